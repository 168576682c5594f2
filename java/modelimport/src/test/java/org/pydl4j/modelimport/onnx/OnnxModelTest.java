package org.pydl4j.modelimport.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ClosedException;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.io.Npz;
import org.pydl4j.nn.Model;
import org.pydl4j.nn.ModelOutput;
import org.pydl4j.nn.Signature;
import org.pydl4j.nn.data.ArrayDataSetIterator;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.evaluation.Evaluable;
import org.pydl4j.nn.files.ModelFormat;

/** The files and numbers were written by the onnx package (src/test/reference/make_onnx.py). */
class OnnxModelTest {
  @TempDir Path folder;

  static Path file(String name) {
    Path here = Path.of("src/test/resources/onnx").toAbsolutePath();
    Path there = Path.of("java/modelimport/src/test/resources/onnx").toAbsolutePath();
    return (Files.exists(here) ? here : there).resolve(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"classes", "two", "series", "beside"})
  void givesTheNumbersOfTheReferenceEvaluator(String name) {
    try (Scope scope = Scope.open();
        Model model = ModelFormat.openAny(file(name + ".onnx"))) {
      Map<String, NDArray> all = Npz.read(file(name + ".npz"));
      Map<String, NDArray> in = new LinkedHashMap<>();
      for (Signature.Tensor input : model.signature().inputs()) {
        in.put(input.name(), all.get("in_" + input.name()));
      }
      Map<String, NDArray> out = model.output(in);
      for (Signature.Tensor output : model.signature().outputs()) {
        NDArray made = out.get(output.name());
        assertEquals(output.dtype(), made.dtype());
        NDArray expected = all.get(output.name());
        assertArrayEquals(expected.shape(), made.shape());
        assertArrayEquals(expected.toDoubleArray(), made.toDoubleArray(), 1e-6);
      }
    }
  }

  @Test
  void saysNamesTypesAndShapesOfTheFile() {
    try (Model model = ModelFormat.openAny(file("two.onnx"))) {
      assertEquals(
          List.of(
              new Signature.Tensor("left", DType.FLOAT32, new long[] {-1, 2}),
              new Signature.Tensor("right", DType.INT64, new long[] {-1, 2})),
          model.signature().inputs());
      assertEquals(
          new Signature.Tensor("largest", DType.INT64, new long[] {-1}),
          model.signature().outputs().get(1));
    }
  }

  @Test
  void isKnownByItsContentAndNotByItsName() throws IOException {
    Path other = Files.copy(file("classes.onnx"), folder.resolve("model.bin"));
    assertEquals("onnxruntime_onnx", ModelFormat.of(other).orElseThrow().platform());
    Path text = folder.resolve("text.bin");
    Files.writeString(text, "{\"a\": 1}");
    assertTrue(ModelFormat.of(text).isEmpty());
    Files.write(text, new byte[0]);
    assertTrue(ModelFormat.of(text).isEmpty());
  }

  @Test
  void textIsRefusedByName() {
    String text =
        assertThrows(ModelFileException.class, () -> ModelFormat.openAny(file("text.onnx")))
            .getMessage();
    assertTrue(text.contains("the input 'words' is of text"), text);
    assertTrue(text.contains("the output 'same' is of text"), text);
    String list =
        assertThrows(ModelFileException.class, () -> ModelFormat.openAny(file("list.onnx")))
            .getMessage();
    assertTrue(list.contains("the output 'list' is no tensor but sequence"), list);
  }

