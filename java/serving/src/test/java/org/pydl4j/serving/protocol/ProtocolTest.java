package org.pydl4j.serving.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.nd.DType;

class ProtocolTest {
  private static final long FINITE = ~(1L << 62); // bits of exponents that are not all ones

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static InferRequest read(String json) {
    return RequestReader.read(utf8(json), -1);
  }

  private static String refusal(String json) {
    return assertThrows(ProtocolException.class, () -> read(json)).getMessage();
  }

  private static String input(String datatype, String shape, String data) {
    return "{\"inputs\":[{\"name\":\"x\",\"datatype\":\""
        + datatype
        + "\",\"shape\":"
        + shape
        + ",\"data\":"
        + data
        + "}]}";
  }

  private static byte[] withBinary(String header, byte... data) {
    byte[] body = Arrays.copyOf(utf8(header), utf8(header).length + data.length);
    System.arraycopy(data, 0, body, utf8(header).length, data.length);
    return body;
  }

  @Test
  void readsARequestWithAllItsParts() {
    InferRequest request =
        read(
            "{ \"id\" : \"\\u0041 \\\"é😀\\n\", \"parameters\": {\"priority\": 2, \"timeout\": 500,"
                + " \"binary_data_output\": true, \"other\": [1, {\"a\": null}]},"
                + "\"inputs\": [{\"data\": [[1, 2.5], [-3e2, 0]], \"name\": \"x\","
                + " \"shape\": [2, 2], \"datatype\": \"FP32\"}],"
                + "\"outputs\": [{\"name\": \"y\", \"parameters\": {\"binary_data\": false}},"
                + " {\"name\": \"z\"}]}");
    assertEquals("A \"é😀\n", request.id());
    assertEquals(2, request.priority());
    assertEquals(500, request.timeoutMicros());
    TensorData x = request.inputs().get(0);
    assertArrayEquals(new long[] {2, 2}, x.shape());
    float[] numbers = new float[4];
    x.data().asFloatBuffer().get(numbers);
    assertArrayEquals(new float[] {1, 2.5f, -300, 0}, numbers);
    assertTrue(request.binary("z"));
    assertEquals(false, request.binary("y"));
    assertEquals(false, request.wants("w"));
  }

  @Test
  void membersThatAreNullAreAsIfTheyWereNotThere() {
    InferRequest request =
        read(
            "{\"id\":null,\"parameters\":null,\"inputs\":[{\"name\":\"x\",\"datatype\":\"FP32\","
                + "\"shape\":[1],\"parameters\":{\"binary_data_size\":null},\"data\":[1]}],"
                + "\"outputs\":null}");
    assertEquals("", request.id());
    assertEquals(1, request.inputs().size());
    assertTrue(request.wants("any"));
    refusal("{\"inputs\":[{\"name\":null,\"datatype\":\"FP32\",\"shape\":[1],\"data\":[1]}]}");
  }

  @Test
  void binaryTensorsViewTheBodyInOrder() {
    String header =
        "{\"inputs\":[{\"name\":\"a\",\"shape\":[3],\"datatype\":\"INT16\","
            + "\"parameters\":{\"binary_data_size\":6}},"
            + "{\"name\":\"b\",\"shape\":[1],\"datatype\":\"INT32\",\"data\":[7]},"
            + "{\"name\":\"c\",\"shape\":[2],\"datatype\":\"BOOL\","
            + "\"parameters\":{\"binary_data_size\":2}}]}";
    byte[] body = withBinary(header, new byte[] {1, 0, 2, 0, -1, -1, 1, 0});
    InferRequest request = RequestReader.read(body, utf8(header).length);
    ByteBuffer a = request.inputs().get(0).data();
    assertEquals(-1, a.getShort(4));
    assertEquals(7, request.inputs().get(1).data().getInt(0));
    assertEquals(1, request.inputs().get(2).data().get(0));
  }

