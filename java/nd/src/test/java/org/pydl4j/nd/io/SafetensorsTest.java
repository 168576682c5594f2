package org.pydl4j.nd.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Shapes;

class SafetensorsTest {
  @TempDir Path folder;

  @Test
  void everyTypeAndShapeComesBack() {
    try (Scope scope = Scope.open()) {
      Map<String, NDArray> arrays = new LinkedHashMap<>();
      for (DType type : DType.values()) {
        arrays.put("of " + type, Casts.castTo(Nd.arange(6), type).reshape(2, 3));
      }
      arrays.put("scalar", Nd.scalar(2.5, DType.FLOAT32));
      arrays.put("empty", Nd.zeros(0, 3));
      arrays.put("transposed \"ä\"", Shapes.transpose(arrays.get("of float32")));
      Path file = folder.resolve("all.safetensors");
      Safetensors.write(arrays, Map.of("key", "välue"), file);
      try (Safetensors.Contents read = Safetensors.read(file)) {
        assertEquals(arrays.keySet(), read.arrays().keySet());
        assertEquals(Map.of("key", "välue"), read.metadata());
        for (Map.Entry<String, NDArray> entry : arrays.entrySet()) {
          NDArray again = read.arrays().get(entry.getKey());
          assertEquals(entry.getValue().dtype(), again.dtype());
          assertArrayEquals(entry.getValue().shape(), again.shape());
          assertArrayEquals(entry.getValue().toDoubleArray(), again.toDoubleArray());
        }
      }
    }
  }

  @Test
  void theBytesAreThoseOfTheFormat() throws IOException {
    Path file = folder.resolve("format");
    try (NDArray a = Nd.create(new short[] {1, -2})) {
      Safetensors.write(Map.of("a", a), Map.of(), file);
    }
    byte[] expected =
        file("{\"a\":{\"dtype\":\"I16\",\"shape\":[2],\"data_offsets\":[0,4]}}", 1, 0, -2, -1);
    ByteBuffer written = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(0, written.getLong(0) % 8, "the elements are aligned");
    String head = new String(written.array(), 8, (int) written.getLong(0), StandardCharsets.UTF_8);
    assertEquals("{\"a\":{\"dtype\":\"I16\",\"shape\":[2],\"data_offsets\":[0,4]}}", head.strip());
    Files.write(file, expected);
    try (Safetensors.Contents read = Safetensors.read(file)) {
      assertArrayEquals(new long[] {1, -2}, read.arrays().get("a").toLongArray());
    }
  }

  @Test
  void corruptFilesAreOneSentence() throws IOException {
    String[] headers = {
      "",
      "{",
      "[]",
      "{\"a\":1}",
      "null",
      "{\"a\":{\"dtype\":\"I16\"}}",
      "{\"a\":{\"dtype\":\"Q9\",\"shape\":[2],\"data_offsets\":[0,4]}}",
      "{\"a\":{\"dtype\":\"I16\",\"shape\":[3],\"data_offsets\":[0,4]}}",
      "{\"a\":{\"dtype\":\"I16\",\"shape\":[-2],\"data_offsets\":[0,4]}}",
      "{\"a\":{\"dtype\":\"I16\",\"shape\":[2],\"data_offsets\":[0,400]}}",
      "{\"a\":{\"dtype\":\"I16\",\"shape\":[1],\"data_offsets\":[2,4]}}",
      "{\"a\":{\"dtype\":\"I16\",\"shape\":[2],\"data_offsets\":[4,0]}}",
      "{\"a\":{\"dtype\":\"I16\",\"shape\":[2],\"data_offsets\":[-4,0]}}",
      "{\"a\":{\"dtype\":\"I16\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,4]}}",
      "{\"a\":{\"dtype\":\"I16\",\"shape\":[1.5],\"data_offsets\":[0,4]}}",
      "{\"a\":{\"dtype\":\"I16\",\"shape\":[2],\"data_offsets\":[0,4]},"
          + "\"a\":{\"dtype\":\"I16\",\"shape\":[0],\"data_offsets\":[4,4]}}",
      "{\"a\":{\"dtype\":\"I16\",\"shape\":[2],\"data_offsets\":[0,4]},"
          + "\"b\":{\"dtype\":\"I16\",\"shape\":[2],\"data_offsets\":[0,4]}}",
      "{\"a\":{\"dtype\":\"I16\",\"shape\":[2],\"data_offsets\":[0,4]}} x",
      "{\"__metadata__\":{\"k\":{}}}",
    };
    Path file = folder.resolve("bad.safetensors");
    for (String header : headers) {
      Files.write(file, file(header, 1, 2, 3, 4));
      DataException e = assertThrows(DataException.class, () -> Safetensors.read(file), header);
      assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
    }
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    byte[] whole =
        file("{\"a\":{\"dtype\":\"I16\",\"shape\":[2],\"data_offsets\":[0,4]}}", 1, 2, 3, 4);
    Path file = folder.resolve("short.safetensors");
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThrows(DataException.class, () -> Safetensors.read(file));
    }
    Files.write(file, Arrays.copyOf(whole, whole.length + 1));
    assertThrows(DataException.class, () -> Safetensors.read(file));
    byte[] huge = whole.clone();
    Arrays.fill(huge, 0, 8, (byte) 0x7f);
    Files.write(file, huge);
    assertThrows(DataException.class, () -> Safetensors.read(file));
  }

  private static byte[] file(String header, int... data) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + data.length);
    bytes.order(ByteOrder.LITTLE_ENDIAN).putLong(text.length).put(text);
    for (int value : data) {
      bytes.put((byte) value);
    }
    return bytes.array();
  }
}
