package org.pydl4j.etl.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pydl4j.etl.readers.Read.rows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.etl.blocks.ArrayColumn;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.schema.NDArrayMetaData;
import org.pydl4j.nd.errors.DataException;

/** What LMDB's own library wrote: src/test/resources/lmdb/make.py. */
class LmdbRecordReaderTest {
  private static byte[] resource(String name) throws IOException {
    try (InputStream in = LmdbRecordReaderTest.class.getResourceAsStream("/lmdb/" + name)) {
      return in.readAllBytes();
    }
  }

  private static LmdbRecordReader reader(String name) throws IOException {
    return new LmdbRecordReader(Source.bytes(name, resource(name)));
  }

  private static double[] pixels(int record, int count) {
    double[] made = new double[count];
    Arrays.setAll(made, i -> (record * 7 + i) % 256);
    return made;
  }

  private static void check(String name, int count, int size, int labels) throws IOException {
    int seen = 0;
    try (BlockReader open = reader(name).open()) {
      for (Block block = open.next(); block != null; block = open.next()) {
        try (Block owned = block) {
          for (int row = 0; row < owned.rows(); row++, seen++) {
            assertEquals(String.format(Locale.ROOT, "%08d", seen), owned.value(row, "key"));
            assertEquals(seen % labels, owned.value(row, "label"));
            ArrayColumn arrays = (ArrayColumn) owned.column("features");
            double[] expected = pixels(seen, size);
            for (int i = 0; i < size; i += 7) {
              assertEquals(expected[i], arrays.element(row, i));
            }
          }
        }
      }
    }
    assertEquals(count, seen);
  }

  @Test
  void recordsComeInTheOrderOfTheirKeys() throws IOException {
    check("small.mdb", 300, 60, 10); // a tree of several pages
    check("large.mdb", 5, 4920, 5); // values on pages of their own
    assertEquals(
        new NDArrayMetaData("features", 3, 4, 5), reader("small.mdb").schema().getMetaData(1));
    assertEquals("[1, 1, 2][0.5, -2.0]", rows(reader("floats.mdb")).get(0).get(1).toString());
    assertEquals("[1, 1, 2][1.5, 3.0]", rows(reader("floats.mdb")).get(1).get(1).toString());
  }

  @Test
  void aFolderIsADatabase(@TempDir Path folder) throws IOException {
    Files.write(folder.resolve("data.mdb"), resource("small.mdb"));
    Files.write(folder.resolve("lock.mdb"), new byte[100]);
    LmdbRecordReader reader = new LmdbRecordReader(Source.files(folder.toString()));
    assertEquals(List.of(folder + "/data.mdb"), reader.places());
    assertEquals(300, rows(reader).size());
    assertEquals(1, reader.parts().size());
  }

  private static void assertRefused(String name, String part) {
    String told = assertThrows(DataException.class, () -> rows(reader(name))).getMessage();
    assertTrue(told.contains(name) && told.contains(part), told);
  }

  @Test
  void whatIsNoDataIsNamed() {
    assertRefused("encoded.mdb", "a picture's file");
    assertRefused("sizes.mdb", "record 2 is [1, 2, 1] in place of [1, 1, 2]");
    assertRefused("none.mdb", "is empty");
    assertThrows(
        DataException.class, () -> new LmdbRecordReader(Source.text("x.mdb", "no database")));
    assertThrows(
        DataException.class, () -> new LmdbRecordReader(Source.bytes("x.mdb", new byte[8192])));
  }

  /** Cut off and changed: an error of ours, or rows. */
  @Test
  void damagedFilesAreErrors() throws IOException {
    long seed = Long.getLong("tests.seed", 31);
    System.out.println("LmdbRecordReaderTest: -Dtests.seed=" + seed);
    Random random = new Random(seed);
    for (String name : List.of("small.mdb", "large.mdb")) {
      byte[] whole = resource(name);
      int refused = 0;
      for (int i = 0; i < Integer.getInteger("tests.rounds", 200); i++) {
        byte[] changed = whole.clone();
        for (int times = 1 + random.nextInt(20); times > 0; times--) {
          int page = random.nextInt(changed.length / 4096) * 4096;
          changed[page + random.nextInt(random.nextBoolean() ? 160 : 4096)] =
              (byte) random.nextInt(256);
        }
        if (i % 5 == 0) {
          changed = Arrays.copyOf(changed, random.nextInt(changed.length));
        }
        try {
          rows(new LmdbRecordReader(Source.bytes(name, changed)));
        } catch (DataException e) {
          refused++;
          assertTrue(e.getMessage().contains(name), e.getMessage());
        }
      }
      assertTrue(refused > 10, refused + " refused");
    }
  }
}