  @Test
  void weightsBesideTheFileMustBeThereAndStayInItsFolder() throws IOException {
    Path copy = Files.copy(file("beside.onnx"), folder.resolve("beside.onnx"));
    assertRefused(copy, "is no file beside this one");
    Path weights = Files.copy(file("beside.bin"), folder.resolve("beside.bin"));
    assertEquals(List.of(weights), ModelFormat.of(copy).orElseThrow().beside(copy));
    byte[] all = Files.readAllBytes(weights);
    Files.write(weights, java.util.Arrays.copyOf(all, all.length - 1));
    assertRefused(copy, "of which it has");
    Files.delete(weights);
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere")).resolve("beside.bin");
    Files.write(elsewhere, all);
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Files.copy(copy, inner.resolve("beside.onnx"));
    Files.createSymbolicLink(inner.resolve("beside.bin"), elsewhere);
    assertRefused(inner.resolve("beside.onnx"), "leads out of the file's folder");
    byte[] model = Files.readAllBytes(copy);
    byte[] wrong = replaced(model, "beside.bin", "../side.bi");
    Files.write(copy, wrong);
    assertRefused(copy, "is not in the folder of the file");
  }

  /** As Hugging Face's cache has them: links in a folder, files under their digests in another. */
  @Test
  void linksOfACacheLeadToWhereTheModelItselfLies() throws IOException {
    Path blobs = Files.createDirectory(folder.resolve("blobs"));
    Path links = Files.createDirectories(folder.resolve("snapshots").resolve("a1"));
    Files.copy(file("beside.onnx"), blobs.resolve("1111"));
    Files.copy(file("beside.bin"), blobs.resolve("2222"));
    Path model = links.resolve("beside.onnx");
    Files.createSymbolicLink(model, Path.of("../../blobs/1111"));
    Path weights = links.resolve("beside.bin");
    Files.createSymbolicLink(weights, Path.of("../../blobs/2222"));
    ModelFormat.openAny(model).close();
    Path elsewhere = Files.copy(file("beside.bin"), folder.resolve("elsewhere.bin"));
    Files.delete(weights);
    Files.createSymbolicLink(weights, elsewhere);
    assertRefused(model, "leads out of the file's folder");
  }

  /** In a graph of an If, a list of constants, a sparse one, and a function. */
  @Test
  void weightsBesideTheFileAreCheckedWhereverTheyAreNamed() throws IOException {
    byte[] place = both(part(1, "location"), part(2, "../secret.bin"));
    byte[] constant = both(new byte[] {8, 2, 16, 1}, both(part(8, "w"), part(13, place)));
    byte[] branch = part(1, node(part(6, part(5, constant))));
    byte[] list = part(1, node(part(10, constant)));
    byte[] sparse = part(15, part(1, constant));
    byte[] function = part(25, part(7, node(part(5, constant))));
    for (byte[] model :
        List.of(part(7, branch), part(7, list), part(7, sparse), both(part(7, ""), function))) {
      Path file = Files.write(folder.resolve("inside.onnx"), both(new byte[] {8, 8}, model));
      assertRefused(file, "the constant 'w' stands in '../secret.bin', which is not in the folder");
    }
  }

  private static byte[] node(byte[] attribute) {
    return both(part(4, "If"), part(5, both(part(1, "then_branch"), attribute)));
  }

