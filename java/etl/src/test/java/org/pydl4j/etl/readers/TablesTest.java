package org.pydl4j.etl.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pydl4j.etl.readers.Read.row;
import static org.pydl4j.etl.readers.Read.rows;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.blocks.Blocks;
import org.pydl4j.etl.internal.duckdb.DuckDb;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.writers.ParquetRecordWriter;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;

/** Parquet and databases; DuckDB writes what is read. */
class TablesTest {
  private static final String VALUES =
      "SELECT i::INTEGER AS i, (i * 3000000000)::BIGINT AS l, i / 8.0::DOUBLE AS d, (i /"
          + " 4.0)::FLOAT AS f, i % 2 = 0 AS b, CASE WHEN i % 3 = 0 THEN NULL ELSE 'é' || i END AS"
          + " s, DATE '2024-02-28' + i::INTEGER AS day, TIMESTAMP '2024-01-01 12:00:00' AS t,"
          + " '\\x00\\xFF'::BLOB AS y, [i, i] AS more, i::UTINYINT AS u FROM range(4) r(i)";

  private static final String BOTH = "SELECT 1 AS \"a\", 2 AS \"A\"";

  private static void write(Path file, String sql) throws SQLException {
    try (Connection connection = DuckDb.connect("Writing")) {
      String to = DuckDb.quoted(file.toString());
      DuckDb.run(connection, "COPY (" + sql + ") TO " + to + " (FORMAT parquet)");
    }
  }

  @Test
  void parquetHasTheTypesAndValuesOfItsColumns(@TempDir Path folder) throws SQLException {
    Path file = folder.resolve("it's [1].parquet");
    write(file, VALUES);
    ParquetRecordReader reader = new ParquetRecordReader(Source.file(file), List.of());
    assertEquals(
        List.of(
            ColumnType.Integer,
            ColumnType.Long,
            ColumnType.Double,
            ColumnType.Float,
            ColumnType.Boolean,
            ColumnType.String,
            ColumnType.Time,
            ColumnType.Time,
            ColumnType.Bytes,
            ColumnType.String,
            ColumnType.Integer),
        reader.schema().getColumnTypes());
    List<List<Object>> found = rows(reader);
    assertEquals(4, found.size());
    assertEquals(
        row(3, 9_000_000_000L, 0.375, 0.75f, false, null, 1709337600000L, 1704110400000L),
        found.get(3).subList(0, 8));
    assertEquals("é1", found.get(1).get(5));
    assertEquals(
        List.of(row("é2", 2)),
        rows(new ParquetRecordReader(Source.file(file), List.of("s", "i"))).subList(2, 3));
    DataException wrong =
        assertThrows(
            DataException.class, () -> new ParquetRecordReader(Source.file(file), List.of("x")));
    assertTrue(wrong.getMessage().contains("has no column 'x'. Known are"), wrong.getMessage());
  }

  @Test
  void namesAreTakenWithTheirCase(@TempDir Path folder) throws SQLException {
    Path file = folder.resolve("b.parquet");
    write(file, "SELECT 1 AS b, {'B': 2} AS s");
    assertEquals(
        List.of("b", "s"),
        new ParquetRecordReader(Source.file(file), List.of()).schema().getColumnNames());
    String told =
        assertThrows(
                DataException.class, () -> new ParquetRecordReader(Source.file(file), List.of("B")))
            .getMessage();
    assertTrue(told.contains("no column 'B'. Did you mean 'b'?"), told);
    Path written = folder.resolve("w.parquet");
    try (Blocks both = Blocks.read(new JDBCRecordReader("jdbc:h2:mem:", Map.of(), BOTH))) {
      told =
          assertThrows(ConfigurationException.class, () -> ParquetRecordWriter.write(both, written))
              .getMessage();
      assertTrue(told.contains("'a' and 'A' differ by case only"), told);
    }
    assertFalse(Files.exists(written));
  }

  @Test
  void aFileWithNamesThatDifferByCaseIsRefused() throws IOException {
    byte[] both;
    try (InputStream in = TablesTest.class.getResourceAsStream("/parquet/both.parquet")) {
      both = in.readAllBytes();
    }
    for (List<String> columns : List.of(List.<String>of(), List.of("A"), List.of("a"))) {
      String told =
          assertThrows(
                  DataException.class,
                  () -> new ParquetRecordReader(Source.bytes("both.parquet", both), columns))
              .getMessage();
      assertTrue(told.contains("'a' and 'A' differ by case only"), told);
    }
  }

