package org.pydl4j.etl.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.blocks.BlockBuilder;
import org.pydl4j.etl.blocks.Blocks;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.DoubleColumn;
import org.pydl4j.etl.blocks.LongColumn;
import org.pydl4j.etl.condition.ConditionOp;
import org.pydl4j.etl.condition.Conditions;
import org.pydl4j.etl.schema.Schema;

/** DuckDB's SQL as a second opinion on random filters, arithmetic, groups and joins. */
class SqlTest {
  private static final Schema SCHEMA =
      Schema.builder().addColumnString("k").addColumnLong("n").addColumnDouble("x").build();
  private static final Map<ConditionOp, String> COMPARISONS =
      Map.of(
          ConditionOp.LessThan, "<",
          ConditionOp.LessOrEqual, "<=",
          ConditionOp.GreaterThan, ">",
          ConditionOp.GreaterOrEqual, ">=",
          ConditionOp.Equal, "=",
          ConditionOp.NotEqual, "<>");
  private static final Map<MathOp, String> ARITHMETIC =
      Map.of(
          MathOp.Add, "x + %s",
          MathOp.Subtract, "x - %s",
          MathOp.Multiply, "x * %s",
          MathOp.ReverseSubtract, "%s - x",
          MathOp.ScalarMin, "least(x, %s)",
          MathOp.ScalarMax, "greatest(x, %s)");

  /** The same random rows as a table of SQL and as blocks; some values are missing. */
  private static Blocks rows(Random random, Statement sql, String table) throws SQLException {
    sql.execute("CREATE OR REPLACE TABLE " + table + " (r INT, k VARCHAR, n BIGINT, x DOUBLE)");
    List<String> values = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    try (BlockBuilder builder = new BlockBuilder(SCHEMA)) {
      int count = 1 + random.nextInt(200);
      for (int row = 0; row < count; row++) {
        String key = random.nextInt(8) == 0 ? null : "key" + random.nextInt(6);
        Long whole = random.nextInt(8) == 0 ? null : Long.valueOf(random.nextInt(20) - 10);
        Double number =
            random.nextInt(8) == 0 ? null : Double.valueOf(random.nextInt(100) / 8.0 - 6);
        ((BytesColumn.Builder) builder.column(0)).add(key);
        if (whole == null) {
          builder.column(1).addMissing();
        } else {
          ((LongColumn.Builder) builder.column(1)).add(whole);
        }
        if (number == null) {
          builder.column(2).addMissing();
        } else {
          ((DoubleColumn.Builder) builder.column(2)).add(number);
        }
        builder.endRow(table, row + 1);
        String text = key == null ? "NULL" : "'" + key + "'";
        values.add("(" + row + "," + text + "," + whole + "," + number + ")");
        if (random.nextInt(30) == 0) {
          blocks.add(builder.build());
        }
      }
      blocks.add(builder.build());
    }
    sql.execute("INSERT INTO " + table + " VALUES " + String.join(",", values));
    return Blocks.of(SCHEMA, blocks);
  }