  private static byte[] part(int field, String text) {
    return part(field, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** A field of a message: up to 127 bytes. */
  private static byte[] part(int field, byte[] content) {
    int tag = field << 3 | 2;
    byte[] head =
        tag < 128
            ? new byte[] {(byte) tag, (byte) content.length}
            : new byte[] {(byte) (tag | 128), (byte) (tag >> 7), (byte) content.length};
    return both(head, content);
  }

  private static byte[] both(byte[] one, byte[] other) {
    byte[] made = java.util.Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, made, one.length, other.length);
    return made;
  }

  private static byte[] replaced(byte[] all, String from, String to) {
    String text = new String(all, java.nio.charset.StandardCharsets.ISO_8859_1);
    assertTrue(text.contains(from));
    return text.replace(from, to).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  private static void assertRefused(Path file, String reason) {
    String message =
        assertThrows(ModelFileException.class, () -> ModelFormat.openAny(file)).getMessage();
    assertTrue(message.contains(reason), message);
  }

  @Test
  void damagedFilesAreRefusedBeforeNativeCodeSeesThem() throws IOException {
    byte[] all = Files.readAllBytes(file("classes.onnx"));
    Path half = folder.resolve("half.onnx");
    Files.write(half, java.util.Arrays.copyOf(all, all.length / 2));
    assertRefused(half, "cannot be read");
    Files.write(half, new byte[] {8, 8, 58, 0});
    assertThrows(ModelFileException.class, () -> ModelFormat.openAny(half));
    byte[] long58 = ByteBuffer.allocate(12).put((byte) 58).array(); // a graph of length 0
    long58[1] = (byte) 0xff;
    long58[2] = (byte) 0x7f; // which says that it is longer than the file
    Files.write(half, long58);
    assertFalse(ModelFormat.of(folder.resolve("none")).isPresent());
    assertRefused(half, "stands where");
  }

  @Test
  void wrongArgumentsAreTypedErrors() {
    try (Scope scope = Scope.open();
        Model model = ModelFormat.openAny(file("classes.onnx"))) {
      assertThrows(ShapeException.class, () -> model.output(Map.of("x", Nd.zeros(2, 5))));
      assertThrows(ShapeException.class, () -> model.output(Map.of("x", Nd.zeros(4))));
      assertThrows(ShapeException.class, () -> model.output(Map.of("z", Nd.zeros(2, 4))));
      assertArrayEquals(
          new long[] {0, 3}, model.output(Map.of("x", Nd.zeros(0, 4))).get("y").shape());
      NDArray wide = Nd.zeros(DType.FLOAT64, 2, 4);
      assertEquals(DType.FLOAT32, model.output(Map.of("x", wide)).get("y").dtype());
    }
  }

  @Test
  void oneOutputIsHeldAgainstLabels() {
    try (Scope scope = Scope.open();
        Model model = ModelFormat.openAny(file("classes.onnx"))) {
      NDArray x = Npz.read(file("classes.npz")).get("in_x");
      double[] y = model.output(Map.of("x", x)).get("y").toDoubleArray();
      long[] labels = new long[6];
      for (int row = 0; row < 6; row++) {
        for (int i = 1; i < 3; i++) {
          labels[row] = y[3 * row + i] > y[3 * row + (int) labels[row]] ? i : labels[row];
        }
      }
      labels[5] = (labels[5] + 1) % 3;
      Evaluable output = ModelOutput.of(model, "");
      DataSet data = new DataSet(x, Nd.create(labels));
      try (ArrayDataSetIterator batches = new ArrayDataSetIterator(data, 4);
          ArrayDataSetIterator unlabelled = new ArrayDataSetIterator(new DataSet(x, null), 4)) {
        assertEquals(5.0 / 6, output.evaluate(batches).accuracy(), 1e-12);
        assertThrows(DataException.class, () -> output.evaluate(unlabelled));
      }
      assertThrows(ConfigurationException.class, () -> ModelOutput.of(model, "z"));
    }
  }

  @Test
  void manyThreadsGetEqualNumbersAndACloseWaitsForThem() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    Model model = ModelFormat.openAny(file("classes.onnx"));
    List<Future<double[]>> answers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      answers.add(
          threads.submit(
              () -> {
                try (Scope scope = Scope.open()) {
                  NDArray x = Npz.read(file("classes.npz")).get("in_x");
                  return model.output(Map.of("x", x)).get("y").toDoubleArray();
                }
              }));
    }
    double[] first = answers.get(0).get();
    for (Future<double[]> answer : answers) {
      assertArrayEquals(first, answer.get(), 1e-6);
    }
    model.close();
    model.close();
    threads.shutdown();
    assertTrue(threads.awaitTermination(10, TimeUnit.SECONDS));
    try (Scope scope = Scope.open()) {
      NDArray x = Nd.zeros(1, 4);
      assertThrows(ClosedException.class, () -> model.output(Map.of("x", x)));
    }
  }
}