  @Test
  void timesOfAClockHaveSeconds(@TempDir Path folder) throws SQLException {
    Path file = folder.resolve("t.parquet");
    write(file, "SELECT unnest([TIME '12:30:00', TIME '12:30:15.5', NULL]) AS t");
    assertEquals(
        List.of(row("12:30:00"), row("12:30:15.5"), row((Object) null)),
        rows(new ParquetRecordReader(Source.file(file), List.of())));
  }

  @Test
  void packedParquetIsRefusedInWords(@TempDir Path folder) throws SQLException, IOException {
    Path file = folder.resolve("t.parquet");
    write(file, "SELECT 1 AS n");
    Path packed = folder.resolve("t.parquet.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(file, out);
    }
    String told =
        assertThrows(
                DataException.class, () -> new ParquetRecordReader(Source.file(packed), List.of()))
            .getMessage();
    assertTrue(told.contains("packed as a whole. Unpack it."), told);
  }

  @Test
  void severalFilesFollowEachOtherInOrderAndBlocks(@TempDir Path folder) throws SQLException {
    for (int i = 0; i < 3; i++) {
      String from = i * 20_000 + ", " + (i + 1) * 20_000;
      write(folder.resolve("p" + i + ".parquet"), "SELECT range AS n FROM range(" + from + ")");
    }
    Source source = Source.files(folder + "/*.parquet");
    ParquetRecordReader reader = new ParquetRecordReader(source, List.of());
    List<List<Object>> found = rows(reader);
    assertEquals(60_000, found.size());
    for (int i = 0; i < found.size(); i++) {
      assertEquals((long) i, found.get(i).get(0));
    }
    assertEquals(3, reader.parts().size());
    assertEquals(20_000, rows(reader.parts().get(1)).size());
    try (BlockReader open = reader.open();
        Block first = open.next()) {
      assertEquals(Block.ROWS, first.rows()); // closed in the middle
    }
    write(folder.resolve("q.parquet"), "SELECT 'x' AS other");
    Source mixed = Source.files(folder + "/*.parquet");
    DataException wrong =
        assertThrows(DataException.class, () -> rows(new ParquetRecordReader(mixed, List.of())));
    assertTrue(wrong.getMessage().contains("q.parquet has other columns"), wrong.getMessage());
  }

  @Test
  void damagedFilesAreErrors(@TempDir Path folder) throws SQLException, IOException {
    Path file = folder.resolve("whole.parquet");
    write(file, VALUES);
    byte[] whole = Files.readAllBytes(file);
    long seed = Long.getLong("tests.seed", 5);
    System.out.println("TablesTest: -Dtests.seed=" + seed);
    Random random = new Random(seed);
    for (int i = 0; i < Integer.getInteger("tests.rounds", 100); i++) {
      byte[] changed =
          i % 2 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      if (i % 2 == 1) {
        changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));
      }
      Path damaged = Files.write(folder.resolve("damaged.parquet"), changed);
      try {
        rows(new ParquetRecordReader(Source.file(damaged), List.of()));
        assertEquals(1, i % 2, "a file that is cut off is an error");
      } catch (DataException e) {
        assertTrue(e.getMessage().contains("damaged.parquet"), e.getMessage());
      }
    }
  }

  @Test
  void queriesOfDatabasesAreRows(@TempDir Path folder) {
    String url = "jdbc:duckdb:";
    String query = "SELECT range::INTEGER AS i, 'x' || range AS s FROM range(20000)";
    JDBCRecordReader reader = new JDBCRecordReader(url, Map.of(), query);
    assertEquals(20_000, rows(reader).size());
    assertEquals("i", reader.schema().getName(0));
    DataException wrong =
        assertThrows(
            DataException.class,
            () -> new JDBCRecordReader(url + folder + "/x?password=secret", Map.of(), "SELECT"));
    assertTrue(!wrong.getMessage().contains("secret"), wrong.getMessage());
    assertThrows(
        DataException.class, () -> new JDBCRecordReader("jdbc:none:x", Map.of(), "SELECT 1"));
  }
}
