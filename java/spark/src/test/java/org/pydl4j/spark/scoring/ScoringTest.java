package org.pydl4j.spark.scoring;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.etl.normalizers.NormalizerStandardize;
import org.pydl4j.etl.normalizers.Statistics;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.spark.scoring.ScoreColumn.Kind;
import org.pydl4j.spark.testing.LocalSpark;
import org.pydl4j.spark.testing.SmallNets;
import scala.jdk.javaapi.CollectionConverters;

class ScoringTest {
  private static final int ROWS = 103;

  private final SparkSession session = LocalSpark.session();
  private PackedModel model;
  private float[] expected; // what the network makes of the rows, on its own

  @BeforeEach
  void network() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = SmallNets.network(SmallNets.classifier())) {
      model = PackedModel.of(net);
      expected = net.output(features()).toFloatArray();
    }
  }

  @AfterEach
  void models() {
    SharedModels.closeIdle();
  }

  private static NDArray features() {
    float[] values = new float[ROWS * 4];
    for (int i = 0; i < ROWS; i++) {
      for (int j = 0; j < 4; j++) {
        values[i * 4 + j] = (float) (i * (j + 1) % 13 - 6);
      }
    }
    return Nd.create(values, ROWS, 4);
  }

  private static Dataset<Row> numbered(Dataset<Row> ids) {
    return ids.select(
        col("id"),
        array(
                expr("CAST(id % 13 - 6 AS FLOAT)"),
                expr("CAST(id * 2 % 13 - 6 AS FLOAT)"),
                expr("CAST(id * 3 % 13 - 6 AS FLOAT)"),
                expr("CAST(id * 4 % 13 - 6 AS FLOAT)"))
            .as("x"));
  }

  private Dataset<Row> rows() {
    return numbered(session.range(0, ROWS, 1, 3).toDF());
  }

  private Scoring scoring(ScoreColumn... columns) {
    return new Scoring(session.sparkContext(), model, List.of("x"), List.of(columns), 10);
  }

  private void check(List<Row> rows) {
    assertEquals(ROWS, rows.size());
    for (Row row : rows) {
      int id = (int) row.getLong(row.fieldIndex("id"));
      double[] found = ((Vector) row.getAs("probability")).toArray();
      double best = 0;
      for (int j = 0; j < 3; j++) {
        assertEquals(expected[id * 3 + j], found[j], 1e-6);
        best = found[j] > found[(int) best] ? j : best;
      }
      assertEquals(best, row.<Double>getAs("prediction"));
    }
  }

  private Scoring usual() {
    return scoring(
        ScoreColumn.of("probability", Kind.OUTPUT), ScoreColumn.of("prediction", Kind.CLASS));
  }

  @Test
  void rowsGetWhatTheNetworkMakesOfThem() {
    Dataset<Row> scored = ScoreStrategy.score(rows(), usual());
    assertArrayEquals(new String[] {"id", "x", "probability", "prediction"}, scored.columns());
    check(scored.collectAsList());
  }

  @Test
  void plansAboveAndBelowWorkAsEver() {
    Dataset<Row> scored =
        ScoreStrategy.score(rows().repartition(5).sort("id").cache(), usual()).cache();
    check(scored.collectAsList());
    assertEquals(
        ROWS,
        scored
            .groupBy("prediction")
            .count()
            .agg(org.apache.spark.sql.functions.sum("count"))
            .first()
            .getLong(0));
    assertEquals(1, scored.filter("id = 7").drop("probability").count());
    assertEquals(0, ScoreStrategy.score(rows().filter("id < 0"), usual()).count());
    Dataset<Row> twice = scored.as("a").join(scored.as("b"), expr("a.id = b.id"));
    assertEquals(ROWS, twice.filter("a.prediction = b.prediction").count());
    scored.unpersist(true);
  }

  @Test
  void featuresThatNobodyReadsAboveEndAtTheModel() {
    Dataset<Row> scored = ScoreStrategy.score(rows(), usual());
    Dataset<Row> narrow = scored.filter("prediction >= 0").groupBy("prediction").count();
    assertEquals(List.of("probability", "prediction"), written(scored.drop("id", "x")));
    assertEquals(List.of("prediction"), written(narrow));
    assertEquals(List.of("x", "probability", "prediction"), written(scored.drop("id")));
    assertEquals(List.of("prediction"), written(scored.filter("x[0] > 1").select("prediction")));
    check(scored.drop("x").collectAsList());
    check(scored.repartition(2).filter("x[1] > -100").collectAsList());
  }

  /** What the step writes for the steps above. */
  private static List<String> written(Dataset<Row> data) {
    LogicalPlan plan =
        ((org.apache.spark.sql.classic.Dataset<Row>) data).queryExecution().optimizedPlan();
    return CollectionConverters.asJava(step(plan).output()).stream().map(Attribute::name).toList();
  }

  private static LogicalPlan step(LogicalPlan plan) {
    return plan instanceof ScoreBatches ? plan : step(plan.children().head());
  }

  @Test
  void aPersistedResultIsNotComputedAgain() {
    Dataset<Row> scored = ScoreStrategy.score(rows(), usual()).persist();
    String plan = scored.groupBy("prediction").count().queryExecution().toString();
    assertTrue(plan.contains("InMemoryRelation"), plan);
    scored.unpersist(true);
  }

  @Test
  void streamsAreScored(@TempDir Path folder) throws Exception {
    rows().write().parquet(folder.resolve("in").toString());
    Dataset<Row> stream =
        session.readStream().schema(rows().schema()).parquet(folder.resolve("in").toString());
    var query =
        ScoreStrategy.score(stream, usual())
            .writeStream()
            .format("memory")
            .queryName("scored")
            .trigger(org.apache.spark.sql.streaming.Trigger.AvailableNow())
            .start();
    query.awaitTermination();
    check(session.table("scored").collectAsList());
  }

  @Test
  void rawNumbersAndActivationsAreColumns() {
    Row row =
        ScoreStrategy.score(
                rows(),
                scoring(
                    ScoreColumn.of("raw", Kind.RAW),
                    ScoreColumn.ofLayer("hidden", 0),
                    ScoreColumn.of("list", Kind.ARRAY)))
            .filter("id = 9")
            .first();
    try (Scope scope = Scope.open();
        NeuralNetwork net = model.open()) {
      NDArray one = Indexing.slice(features(), 0, 9, 10);
      assertArrayEquals(
          net.logits(one).toDoubleArray(), ((Vector) row.getAs("raw")).toArray(), 1e-6);
      assertArrayEquals(
          net.activationAt(one, 0).toDoubleArray(), ((Vector) row.getAs("hidden")).toArray(), 1e-6);
    }
    List<Float> list = row.getList(row.fieldIndex("list"));
    for (int j = 0; j < 3; j++) {
      assertEquals(expected[27 + j], list.get(j), 1e-6);
    }
  }

  @Test
  void theNormalizerOfTheModelComesFirst() {
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = SmallNets.network(SmallNets.classifier())) {
      NormalizerStandardize normalizer =
          new NormalizerStandardize(new Statistics().add(features()), null);
      net.setNormalizerJson(normalizer.toJson());
      model = PackedModel.of(net);
      expected = net.output(normalizer.transform(features())).toFloatArray();
    }
    check(ScoreStrategy.score(rows(), usual()).collectAsList());
  }

  @Test
  void aMissingColumnIsNamed() {
    String message =
        assertThrows(
                ConfigurationException.class,
                () -> ScoreStrategy.score(rows().withColumnRenamed("x", "xs"), usual()))
            .getMessage();
    assertTrue(message.contains("'x'") && message.contains("xs"), message);
  }

  private List<Row> sql(String query) {
    rows().createOrReplaceTempView("numbers");
    SqlFunctions.register(session, "digit", model, "", 10, "error");
    SqlFunctions.register(session, "outputs", model, "ARRAY", 10, "error");
    return session.sql(query).collectAsList();
  }

  private int best(long id) {
    int at = 3 * (int) id;
    int best = 0;
    for (int j = 1; j < 3; j++) {
      best = expected[at + j] > expected[at + best] ? j : best;
    }
    return best;
  }

  @Test
  void modelsAreFunctionsOfSql() {
    for (Row row : sql("SELECT id, digit(x), outputs(x)[1], digit(x) + 1 FROM numbers")) {
      assertEquals(best(row.getLong(0)), row.getDouble(1));
      assertEquals(expected[3 * (int) row.getLong(0) + 1], row.getFloat(2), 1e-6);
      assertEquals(best(row.getLong(0)) + 1, row.getDouble(3));
    }
    long zeros = java.util.stream.LongStream.range(0, ROWS).filter(id -> best(id) == 0).count();
    assertEquals(zeros, sql("SELECT count(*) FROM numbers WHERE digit(x) = 0").get(0).getLong(0));
    long sum =
        sql("SELECT digit(x), count(*) FROM numbers GROUP BY 1").stream()
            .mapToLong(row -> row.getLong(1))
            .sum();
    assertEquals(ROWS, sum);
    assertEquals(
        ROWS,
        sql("SELECT * FROM numbers a JOIN numbers b ON a.id = b.id AND digit(a.x) = digit(b.x)")
            .size());
    assertEquals(1, sql("SELECT digit(array(1f, 2f, 3f, 4f))").size());
  }

  @Test
  void callsAreScoredInBatches() {
    rows().createOrReplaceTempView("numbers");
    SqlFunctions.register(session, "digit", model, "", 10, "error");
    String plan =
        session
            .sql("SELECT digit(transform(x, v -> v * 2)) d FROM numbers WHERE digit(x) = 1")
            .queryExecution()
            .executedPlan()
            .toString();
    assertEquals(3, plan.split("ScoreBatches", -1).length, plan);
  }
}
