package org.pydl4j.nd.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.DTypeException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.OffHeapMemoryException;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Shapes;

class NpyTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"f8", "f4", "f2", "i8", "i4", "i2", "i1", "u1", "b1"})
  void numpysFilesAreReadAndWrittenByteForByte(String kind) throws IOException {
    for (String order : new String[] {"c", "f"}) {
      Path file = layout(kind + "_" + order);
      try (NDArray a = Npy.read(file)) {
        requireCounting(a, kind);
        assertEquals(order.charAt(0), a.order());
        Path copy = folder.resolve("copy.npy");
        Npy.write(a, copy);
        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(copy), kind + order);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"f8_big", "f4_big", "f2_big", "i8_big", "i4_big", "i2_big", "f4_v2", "f4_v3"})
  void otherByteOrdersAndVersionsAreRead(String name) {
    try (NDArray a = Npy.read(layout(name))) {
      requireCounting(a, name.substring(0, 2));
    }
  }

  @Test
  void scalarsAndEmptyArraysAreReadAndWritten() throws IOException {
    for (String name : new String[] {"scalar", "empty"}) {
      try (NDArray a = Npy.read(layout(name))) {
        Path copy = folder.resolve(name);
        Npy.write(a, copy);
        try (NDArray again = Npy.read(copy)) {
          assertArrayEquals(a.shape(), again.shape());
          assertArrayEquals(a.toDoubleArray(), again.toDoubleArray());
        }
      }
    }
  }

  @Test
  void stridedAndBroadcastArraysAreWrittenInCOrder() {
    try (Scope scope = Scope.open()) {
      NDArray a = Shapes.broadcastTo(Nd.create(new float[] {1, 2, 3}), 2, 3);
      Path file = folder.resolve("a.npy");
      Npy.write(a, file);
      assertArrayEquals(new float[] {1, 2, 3, 1, 2, 3}, Npy.read(file).toFloatArray());
    }
  }

  @Test
  void manyArraysGoIntoOneFile() {
    try (Scope scope = Scope.open()) {
      Map<String, NDArray> read = Npz.read(resource("compressed.npz"));
      assertEquals(499500, read.get("first").sum().getLong());
      assertEquals(DType.FLOAT16, read.get("second").dtype());
      Map<String, NDArray> arrays = new LinkedHashMap<>(read);
      arrays.put("third", Nd.ones(2, 3));
      Path file = folder.resolve("many.npz");
      Npz.write(arrays, file);
      Map<String, NDArray> again = Npz.read(file);
      assertEquals(arrays.keySet(), again.keySet());
      assertArrayEquals(new long[] {2, 3}, again.get("third").shape());
      assertEquals(499500, again.get("first").sum().getLong());
    }
  }

  @Test
  void otherElementTypesAreRefusedWithTheNearest() {
    assertMessage(layout("unsigned16"), "'u2'", "int32");
    assertMessage(layout("complex"), "'c16'", "two float64 arrays");
    assertMessage(layout("text"), "numpy's type 'U1'", "numbers");
    assertMessage(layout("structured"), "'structured'", "numbers");
  }

  @Test
  void bfloat16IsRefusedAndNothingIsWritten() {
    Path file = folder.resolve("bf.npy");
    try (NDArray a = Nd.ones(DType.BFLOAT16, 2)) {
      DTypeException e = assertThrows(DTypeException.class, () -> Npy.write(a, file));
      assertTrue(e.getMessage().contains("FLOAT32"), e.getMessage());
      try (NDArray bits = Casts.viewAs(a, DType.INT16)) {
        Npy.write(bits, file);
      }
    }
    try (NDArray bits = Npy.read(file)) {
      assertArrayEquals(new long[] {0x3f80, 0x3f80}, bits.toLongArray());
    }
  }

  @Test
  void everyTruncationIsOneSentence() throws IOException {
    byte[] whole = Files.readAllBytes(layout("i2_c"));
    Path file = folder.resolve("short.npy");
    for (int length = 0; length < whole.length; length += length < 16 ? 1 : 13) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      DataException e = assertThrows(DataException.class, () -> Npy.read(file));
      assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
      assertTrue(e.getMessage().endsWith("."), e.getMessage());
    }
  }

  @Test
  void corruptHeadersAreOneSentence() throws IOException {
    byte[] whole = Files.readAllBytes(layout("i2_c"));
    String text = new String(whole, StandardCharsets.ISO_8859_1);
    Path file = folder.resolve("bad.npy");
    String[][] changes = {
      {"NUMPY", "NUMPX"},
      {"'<i2'", "'<q9'"},
      {"'fortran_order'", "'fortran_odder'"},
      {"(2, 3, 4)", "(2, 3, 9)"},
      {"(2, 3, 4)", "(2,-3, 4)"},
      {"(2, 3, 4), }    ", "(99999999999), } "},
      {
        "(2, 3, 4), }                                         ",
        "(9999999999, 9999999999, 9999999999, 9999999999), }  "
      },
    };
    for (String[] change : changes) {
      String changed = text.replace(change[0], change[1]);
      assertFalse(changed.equals(text), change[0]);
      Files.write(file, changed.getBytes(StandardCharsets.ISO_8859_1));
      assertThrows(DataException.class, () -> Npy.read(file), change[1]);
    }
    assertThrows(DataException.class, () -> Npy.read(folder.resolve("missing.npy")));
    assertThrows(DataException.class, () -> Npz.read(file));
  }

  @Test
  void aFailedWriteLeavesTheFormerFileAndNoOther() throws IOException {
    Path file = folder.resolve("kept.npy");
    try (NDArray a = Nd.ones(3)) {
      Npy.write(a, file);
      byte[] before = Files.readAllBytes(file);
      IOException full = new IOException("disk full");
      assertThrows(
          IOException.class,
          () ->
              AtomicFiles.write(
                  file,
                  channel -> {
                    channel.write(java.nio.ByteBuffer.wrap(new byte[10]));
                    throw full;
                  }));
      assertArrayEquals(before, Files.readAllBytes(file));
      try (Stream<Path> all = Files.list(folder)) {
        assertEquals(1, all.count());
      }
      assertThrows(DataException.class, () -> Npy.write(a, folder.resolve("no/such/folder.npy")));
    }
  }

  @Test
  void aHeaderBeyondTheMemoryLimitIsRefusedBeforeItIsAllocated() throws IOException {
    // A zip entry does not say how many bytes it holds, so only the limit stands between.
    Path file = folder.resolve("bomb.npz");
    NpyHeader header = new NpyHeader(DType.FLOAT64, false, false, 1L << 50);
    try (java.util.zip.ZipOutputStream zip =
        new java.util.zip.ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new java.util.zip.ZipEntry("a.npy"));
      zip.write(header.bytes());
      zip.closeEntry();
    }
    assertThrows(OffHeapMemoryException.class, () -> Npz.read(file));
  }

  private static void assertMessage(Path file, String... parts) {
    DataException e = assertThrows(DataException.class, () -> Npy.read(file));
    for (String part : parts) {
      assertTrue(e.getMessage().contains(part), e.getMessage());
    }
  }

  /** 0, 1, ... 6, 0, 1, ... in C order, as make_reference.py writes it. */
  private static void requireCounting(NDArray a, String kind) {
    assertArrayEquals(new long[] {2, 3, 4}, a.shape());
    long[] numbers = a.toLongArray();
    for (int i = 0; i < numbers.length; i++) {
      assertEquals(kind.equals("b1") ? Math.min(i % 7, 1) : i % 7, numbers[i]);
    }
  }

  private static Path layout(String name) {
    return resource("layouts/" + name + ".npy");
  }

  private static Path resource(String name) {
    try {
      return Path.of(NpyTest.class.getResource("/org/pydl4j/nd/reference/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
