package org.pydl4j.spark.etl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.pydl4j.etl.analysis.ColumnAnalysis;
import org.pydl4j.etl.analysis.DataAnalysis;
import org.pydl4j.etl.blocks.Block;
import org.pydl4j.etl.readers.ObjectRows;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.spark.testing.LocalSpark;

/** What Spark's executors find in columns is what one machine finds, however the rows lie. */
class AnalyzeSparkTest {
  private static final String[] NAMES = {"number", "few", "whole", "text", "kind", "when", "flag"};
  private static final StructType FRAME =
      StructType.fromDDL(
          "number double, few double, whole string, text string, kind string, when timestamp,"
              + " flag boolean");
  private static final Schema SCHEMA =
      Schema.builder()
          .addColumnDouble("number")
          .addColumnDouble("few")
          .addColumnInteger("whole")
          .addColumnString("text")
          .addColumnCategorical("kind", "a", "b", "c")
          .addColumnTime("when", "UTC")
          .addColumnBoolean("flag")
          .build();

  private static List<Row> rows(int count) {
    Random random = new Random(3);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Double number = i % 9 == 0 ? null : i % 50 == 1 ? Double.NaN : random.nextGaussian() * 1e3;
      rows.add(
          RowFactory.create(
              number,
              (double) random.nextInt(700),
              i % 31 == 0 ? "no number" : i % 17 == 0 ? null : "" + random.nextInt(5000),
              "text " + random.nextInt(200),
              i % 97 == 0 ? "d" : "abc".substring(i % 3, i % 3 + 1),
              new Timestamp(1_700_000_000_000L + random.nextInt(1_000_000)),
              i % 2 == 0));
    }
    return rows;
  }

  private static Dataset<Row> frame(List<Row> rows, int partitions) {
    JavaRDD<Row> spread = LocalSpark.sharedContext().parallelize(rows, partitions);
    return LocalSpark.session().createDataFrame(spread, FRAME);
  }

  private static DataAnalysis here(List<Row> rows) {
    DataAnalysis all = new DataAnalysis(SCHEMA);
    try (ObjectRows block = new ObjectRows(SCHEMA)) {
      RawColumns columns = new RawColumns(FRAME, SCHEMA, List.of());
      for (int i = 0; i < rows.size(); i++) {
        columns.put(rows.get(i), block, "partition 0", i + 1);
      }
      try (Block built = block.build()) {
        all.add(built);
      }
    }
    return all;
  }

  @Test
  void theNumbersAreThoseOfOneMachineWithOneSevenAndAHundredPartitions() {
    List<Row> rows = rows(6000);
    DataAnalysis expected = here(rows);
    assertTrue(expected.column("whole").invalid() > 100 && expected.column("kind").invalid() > 10);
    assertEquals(expected.toJson(), AnalyzeSpark.analyze(frame(rows, 1), SCHEMA).toJson());
    for (int partitions : new int[] {7, 100}) {
      DataAnalysis found = AnalyzeSpark.analyze(frame(rows, partitions), SCHEMA);
      assertEquals(6000, found.rows());
      for (String name : NAMES) {
        same(expected.column(name), found.column(name), partitions + " " + name);
      }
      String again = AnalyzeSpark.analyze(frame(rows, partitions), SCHEMA).toJson();
      assertEquals(found.toJson(), again, "the same partitions give the same bits");
    }
    List<Row> few = rows.subList(0, 40); // of a hundred partitions most are empty
    DataAnalysis sparse = AnalyzeSpark.analyze(frame(new ArrayList<>(few), 100), SCHEMA);
    DataAnalysis dense = here(few);
    for (String name : NAMES) {
      same(dense.column(name), sparse.column(name), "empty " + name);
    }
  }

  private static void same(ColumnAnalysis one, ColumnAnalysis two, String what) {
    assertEquals(one.rows(), two.rows(), what);
    assertEquals(one.missing(), two.missing(), what);
    assertEquals(one.invalid(), two.invalid(), what);
    assertEquals(one.distinct(), two.distinct(), what); // estimates, too: registers have a maximum
    assertEquals(one.top(10), two.top(10), what);
    assertEquals(one.min(), two.min(), what);
    assertEquals(one.max(), two.max(), what);
    assertEquals(one.mean(), two.mean(), 1e-12 * Math.abs(one.mean()) + 1e-12, what);
    assertEquals(one.std(), two.std(), 1e-12 * one.std(), what);
    double range = one.max() - one.min();
    boolean exact = one.rows() <= 1024;
    for (double share : new double[] {0, 0.1, 0.5, 0.9, 1}) {
      double bound = exact ? 0 : 0.02 * range;
      assertEquals(one.quantiles(share)[0], two.quantiles(share)[0], bound, what + " " + share);
    }
  }

  @Test
  void columnsHaveTheTypesThatTheDataFrameGivesThem() {
    StructType types =
        StructType.fromDDL(
            "a tinyint, b decimal(8,2), c date, d binary, e string, f timestamp_ntz");
    Row row =
        RowFactory.create(
            (byte) 3,
            new BigDecimal("2.50"),
            java.sql.Date.valueOf("2024-02-29"),
            new byte[] {1, 2},
            "",
            java.time.LocalDateTime.of(2024, 3, 1, 0, 0));
    DataAnalysis found =
        AnalyzeSpark.analyze(LocalSpark.session().createDataFrame(List.of(row), types));
    assertEquals(3, found.column("a").mean());
    assertEquals(2.5, found.column("b").mean());
    assertEquals(1_709_164_800_000.0, found.column("c").max());
    assertEquals(2, found.column("d").max());
    assertEquals(0, found.column("e").missing(), "an empty text is a text; null is missing");
    assertEquals(1_709_251_200_000.0, found.column("f").max());
    Dataset<Row> lists = LocalSpark.session().range(2).selectExpr("id", "array(id) AS l");
    Exception e = assertThrows(ConfigurationException.class, () -> AnalyzeSpark.analyze(lists));
    assertTrue(e.getMessage().contains("'l' of the DataFrame is of type array"), e.getMessage());
    assertEquals(0, AnalyzeSpark.analyze(lists.select("id").limit(0)).rows());
  }

  @Test
  void bytesOfAnotherSchemaAreRefused() {
    byte[] bytes = here(rows(10)).toBytes();
    Schema other = Schema.builder().addColumnString("number").build();
    assertThrows(DataException.class, () -> DataAnalysis.fromBytes(other, bytes));
    byte[] cut = java.util.Arrays.copyOf(bytes, bytes.length - 1);
    assertThrows(DataException.class, () -> DataAnalysis.fromBytes(SCHEMA, cut));
    assertEquals(here(rows(10)).toJson(), DataAnalysis.fromBytes(SCHEMA, bytes).toJson());
  }
}
