package org.pydl4j.etl.readers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pydl4j.etl.readers.Read.row;
import static org.pydl4j.etl.readers.Read.rows;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockReader;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.DataException;

/** H2 and a real PostgreSQL. */
class JDBCRecordReaderTest {
  private static final String H2 = "jdbc:h2:mem:";
  @TempDir static Path folder;
  private static PostgresServer postgres;

  /** Starts it when a test wants it first; where it cannot run, that test is skipped. */
  private static PostgresServer postgres() {
    if (postgres == null) {
      postgres = PostgresServer.start(folder);
    }
    return postgres;
  }

  @AfterAll
  static void stop() {
    if (postgres != null) {
      postgres.close();
    }
  }

  private static JDBCRecordReader ofPostgres(String query) {
    return new JDBCRecordReader(postgres().url(), PostgresServer.properties(), query);
  }

  private static long millis(String local) {
    return LocalDateTime.parse(local).toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  private static void inZone(String zone, Runnable action) {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    try {
      action.run();
    } finally {
      TimeZone.setDefault(before);
    }
  }

  /** By columns: what is asked, its type, its value. */
  private static void check(JDBCRecordReader reader, Object... typesAndValues) {
    Schema schema = reader.schema();
    assertEquals(typesAndValues.length / 2, schema.numColumns());
    try (BlockReader open = reader.open();
        Block block = open.next()) {
      for (int i = 0; i < schema.numColumns(); i++) {
        assertEquals(typesAndValues[2 * i], schema.getType(i), schema.getName(i));
        if (typesAndValues[2 * i + 1] instanceof byte[] bytes) {
          assertArrayEquals(bytes, ((BytesColumn) block.column(i)).bytes(0), schema.getName(i));
        } else {
          assertEquals(typesAndValues[2 * i + 1], block.value(0, i), schema.getName(i));
        }
      }
    }
  }

  @Test
  void typesOfPostgresBecomeColumnsWhateverTheZoneOfTheMachine() {
    String query =
        "SELECT 7::smallint a, -8 b, 9000000000::bigint c, 0.1::real d, 0.1::float8 e,"
            + " 12.5::numeric f, 123456789012345678::numeric(18,0) g, true h, B'1010' i, 'é€😀' j,"
            + " 'x'::char(3) k, '\\x00ff'::bytea l, DATE '2024-02-29' m,"
            + " TIMESTAMP '2024-03-31 02:30:00.123' n, TIMESTAMPTZ '2024-03-31 02:30:00.5+05:30' o,"
            + " TIME '12:30' p, '{\"k\": 1}'::jsonb q, INTERVAL '1 day' r,"
            + " 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid s, 'NaN'::numeric t, NULL::int u,"
            + " DATE '0044-03-15 BC' v";
    for (String zone : List.of("UTC", "Europe/Berlin", "America/St_Johns")) {
      inZone(
          zone, // the second's clock skips 02:30 on that day
          () ->
              check(
                  ofPostgres(query),
                  ColumnType.Integer,
                  7,
                  ColumnType.Integer,
                  -8,
                  ColumnType.Long,
                  9_000_000_000L,
                  ColumnType.Float,
                  0.1f,
                  ColumnType.Double,
                  0.1,
                  ColumnType.Double,
                  12.5,
                  ColumnType.Long,
                  123456789012345678L,
                  ColumnType.Boolean,
                  true,
                  ColumnType.String,
                  "1010",
                  ColumnType.String,
                  "é€😀",
                  ColumnType.String,
                  "x  ",
                  ColumnType.Bytes,
                  new byte[] {0, -1},
                  ColumnType.Time,
                  millis("2024-02-29T00:00"),
                  ColumnType.Time,
                  millis("2024-03-31T02:30:00.123"),
                  ColumnType.Time,
                  millis("2024-03-30T21:00:00.500"),
                  ColumnType.String,
                  "12:30:00",
                  ColumnType.String,
                  "{\"k\": 1}",
                  ColumnType.String,
                  "1 day",
                  ColumnType.String,
                  "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
                  ColumnType.Double,
                  Double.NaN,
                  ColumnType.Integer,
                  null,
                  ColumnType.Time,
                  LocalDate.of(-43, 3, 15).toEpochDay() * 86_400_000L));
    }
  }

  @Test
  void typesOfH2BecomeColumnsWhateverTheZoneOfTheMachine() {
    String query =
        "SELECT CAST(7 AS TINYINT) a, 8 b, 9000000000 c, CAST(0.1 AS REAL) d, CAST(0.1 AS DOUBLE"
            + " PRECISION) e, CAST(1.25 AS NUMERIC(10, 2)) f, CAST(5 AS NUMERIC(10)) g, TRUE h,"
            + " 'é' i, X'00ff' j, DATE '2024-02-29' k, TIMESTAMP '2024-03-31 02:30:00.123' l,"
            + " TIMESTAMP WITH TIME ZONE '2024-03-31 02:30:00.5+05:30' m, CAST('long' AS CLOB) n,"
            + " CAST(X'0102' AS BLOB) o, CAST(NULL AS INT) p, CAST(NULL AS BLOB) q, CAST(1.5 AS"
            + " DECFLOAT(9)) r, UUID 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' s, TIME '12:30:00' t";
    inZone(
        "Europe/Berlin",
        () ->
            check(
                new JDBCRecordReader(H2, Map.of(), query),
                ColumnType.Integer,
                7,
                ColumnType.Integer,
                8,
                ColumnType.Long,
                9_000_000_000L,
                ColumnType.Float,
                0.1f,
                ColumnType.Double,
                0.1,
                ColumnType.Double,
                1.25,
                ColumnType.Long,
                5L,
                ColumnType.Boolean,
                true,
                ColumnType.String,
                "é",
                ColumnType.Bytes,
                new byte[] {0, -1},
                ColumnType.Time,
                millis("2024-02-29T00:00"),
                ColumnType.Time,
                millis("2024-03-31T02:30:00.123"),
                ColumnType.Time,
                millis("2024-03-30T21:00:00.500"),
                ColumnType.String,
                "long",
                ColumnType.Bytes,
                new byte[] {1, 2},
                ColumnType.Integer,
                null,
                ColumnType.Bytes,
                null,
                ColumnType.Double,
                1.5,
                ColumnType.String,
                "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
                ColumnType.String,
                "12:30:00"));
  }

  @Test
  void arraysAreRefusedByName() {
    postgres(); // or all of it is skipped
    String told =
        assertThrows(DataException.class, () -> ofPostgres("SELECT 1 a, ARRAY[1, 2] tags"))
            .getMessage();
    assertTrue(told.contains("'tags' holds arrays (_int4)"), told);
  }

  @Test
  void arraysOfH2AreRefused() {
    assertThrows(
        DataException.class, () -> new JDBCRecordReader(H2, Map.of(), "SELECT ARRAY[1, 2] tags"));
  }

  @Test
  void timesWithoutEndAreInvalidNotTheLastMoment() {
    JDBCRecordReader reader =
        ofPostgres(
            "SELECT 'infinity'::timestamp a, '-infinity'::date b, 'infinity'::timestamptz c");
    try (BlockReader open = reader.open();
        Block block = open.next()) {
      for (int i = 0; i < 3; i++) {
        assertNull(block.value(0, i));
        assertTrue(block.column(i).faults().at(0).contains("infinity"));
      }
    }
  }

  /** 200 MB of texts; all at once they would not fit into the half of this JVM's heap. */
  @Test
  void aMillionRowsAreStreamedInOrder() {
    String pad = "repeat('x', 180)";
    JDBCRecordReader reader =
        ofPostgres(
            "SELECT i::int AS n, i || " + pad + " AS s FROM generate_series(1, 1000000) AS r(i)");
    long used = 0;
    int expected = 0;
    try (BlockReader open = reader.open()) {
      for (Block block = open.next(); block != null; block = open.next()) {
        try (Block owned = block) {
          if (expected == 0) {
            used = heap();
          }
          for (int row = 0; row < owned.rows(); row += 1000) {
            assertEquals(expected + row + 1, owned.value(row, 0));
          }
          expected += owned.rows();
        }
      }
    }
    assertEquals(1_000_000, expected);
    assertTrue(used < 200L << 20, used + " bytes of heap after the first of 61 blocks");
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void whatTheDatabaseSaysIsInTheErrorAndPasswordsAreNot() {
    postgres(); // or all of it is skipped
    String told =
        assertThrows(DataException.class, () -> ofPostgres("SELECT nam FROM pg_type")).getMessage();
    assertTrue(told.contains("column \"nam\" does not exist"), told);
    assertTrue(told.startsWith(postgres().url()), told);
    JDBCRecordReader late = ofPostgres("SELECT 1 / (3 - i) FROM generate_series(1, 3) AS r(i)");
    told = assertThrows(DataException.class, () -> rows(late)).getMessage();
    assertTrue(told.contains("division by zero"), told);
    String at = postgres().url();
    String secret = "not-correct";
    List<Throwable> failures =
        List.of(
            assertThrows(
                DataException.class,
                () ->
                    new JDBCRecordReader(
                        at, Map.of("user", "tester", "password", secret), "SELECT 1")),
            assertThrows(
                DataException.class,
                () ->
                    new JDBCRecordReader(
                        at + "?user=tester&password=" + secret, Map.of(), "SELECT 1")),
            assertThrows(
                DataException.class,
                () ->
                    new JDBCRecordReader(
                        "jdbc:postgresql:://x?password=" + secret, Map.of(), "SELECT 1")),
            assertThrows(
                DataException.class,
                () ->
                    new JDBCRecordReader(
                        "jdbc:h2:mem:;NONE=1;PASSWORD=" + secret, Map.of(), "SELECT 1")),
            assertThrows(
                DataException.class,
                () ->
                    new JDBCRecordReader(
                        "jdbc:none://me:" + secret + "@host/db", Map.of(), "SELECT 1")));
    for (Throwable failure : failures) {
      for (Throwable each = failure; each != null; each = each.getCause()) {
        assertFalse(String.valueOf(each.getMessage()).contains(secret), each.toString());
      }
    }
    assertTrue(
        failures.get(0).getMessage().contains("password authentication failed"),
        failures.get(0).getMessage());
    assertTrue(failures.get(4).getMessage().contains("There is no driver for jdbc:none://host/db"));
    Map<String, String> right = Map.of("user", "tester", "password", "correct-horse");
    assertFalse(new JDBCRecordReader(at, right, "SELECT 1").description().contains("horse"));
  }

  @Test
  void nothingIsWrittenAndNoConnectionIsLeft() throws SQLException {
    try (Connection connection = postgres().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE kept (n int)");
      statement.execute("INSERT INTO kept VALUES (1), (2)");
      assertThrows(DataException.class, () -> ofPostgres("DELETE FROM kept"));
      JDBCRecordReader reader = ofPostgres("DELETE FROM kept RETURNING n");
      assertEquals(2, rows(reader).size());
      assertEquals(2, rows(ofPostgres("SELECT n FROM kept")).size());
      try (BlockReader open = ofPostgres("SELECT * FROM generate_series(1, 100000)").open();
          Block first = open.next()) {
        assertEquals(Block.ROWS, first.rows()); // closed in the middle
      }
      JDBCRecordReader changed = ofPostgres("SELECT * FROM kept");
      assertEquals(List.of(row(1), row(2)), rows(changed));
      statement.execute("ALTER TABLE kept ADD COLUMN m text");
      assertTrue(
          assertThrows(DataException.class, () -> rows(changed))
              .getMessage()
              .contains("other columns than before"));
      String mine = "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'";
      long deadline = System.nanoTime() + 20_000_000_000L;
      long clients;
      do { // a server needs a moment to see that a client is gone
        try (ResultSet found = statement.executeQuery(mine)) {
          found.next();
          clients = found.getLong(1);
        }
      } while (clients > 1 && System.nanoTime() < deadline);
      assertEquals(1, clients);
    }
  }

  /** A connection that is closed without a rollback may commit: this one says what it was asked. */
  @Test
  void whatAQueryChangesIsRolledBackBeforeEachClose() throws SQLException {
    String url = "jdbc:h2:mem:changed";
    try (Connection kept = DriverManager.getConnection(url);
        Statement statement = kept.createStatement()) {
      statement.execute("CREATE TABLE t AS SELECT X AS n FROM SYSTEM_RANGE(1, 3)");
      String query = "SELECT n FROM OLD TABLE (DELETE FROM t)";
      assertEquals(3, rows(new JDBCRecordReader(url, Map.of(), query)).size());
      assertEquals(3, rows(new JDBCRecordReader(url, Map.of(), "SELECT n FROM t")).size());
    }
    List<String> asked = new ArrayList<>();
    ResultBlocks.quietly(
        (Connection)
            Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (self, method, arguments) -> {
                  asked.add(method.getName());
                  return method.getName().equals("getAutoCommit") ? false : null;
                }));
    assertEquals(List.of("getAutoCommit", "rollback", "close"), asked);
  }

  @Test
  void aConnectionThatBreaksIsAnError() throws SQLException {
    JDBCRecordReader reader =
        ofPostgres("SELECT i, repeat('x', 500) FROM generate_series(1, 500000) AS r(i)");
    try (BlockReader open = reader.open();
        Connection connection = postgres().connect();
        Statement statement = connection.createStatement()) {
      open.next().close();
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
              + " AND backend_type = 'client backend'");
      String told =
          assertThrows(
                  DataException.class,
                  () -> {
                    for (Block block = open.next(); block != null; block = open.next()) {
                      block.close();
                    }
                  })
              .getMessage();
      assertTrue(told.contains("row "), told);
    }
  }

  @Test
  void anEmptyResultHasColumnsAndNoRows() {
    JDBCRecordReader reader = ofPostgres("SELECT 1 AS n, 'x' AS s WHERE false");
    assertEquals(List.of("n", "s"), reader.schema().getColumnNames());
    assertEquals(List.of(), rows(reader));
    assertThrows(DataException.class, () -> ofPostgres(""));
  }

  @Test
  void aTableOfH2IsRead() throws SQLException {
    try (Connection kept = DriverManager.getConnection("jdbc:h2:mem:held");
        Statement statement = kept.createStatement()) {
      statement.execute("CREATE TABLE t AS SELECT X AS n FROM SYSTEM_RANGE(1, 40000)");
      assertEquals(
          40_000,
          rows(new JDBCRecordReader("jdbc:h2:mem:held", Map.of(), "SELECT n FROM t")).size());
    }
  }
}