  @ParameterizedTest
  @CsvSource({"UINT16, INT32", "UINT32, INT64", "UINT64, INT64", "BYTES, UINT8", "float32, FP32"})
  void anUnservedDatatypeNamesTheNearest(String asked, String nearest) {
    String message = refusal(input(asked, "[1]", "[1]"));
    assertTrue(message.contains(nearest), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "nothing",
        "{\"inputs\":[}",
        "{\"inputs\":{}}",
        "{\"id\":\"\\x\"}",
        "{}x",
        "{\"id\": 5}",
        "{\"inputs\":[{}]}",
        "{\"id\":\"\\ud8\"}",
        "{\"parameters\":{\"timeout\":-1}}"
      })
  void whatIsNoRequestIsRefused(String json) {
    assertThrows(ProtocolException.class, () -> read(json));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "FP32; [2]; [1]",
        "FP32; [2]; [1,2,3]",
        "FP32; [-1]; [1]",
        "FP32; [4611686018427387904]; []",
        "FP32; [1]; [\"a\"]",
        "FP32; [1]; [1.]",
        "FP32; [1]; [.5]",
        "FP32; [1]; [+1]",
        "FP32; [1]; 1",
        "INT8; [1]; [128]",
        "UINT8; [1]; [-1]",
        "INT32; [1]; [1.5]",
        "INT64; [1];" + " [9223372036854775808]",
        "BOOL; [1]; [2]",
        "FP16; [1]; [1]",
        "FP32; [1.5]; [1]",
        "FP32; [1]; [[1]",
        "FP32; [2]; [1 2]",
        "FP32; [2147483647, 8]; [1]",
        "FP32; [1]; [null]",
        "FP32; [1]; [1e39]",
        "FP32; [1]; [-3.5e38]",
        "FP32; [1]; [1e400]",
        "FP64; [1]; [1e309]",
        "FP64; [1]; [NaN]",
        "FP32; [1]; [Infinity]",
        "FP32; [1]; [-Infinity]",
        "FP32; [2,4]; [[1,2],[3,4],[5,6],[7,8]]",
        "FP32; [2,2]; [[1],[2,3,4]]",
        "FP32; [2,2]; [[1,2],3,4]",
        "FP32; [2,2]; [1,2,[3,4]]",
        "FP32; [2,2]; [[[1,2]],[[3,4]]]",
        "FP32; [4]; [[1,2,3,4]]",
        "FP32; [1,2,2]; [[1,2,3,4]]",
        "FP32; [2,2]; [[1,2],[3,4],[]]"
      })
  void numbersThatDoNotFitAreRefused(String datatype, String shape, String data) {
    refusal(input(datatype, shape, data));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "[2,2]; [[1,2],[3,4]]",
        "[2,2]; [1,2,3,4]",
        "[1,2,2]; [[[1,2],[3,4]]]",
        "[2,2,1]; [[[1],[2]],[[3],[4]]]",
        "[4]; [1,2,3,4]",
      })
  void dataIsFlatOrNestedAsItsShape(String shape, String data) {
    float[] numbers = new float[4];
    read(input("FP32", shape, data)).inputs().get(0).data().asFloatBuffer().get(numbers);
    assertArrayEquals(new float[] {1, 2, 3, 4}, numbers);
    read(input("FP32", "[2,0]", "[[],[]]"));
    read(input("FP32", "[0,4]", "[]"));
  }

  @Test
  void memoryFollowsTheNumbersThatArriveNotTheShapeNorTheBlanks() {
    long[] taken = {0};
    Reading counted = new Reading(false, bytes -> taken[0] += bytes);
    String blanks = " ".repeat(1_000_000);
    byte[] body = utf8(input("FP64", "[200000000]", "[1,2" + blanks + "]"));
    assertThrows(ProtocolException.class, () -> RequestReader.read(body, -1, counted));
    assertTrue(taken[0] <= 4096, taken[0] + " bytes");
    byte[] honest = utf8(input("FP32", "[10000]", "[" + "1,".repeat(9999) + "1]"));
    taken[0] = 0;
    RequestReader.read(honest, -1, counted);
    assertTrue(taken[0] >= 40_000 && taken[0] < 120_000, taken[0] + " bytes of 40,000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"9", "1.", "-", "1e"})
  void aNumberOfAMillionDigitsIsRefusedWithoutBeingReckoned(String begin) {
    // BigDecimal takes 40 s for it.
    String digits = begin + "9".repeat(1_000_000);
    assertTrue(
        refusal("{\"parameters\":{\"timeout\":" + digits + "}}").contains("1000 characters"));
    assertTrue(refusal(input("FP64", "[1]", "[" + digits + "]")).contains("1000 characters"));
    assertTrue(refusal("{\"unknown\":" + digits + "}").contains("1000 characters"));
  }

  @Test
  void whereTheyAreScaledNumbersOfTextKeepTheirDigits() {
    byte[] body = utf8(input("FP32", "[2]", "[1700000001, 1700000002]"));
    TensorData data =
        RequestReader.read(body, -1, new Reading(true, Allowance.UNLIMITED)).inputs().get(0);
    assertEquals(DType.FLOAT32, data.dtype());
    assertEquals(DType.FLOAT64, data.stored());
    assertEquals(1700000001.0, data.data().getDouble(0));
    assertEquals(1700000002.0, data.data().getDouble(8));
  }

  @Test
  void deepNestingIsRefusedAndDoesNotOverflowTheStack() {
    String deep = "[".repeat(200_000) + "]".repeat(200_000);
    refusal(input("FP32", "[1]", deep));
    refusal("{\"unknown\":" + deep + "}");
  }

  @Test
  void sizesOfBinaryDataAreCheckedStrictly() {
    for (String size : List.of("3", "5", "0", "9223372036854775807", "-1")) {
      String header =
          "{\"inputs\":[{\"name\":\"x\",\"shape\":[1],\"datatype\":\"FP32\","
              + "\"parameters\":{\"binary_data_size\":"
              + size
              + "}}]}";
      byte[] body = withBinary(header, new byte[4]);
      int length = utf8(header).length;
      assertThrows(ProtocolException.class, () -> RequestReader.read(body, length), size);
    }
    byte[] body = withBinary("{\"inputs\":[]}", new byte[1]);
    assertThrows(ProtocolException.class, () -> RequestReader.read(body, 13));
    assertThrows(ProtocolException.class, () -> RequestReader.read(body, 99));
    assertThrows(ProtocolException.class, () -> RequestReader.read(body, -2));
  }

  @Test
  void randomBytesAndCutRequestsAreRefusedAndNothingElse() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[] good = utf8(input("FP32", "[2,2]", "[[1.5,2],[3,4e-3]]"));
    for (int i = 0; i < 200_000; i++) {
      byte[] bytes = Arrays.copyOf(good, random.nextInt(good.length + 1));
      for (int j = random.nextInt(4); j > 0 && bytes.length > 0; j--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      try {
        RequestReader.read(bytes, random.nextInt(3) == 0 ? random.nextInt(bytes.length + 2) : -1);
      } catch (ProtocolException expected) {
        // the one way out
      } catch (RuntimeException e) {
        throw new AssertionError(
            "seed " + seed + ", body " + new String(bytes, StandardCharsets.UTF_8), e);
      }
    }
  }

  @Test
  void decimalsAreTheNearestDoublesAsTheJdkHasThem() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 400_000; i++) {
      String text =
          switch (i % 5) {
            case 0 -> Double.toString(Double.longBitsToDouble(random.nextLong() & FINITE));
            case 1 -> Double.toString(random.nextFloat());
            case 2 -> random.nextInt(1000) + "." + Math.abs(random.nextLong());
            case 3 -> random.nextLong() + "e" + (random.nextInt(700) - 350);
            default -> "0.000" + random.nextInt(1_000_000_000) + "E-" + random.nextInt(30);
          };
      double expected = Double.parseDouble(text);
      byte[] json = utf8(text);
      assertEquals(
          expected, new JsonCursor(json, 0, json.length).real(), () -> text + ", seed " + seed);
    }
    for (String text : List.of("9007199254740993", "0.1e1", "-0.0", "1e23", "5e-324", "1e400")) {
      byte[] json = utf8(text);
      assertEquals(Double.parseDouble(text), new JsonCursor(json, 0, json.length).real(), text);
    }
  }

  @Test
  void responsesCarryJsonAndBinaryOutputs() {
    ByteBuffer floats = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    floats.putFloat(0.1f).putFloat(-2).flip();
    ByteBuffer whole = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    whole.putLong(Long.MIN_VALUE).flip();
    InferResponse response =
        new InferResponse(
            "m\"ä",
            "3",
            "id",
            List.of(
                new TensorData("y", DType.FLOAT32, new long[] {1, 2}, floats),
                new TensorData("z", DType.INT64, new long[] {1}, whole)));
    InferRequest json = read("{\"inputs\":[]}");
    ResponseWriter.Body body = ResponseWriter.write(response, json);
    assertEquals(-1, body.headerLength());
    assertEquals(
        "{\"model_name\":\"m\\\"ä\",\"model_version\":\"3\",\"id\":\"id\",\"outputs\":["
            + "{\"name\":\"y\",\"datatype\":\"FP32\",\"shape\":[1,2],\"data\":[0.1,-2.0]},"
            + "{\"name\":\"z\",\"datatype\":\"INT64\",\"shape\":[1],"
            + "\"data\":[-9223372036854775808]}]}",
        new String(body.bytes(), StandardCharsets.UTF_8));
    InferRequest one =
        read(
            "{\"inputs\":[],\"outputs\":[{\"name\":\"y\",\"parameters\":{\"binary_data\":true}}]}");
    body = ResponseWriter.write(response, one);
    assertEquals(body.bytes().length, body.headerLength() + 8);
    ByteBuffer data = ByteBuffer.wrap(body.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(0.1f, data.getFloat(body.headerLength()));
  }

  @Test
  void whatJsonCannotCarryAsksForBinary() {
    ByteBuffer nan = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
    nan.putFloat(Float.NaN).flip();
    TensorData tensor = new TensorData("y", DType.FLOAT32, new long[] {1}, nan);
    InferResponse response = new InferResponse("m", "1", "", List.of(tensor));
    String message =
        assertThrows(
                ProtocolException.class,
                () -> ResponseWriter.write(response, read("{\"inputs\":[]}")))
            .getMessage();
    assertTrue(message.contains("binary"), message);
  }
}
