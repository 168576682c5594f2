package org.pydl4j.serving.formats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.Signature;
import org.pydl4j.serving.models.Lease;
import org.pydl4j.serving.models.ModelRepository;
import org.pydl4j.serving.testing.Models;

class FormatsTest {
  private static final Signature ROWS =
      new Signature(
          List.of(new Signature.Tensor("input", DType.FLOAT32, new long[] {-1, 2, 2})), List.of());
  private static final String JSON = "application/vnd.pydl4j.rows+json";

  @TempDir Path folder;

  private final Formats formats = new Formats();

  private static Payload text(String text) {
    byte[] bytes = ("xx" + text + "yy").getBytes(StandardCharsets.UTF_8);
    // In the middle of a larger buffer, as Kafka's client gives it.
    return new Payload("t", ByteBuffer.wrap(bytes, 2, bytes.length - 4), name -> null);
  }

  private int read(String type, Payload payload, InputBatch batch) {
    return formats.required(type).read(payload, batch);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/csv | 1,2,3,4 | 1",
        "text/csv | 1, 2 ,3e0,4.0\\n5,6,7,8\\n | 2",
        "application/vnd.pydl4j.rows+json | [1,2,3,4] | 1",
        "application/vnd.pydl4j.rows+json | [[1,2],[3,4]] | 1",
        "application/vnd.pydl4j.rows+json | [[1,2,3,4],[5,6,7,8]] | 2",
        "application/vnd.pydl4j.rows+json | [[[1,2],[3,4]],[[5,6],[7,8]]] | 2",
        "application/json-rows; charset=utf-8 | [1,2,3,4] | 1",
      })
  void rowsAreReadWhereTheModelReadsThem(String type, String text, int rows) {
    try (InputBatch batch = new InputBatch(ROWS, 8)) {
      assertEquals(1, read("text/csv", text("9,9,9,9"), batch));
      assertEquals(rows, read(type, text(text.replace("\\n", "\n")), batch));
      assertEquals(1 + rows, batch.rows());
      Map<String, NDArray> views = batch.view(1, 1 + rows);
      try (NDArray array = views.get("input")) {
        float[] expected =
            rows == 1 ? new float[] {1, 2, 3, 4} : new float[] {1, 2, 3, 4, 5, 6, 7, 8};
        assertArrayEquals(expected, array.toFloatArray());
        assertArrayEquals(new long[] {rows, 2, 2}, array.shape());
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/csv | 1,2,3 | must hold 4 numbers. Got 3",
        "text/csv | 1,2,3,cat | Got 'cat'",
        "text/csv | 1,2,3,4,5\\n6,7,8 | must hold 4",
        "application/json-rows | [1,2,3] | takes 4 numbers, flat or nested. Got lists of the shape"
            + " [3]",
        "application/json-rows | [[1,2],[3]] | lists of one length",
        "application/json-rows | [[1,2],[3,4],[5,6],[7,8]] | Got lists of the shape [4, 2]",
        "application/json-rows | [[1,2],3] | was expected",
        "application/json-rows | [1,2 | was expected",
        "application/json-rows | [1e400,2,3,4] | beyond a double",
        "application/json-rows | [1e39,2,3,4] | beyond float32",
        "application/json-rows | [NaN,2,3,4] | no NaN",
        "text/csv | 1e400,2,3,4 | beyond a double",
        "text/csv | 1e39,2,3,4 | beyond float32",
        "text/csv | NaN,2,3,4 | Got 'NaN'",
        "text/csv | -Infinity,2,3,4 | Got '-Infinity'",
        "text/csv | 0x1p3,2,3,4 | Got '0x1p3'",
        "text/csv | 1,2d,3,4 | Got '2d'",
        "text/csv | 1,2,3f,4 | Got '3f'",
        "text/csv | 1,2,3,4,5,6,7,8, | Got ''",
        "text/csv | 1,2,3, | Got ''",
        "text/csv | 1,2,3,4\\n\\n5,6,7,8 | Got ''",
        "application/json-rows | {\"a\": 1} | lists of numbers",
        "application/json-rows | [] | Got lists of the shape [0]",
        "application/octet-stream | 123 | takes 16 bytes. Got 3",
      })
  void whatIsNoRowIsRefusedAndLeavesTheBatchAsItWas(String type, String text, String reason) {
    try (InputBatch batch = new InputBatch(ROWS, 8)) {
      Exception refused =
          assertThrows(
              BadRecordException.class, () -> read(type, text(text.replace("\\n", "\n")), batch));
      assertTrue(refused.getMessage().contains(reason), refused.getMessage());
      assertEquals(0, batch.rows());
    }
  }

  @Test
  void rawRowsAreLittleEndian() {
    ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putFloat(1).putFloat(-2).putFloat(3.5f).putFloat(4).flip();
    try (InputBatch batch = new InputBatch(ROWS, 2)) {
      read("application/octet-stream", new Payload("t", bytes, name -> null), batch);
      try (NDArray array = batch.view(0, 1).get("input")) {
        assertArrayEquals(new float[] {1, -2, 3.5f, 4}, array.toFloatArray());
      }
    }
  }

  @Test
  void aFullBatchIsCutAndTooManyRowsAreRefused() {
    try (InputBatch batch = new InputBatch(ROWS, 2)) {
      assertEquals(1, read(JSON, text("[1,2,3,4]"), batch));
      assertEquals(RecordFormat.CUT, read(JSON, text("[[1,2,3,4],[1,2,3,4]]"), batch));
      String three = "[[1,2,3,4],[1,2,3,4],[1,2,3,4]]";
      assertThrows(BadRecordException.class, () -> read(JSON, text(three), batch));
    }
  }

  @Test
  void rowsOfAnotherShapeBeginAnotherBatch() {
    Signature open =
        new Signature(
            List.of(new Signature.Tensor("input", DType.INT64, new long[] {-1, -1})), List.of());
    try (InputBatch batch = new InputBatch(open, 4)) {
      assertTrue(batch.reserve(1, List.of(new long[] {3})));
      batch.commit(1);
      assertTrue(!batch.reserve(1, List.of(new long[] {5})));
      batch.clear();
      assertTrue(batch.reserve(1, List.of(new long[] {5})));
      assertEquals(40, batch.rowBytes(0));
      assertThrows(BadRecordException.class, () -> batch.reserve(1, List.of(new long[] {5, 1})));
      assertThrows(BadRecordException.class, () -> read("text/csv", text("1"), batch));
    }
  }

  @Test
  void numbersMustFitTheirType() {
    Signature bytes =
        new Signature(
            List.of(new Signature.Tensor("input", DType.UINT8, new long[] {-1, 1})), List.of());
    try (InputBatch batch = new InputBatch(bytes, 4)) {
      assertEquals(1, read("text/csv", text("255"), batch));
      for (String wrong : List.of("256", "-1", "1.5")) {
        assertThrows(BadRecordException.class, () -> read("text/csv", text(wrong), batch), wrong);
      }
    }
  }

  @Test
  void integersThatNoDoubleTellsExactlyAreRefusedInRows() {
    Signature whole =
        new Signature(
            List.of(new Signature.Tensor("input", DType.INT64, new long[] {-1, 1})), List.of());
    try (InputBatch batch = new InputBatch(whole, 4)) {
      assertEquals(1, read("text/csv", text("9007199254740991"), batch));
      for (String type : List.of("text/csv", JSON)) {
        String wrong = type.equals(JSON) ? "[9007199254740993]" : "9007199254740993";
        assertThrows(BadRecordException.class, () -> read(type, text(wrong), batch), type);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/csv | 1700000001,1700000002,3,4",
        "application/json-rows | [1700000001,1700000002,3,4]",
        "application/json | {\"inputs\":[{\"name\":\"input\",\"datatype\":\"FP32\","
            + "\"shape\":[1,4],\"data\":[1700000001,1700000002,3,4]}]}",
      })
  void whereTheyAreScaledNumbersOfTextKeepTheirDigitsAndBytesBecomeDoubles(
      String type, String text) {
    ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putFloat(1).putFloat(-2).putFloat(3.5f).putFloat(4).flip();
    try (InputBatch batch = new InputBatch(FOUR, 4, true)) {
      read("application/octet-stream", new Payload("t", bytes, name -> null), batch);
      read(type, text(text), batch);
      read("application/octet-stream", new Payload("t", bytes, name -> null), batch);
      double[] expected = {1, -2, 3.5, 4, 1700000001, 1700000002, 3, 4, 1, -2, 3.5, 4};
      assertArrayEquals(expected, only(batch));
    }
  }

  @Test
  void outputsAreWrittenInEveryFormat() {
    Path file = folder.resolve("m.zip");
    try (MultiLayerNetwork net = Models.times(1)) {
      net.setLabels(List.of("a", "b", "c", "d"));
      net.save(file);
    }
    try (ModelRepository models = ModelRepository.open(List.of(file));
        Lease lease = models.acquire("m", null);
        NDArray input = Nd.create(new float[] {1, 2.5f, 3, 4, 8, 7, 6, 5}, 2, 4);
        OutputBatch out = new OutputBatch(lease.model(), lease.output(Map.of("input", input)), 2)) {
      assertEquals("1.0,2.5,3.0,4.0", written("text/csv", out, 0, 1));
      assertEquals("1.0,2.5,3.0,4.0\n8.0,7.0,6.0,5.0", written("text/csv", out, 0, 2));
      assertEquals("{\"output\":[8.0,7.0,6.0,5.0],\"label\":\"a\"}", written(JSON, out, 1, 1));
      byte[] raw = formats.required("application/octet-stream").write(out, 1, 1);
      assertEquals(5, ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).getFloat(12));
    }
  }

  private String written(String type, OutputBatch out, int row, int rows) {
    return new String(formats.required(type).write(out, row, rows), StandardCharsets.UTF_8);
  }

  private static final Signature FOUR =
      new Signature(
          List.of(new Signature.Tensor("input", DType.FLOAT32, new long[] {-1, 4})), List.of());

  private double[] only(InputBatch batch) {
    try (NDArray array = batch.view(0, batch.rows()).get("input")) {
      return array.toDoubleArray();
    }
  }

  @Test
  void tensorsOfTheOpenInferenceProtocolAreReadAndWritten() {
    Path file = folder.resolve("m.zip");
    try (MultiLayerNetwork net = Models.times(1)) {
      net.save(file);
    }
    String head = "{\"inputs\":[{\"name\":\"input\",\"datatype\":\"FP32\",\"shape\":[1,4],";
    String json = head + "\"data\":[1,2,3,4]}]}";
    Object note;
    try (InputBatch batch = new InputBatch(FOUR, 2)) {
      String named = json.replaceFirst("\\{", "{\"id\":\"42\",");
      assertEquals(1, read("application/json", text(named), batch));
      note = batch.takeNote();
      String wanting = json.replaceFirst("\\{", "{\"parameters\":{\"binary_data_output\":true},");
      assertThrows(BadRecordException.class, () -> read("application/json", text(wanting), batch));
      batch.clear();
      assertEquals(1, read("application/json", text(json), batch));
      assertArrayEquals(new double[] {1, 2, 3, 4}, only(batch));
      String wrong = json.replace("[1,4]", "[1,3]").replace("3,4]", "3]");
      Exception refused =
          assertThrows(
              BadRecordException.class, () -> read("application/json", text(wrong), batch));
      assertTrue(refused.getMessage().contains("[1, 3]"), refused.getMessage());

      batch.clear();
      byte[] start =
          (head + "\"parameters\":{\"binary_data_size\":16}}]}").getBytes(StandardCharsets.UTF_8);
      ByteBuffer body = ByteBuffer.allocate(start.length + 16).order(ByteOrder.LITTLE_ENDIAN);
      body.put(start).putFloat(5).putFloat(6).putFloat(7).putFloat(8).flip();
      String length = Integer.toString(start.length);
      Payload binary =
          new Payload("t", body, name -> name.equals(RecordFormat.HEADER_LENGTH) ? length : null);
      assertEquals(1, read("application/vnd.openinference.tensors", binary, batch));
      assertArrayEquals(new double[] {5, 6, 7, 8}, only(batch));
    }
    try (ModelRepository models = ModelRepository.open(List.of(file));
        Lease lease = models.acquire("m", null);
        NDArray input = Nd.create(new float[] {1, 2.5f, 3, 4}, 1, 4);
        OutputBatch out = new OutputBatch(lease.model(), lease.output(Map.of("input", input)), 1)) {
      out.answers(note);
      assertTrue(written("application/json", out, 0, 1).contains("\"id\":\"42\""));
      out.answers(null);
      String text = written("application/json", out, 0, 1).replace(" ", "");
      assertFalse(text.contains("\"id\""), text);
      assertTrue(text.contains("\"model_name\":\"m\"") && text.contains("2.5"), text);
      RecordFormat binary = formats.required("application/vnd.openinference.tensors");
      byte[] bytes = binary.write(out, 0, 1);
      assertEquals(
          2.5f,
          ByteBuffer.wrap(bytes)
              .order(ByteOrder.LITTLE_ENDIAN)
              .getFloat(binary.headerLength() + 4));
    }
  }

  @Test
  void arrowStreamsAreReadAndWritten() {
    Path file = folder.resolve("m.zip");
    try (MultiLayerNetwork net = Models.times(1)) {
      net.save(file);
    }
    try (ModelRepository models = ModelRepository.open(List.of(file));
        Lease lease = models.acquire("m", null);
        NDArray input = Nd.create(new float[] {1, 2.5f, 3, 4, 5, 6, 7, 8}, 2, 4);
        OutputBatch out = new OutputBatch(lease.model(), lease.output(Map.of("input", input)), 2);
        InputBatch batch = new InputBatch(FOUR, 4)) {
      String type = "application/vnd.apache.arrow.stream";
      byte[] stream = formats.required(type).write(out, 0, 2);
      Payload payload = new Payload("t", ByteBuffer.wrap(stream), name -> null);
      assertEquals(2, read(type, payload, batch));
      assertArrayEquals(new double[] {1, 2.5, 3, 4, 5, 6, 7, 8}, only(batch));
      for (String wrong : List.of("", "no arrow", "\u00ff\u00ff\u00ff\u00ffxxxx")) {
        assertThrows(BadRecordException.class, () -> read(type, text(wrong), batch), wrong);
      }
      java.util.Random random = new java.util.Random(7);
      for (int i = 0; i < 2000; i++) {
        byte[] bent = stream.clone();
        bent[random.nextInt(bent.length)] = (byte) random.nextInt(256);
        Payload hostile = new Payload("t", ByteBuffer.wrap(bent), name -> null);
        batch.clear();
        try {
          read(type, hostile, batch);
        } catch (BadRecordException e) {
          // One of the two: rows, or a refusal.
        }
      }
    }
  }

  @Test
  void objectsOfADeserializerAreRows() {
    Object[] rows = {
      Map.of("all", List.of(1, 2.5, 3f, 4L)), new double[] {1, 2.5, 3, 4}, List.of(1, 2.5, 3, 4),
    };
    for (Object row : rows) {
      formats.add(new ObjectFormat((topic, bytes) -> row));
      try (InputBatch batch = new InputBatch(FOUR, 2)) {
        assertEquals(1, read(ObjectFormat.TYPE, text("any"), batch));
        assertArrayEquals(new double[] {1, 2.5, 3, 4}, only(batch));
      }
    }
    for (Object wrong : new Object[] {List.of(1, 2, 3, 4, 5), Map.of("a", "text"), "text"}) {
      formats.add(new ObjectFormat((topic, bytes) -> wrong));
      try (InputBatch batch = new InputBatch(FOUR, 2)) {
        assertThrows(BadRecordException.class, () -> read(ObjectFormat.TYPE, text("any"), batch));
      }
    }
  }
}
