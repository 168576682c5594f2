package org.pydl4j.nn.torchscript;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.TorchScript;
import org.pydl4j.nd.errors.ClosedException;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.EngineException;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.io.Npy;
import org.pydl4j.nn.Model;
import org.pydl4j.nn.Signature;

/** The files and numbers were written by PyTorch (src/test/reference/make_torchscript.py). */
class TorchScriptModelTest {
  private static final Path FOLDER = Path.of("src/test/resources/torchscript").toAbsolutePath();
  @TempDir Path folder;

  private static Path file(String name) {
    Path inModule = FOLDER.resolve(name);
    return Files.exists(inModule)
        ? inModule
        : Path.of("java/nn/src/test/resources/torchscript").toAbsolutePath().resolve(name);
  }

  @Test
  void givesPyTorchsNumbersInEvaluationMode() {
    try (Scope scope = Scope.open();
        Model model = TorchScriptModel.load(file("mlp.pt"))) {
      NDArray x = Npy.read(file("mlp_x.npy"));
      NDArray y = model.output(Map.of("x", x)).get("y");
      double[] expected = Npy.read(file("mlp_y.npy")).toDoubleArray();
      assertArrayEquals(expected, y.toDoubleArray(), 1e-6);
      assertEquals(
          new Signature.Tensor("x", DType.FLOAT32, new long[] {-1, 4}),
          model.signature().inputs().get(0));
    }
  }

  @Test
  void aRefusalGivesTheModulesReasonAndItsPlace() {
    try (Scope scope = Scope.open();
        TorchScript module = TorchScript.load(file("mlp.pt"))) {
      NDArray narrow = Nd.ones(3, 17);
      EngineException refused =
          assertThrows(EngineException.class, () -> module.forward(List.of(narrow), List.of("y")));
      assertEquals(
          "The engine refused: mat1 and mat2 shapes cannot be multiplied (3x17 and 4x8)"
              + " (code/__torch__/torch/nn/modules/linear.py, line 14)",
          refused.getMessage());
    }
  }

  @Test
  void readsTheLabelsOfItsSignature() {
    try (TorchScriptModel model = TorchScriptModel.load(file("mlp.pt"))) {
      assertEquals(List.of("a", "b", "c"), model.labels());
    }
  }

  @Test
  void matchesInputsByNameAndTakesADictionaryApart() {
    try (Scope scope = Scope.open();
        Model model = TorchScriptModel.load(file("two.pt"))) {
      NDArray left = Nd.create(new float[] {1, 2, 3, 4}, 2, 2);
      NDArray right = Nd.create(new float[] {5, 1, 1, 2}, 2, 2);
      Map<String, NDArray> out = model.output(Map.of("left", left, "right", right));
      assertArrayEquals(new double[] {6, 3, 4, 6}, out.get("sum").toDoubleArray());
      assertArrayEquals(new long[] {0, 1}, out.get("largest").toLongArray());
      assertEquals(DType.INT64, out.get("largest").dtype());
    }
  }

  @Test
  void aResultThatIsAnArgumentHasMemoryOfItsOwn() {
    try (Scope scope = Scope.open();
        Model model = TorchScriptModel.load(file("same.pt"))) {
      NDArray x = Nd.create(new float[] {1, 2}, 1, 2);
      Map<String, NDArray> out = model.output(Map.of("x", x));
      x.set(9, 0, 0);
      assertEquals(1.0, out.get("same").getDouble(0, 0));
      assertEquals(2.0, out.get("twice").getDouble(0, 0));
    }
  }

  @Test
  void withoutASignatureTheMessageSaysWhatToWrite() {
    String message =
        assertThrows(ModelFileException.class, () -> TorchScriptModel.load(file("unsigned.pt")))
            .getMessage();
    assertTrue(message.contains("unsigned.signature.json"), message);
  }

  @Test
  void aSignatureThatDoesNotFitIsRefused() throws IOException {
    Path copy = Files.copy(file("unsigned.pt"), folder.resolve("net.pt"));
    Path signature = folder.resolve("signature.json");
    Files.writeString(signature, "{\"inputs\": []}");
    assertThrows(ConfigurationException.class, () -> TorchScriptModel.load(copy));
    String one = "{\"name\": \"x\", \"dtype\": \"float32\", \"shape\": [-1, 2]}";
    Files.writeString(
        signature, "{\"inputs\": [" + one + "], \"outputs\": [" + one + "]}"); // it gives two
    try (Scope scope = Scope.open();
        Model model = TorchScriptModel.load(copy)) {
      NDArray x = Nd.zeros(1, 2);
      assertThrows(ShapeException.class, () -> model.output(Map.of("x", x)));
    }
  }

  @Test
  void damagedFilesAreRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(file("mlp.pt"));
    Path half = folder.resolve("half.pt");
    Files.write(half, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThrows(ModelFileException.class, () -> TorchScriptModel.load(half));
    Files.writeString(half, "no zip at all");
    assertThrows(ModelFileException.class, () -> TorchScriptModel.load(half));
    assertThrows(ModelFileException.class, () -> TorchScriptModel.load(folder.resolve("none.pt")));
  }

  @Test
  void wrongArgumentsAreTypedErrors() {
    try (Scope scope = Scope.open();
        Model model = TorchScriptModel.load(file("mlp.pt"))) {
      assertThrows(EngineException.class, () -> model.output(Map.of("x", Nd.zeros(2, 5))));
      assertThrows(ShapeException.class, () -> model.output(Map.of("z", Nd.zeros(2, 4))));
    }
  }

  @Test
  void manyThreadsGetEqualNumbersAndACloseWaitsForThem() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    Model model = TorchScriptModel.load(file("mlp.pt"));
    List<Future<double[]>> answers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      answers.add(
          threads.submit(
              () -> {
                try (Scope scope = Scope.open()) {
                  NDArray x = Npy.read(file("mlp_x.npy"));
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
      NDArray x = Npy.read(file("mlp_x.npy"));
      assertThrows(ClosedException.class, () -> model.output(Map.of("x", x)));
    }
  }
}