  private static List<List<Object>> asked(Statement sql, String query) throws SQLException {
    List<List<Object>> rows = new ArrayList<>();
    try (ResultSet result = sql.executeQuery(query)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          Object value = result.getObject(i);
          row.add(value instanceof Number number ? (Object) number.doubleValue() : value);
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static List<List<Object>> made(Blocks result) {
    List<List<Object>> rows = new ArrayList<>();
    try (result) {
      for (Block block : result.blocks()) {
        for (int row = 0; row < block.rows(); row++) {
          List<Object> values = new ArrayList<>();
          for (int i = 0; i < block.columns().size(); i++) {
            Object value = block.value(row, i);
            values.add(value instanceof Number number ? (Object) number.doubleValue() : value);
          }
          rows.add(values);
        }
      }
    }
    return rows;
  }

  private static <T> T one(Random random, Iterable<T> of) {
    List<T> all = new ArrayList<>();
    of.forEach(all::add);
    all.sort((a, b) -> a.toString().compareTo(b.toString())); // the same in every run
    return all.get(random.nextInt(all.size()));
  }

  @Test
  void filtersArithmeticGroupsAndJoinsAreThoseOfSql() throws SQLException {
    int rounds = Integer.getInteger("tests.rounds", 1) * 10;
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = connection.createStatement()) {
      for (int round = 0; round < rounds; round++) {
        long seed = Integer.getInteger("tests.seed", 1) * 1000L + round;
        Random random = new Random(seed);
        try (Blocks left = rows(random, sql, "l");
            Blocks right = rows(random, sql, "r")) {
          filtered(random, sql, left, "seed " + seed);
          grouped(sql, left, "seed " + seed);
          joined(random, sql, left, right, "seed " + seed);
        }
      }
    }
  }

  private static void filtered(Random random, Statement sql, Blocks rows, String how)
      throws SQLException {
    ConditionOp whole = one(random, COMPARISONS.keySet());
    ConditionOp number = one(random, COMPARISONS.keySet());
    MathOp math = one(random, ARITHMETIC.keySet());
    double by = random.nextInt(16) / 4.0 - 2;
    TransformProcess process =
        TransformProcess.builder(SCHEMA)
            .filter(
                Conditions.or(
                    Conditions.whole("n", whole, 2), Conditions.number("x", number, -1.5)))
            .doubleMathOp("x", math, by)
            .expression("e", "if(n > 0, x * n - 1, -x)")
            .build();
    String kept =
        "coalesce(n "
            + COMPARISONS.get(whole)
            + " 2, false) OR coalesce(x "
            + COMPARISONS.get(number)
            + " -1.5, false)";
    String changed = String.format(java.util.Locale.ROOT, ARITHMETIC.get(math), by);
    List<List<Object>> expected =
        asked(
            sql,
            "SELECT k, n, CASE WHEN x IS NULL THEN NULL ELSE "
                + changed
                + " END AS y, CASE WHEN n IS NULL OR x IS NULL THEN NULL WHEN n > 0 THEN y * n - 1"
                + " ELSE -y END FROM l WHERE NOT ("
                + kept
                + ") ORDER BY r");
    assertEquals(zeros(expected), zeros(made(process.executeToMemory(rows))), how);
  }

  /** -0.0 is 0. */
  private static List<List<Object>> zeros(List<List<Object>> rows) {
    rows.forEach(row -> row.replaceAll(value -> Double.valueOf(-0.0).equals(value) ? 0.0 : value));
    return rows;
  }

  private static void grouped(Statement sql, Blocks rows, String how) throws SQLException {
    TransformProcess process =
        TransformProcess.builder(SCHEMA)
            .reduce(
                List.of("k"),
                ReduceOp.TakeFirst,
                Map.of(
                    "n", List.of(ReduceOp.Sum, ReduceOp.Min, ReduceOp.Max),
                    "x", List.of(ReduceOp.Sum, ReduceOp.Mean)))
            .build();
    List<List<Object>> expected =
        asked(
            sql,
            "SELECT k, sum(n), min(n), max(n), sum(x), avg(x) FROM l GROUP BY k ORDER BY min(r)");
    List<List<Object>> found = made(process.executeToMemory(rows));
    assertEquals(expected.size(), found.size(), how);
    for (int i = 0; i < found.size(); i++) {
      for (int k = 0; k < 6; k++) {
        Object wanted = expected.get(i).get(k);
        Object got = found.get(i).get(k);
        if (wanted instanceof Double number && got instanceof Double other) {
          assertEquals(number, other, 1e-9, how + ", group " + i);
        } else if (wanted != null || k == 0) { // of no values SQL has no sum
          assertEquals(wanted, got, how + ", group " + i + ", column " + k);
        }
      }
    }
  }

  private static void joined(Random random, Statement sql, Blocks left, Blocks right, String how)
      throws SQLException {
    JoinType type = random.nextBoolean() ? JoinType.Inner : JoinType.LeftOuter;
    Schema other =
        Schema.builder().addColumnString("k").addColumnLong("m").addColumnDouble("y").build();
    TransformProcess renamed =
        TransformProcess.builder(SCHEMA)
            .renameColumns(List.of("n", "x"), List.of("m", "y"))
            .build();
    Join join = new Join.Builder(type).setSchemas(SCHEMA, other).setJoinColumns("k").build();
    String sqlType = type == JoinType.Inner ? "JOIN" : "LEFT JOIN";
    List<List<Object>> expected =
        asked(
            sql,
            "SELECT l.k, l.n, l.x, r.n, r.x FROM l "
                + sqlType
                + " r ON l.k IS NOT DISTINCT FROM r.k ORDER BY l.r, r.r");
    try (Blocks named = renamed.executeToMemory(right)) {
      assertEquals(expected, made(Blocks.read(join.execute(left, named))), how + " " + type);
    }
  }
}
