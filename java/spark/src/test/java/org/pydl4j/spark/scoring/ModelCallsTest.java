package org.pydl4j.spark.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.FileSourceScanExec;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.adaptive.AdaptiveSparkPlanExec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.spark.scoring.ScoreColumn.Kind;
import org.pydl4j.spark.testing.LocalSpark;
import org.pydl4j.spark.testing.SmallNets;
import scala.jdk.javaapi.CollectionConverters;

/** Calls of models in SQL and in {@code transform}: what they make of NULL, and where they run. */
class ModelCallsTest {
  private static final int ROWS = 100;
  @TempDir static Path folder;

  private static final SparkSession session = LocalSpark.session();
  private static PackedModel model;
  private static long ones; // rows of class 1 among those with numbers

  @BeforeAll
  static void tables() {
    float[] x = new float[ROWS * 4];
    for (int i = 0; i < ROWS; i++) {
      for (int j = 0; j < 4; j++) {
        x[4 * i + j] = (float) Math.sin(i * (j + 1));
      }
    }
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = SmallNets.network(SmallNets.classifier())) {
      model = PackedModel.of(net);
      NDArray out = net.output(Nd.create(x, ROWS, 4));
      float[] numbers = out.toFloatArray();
      for (int i = 0; i < ROWS; i++) {
        ones += i % 10 != 0 && best(numbers, i) == 1 ? 1 : 0;
      }
    }
    session
        .range(0, ROWS, 1, 2)
        .selectExpr(
            "id",
            "if(id % 10 = 0, null, array(float(sin(id)), float(sin(2 * id)), float(sin(3 * id)),"
                + " float(sin(4 * id)))) AS p",
            "id % 5 AS day",
            "repeat('x', 20) AS txt")
        .write()
        .partitionBy("day")
        .parquet(folder.resolve("t").toString());
    names();
    number("SELECT count(cls(p)) FROM t"); // the model is loaded, and stays so for all tests
  }

  private static int best(float[] numbers, int row) {
    int best = 0;
    for (int j = 1; j < 3; j++) {
      best = numbers[3 * row + j] > numbers[3 * row + best] ? j : best;
    }
    return best;
  }

  @AfterAll
  static void models() {
    SharedModels.closeIdle();
  }

  @BeforeEach
  void register() {
    names();
  }

  private static void names() {
    table().createOrReplaceTempView("t");
    SqlFunctions.register(session, "cls", model, "", 10, "error");
    SqlFunctions.register(session, "outputs", model, "ARRAY", 10, "error");
    SqlFunctions.register(session, "lenient", model, "", 10, "null");
  }

  private static Dataset<Row> table() {
    return session.read().parquet(folder.resolve("t").toString());
  }

  private static Dataset<Row> scored(Dataset<Row> rows) {
    Scoring scoring =
        new Scoring(
            session.sparkContext(),
            model,
            List.of("p"),
            List.of(
                ScoreColumn.of("raw", Kind.RAW),
                ScoreColumn.of("probability", Kind.PROBABILITY),
                ScoreColumn.of("prediction", Kind.CLASS)),
            10);
    return ScoreStrategy.score(rows, scoring);
  }

  private static long number(String query) {
    return session.sql(query).first().getLong(0);
  }

  @Test
  void nullGivesNull() {
    assertEquals(ROWS / 10, number("SELECT count_if(cls(p) IS NULL) FROM t"));
    assertEquals(ROWS / 10, number("SELECT count_if(outputs(p) IS NULL) FROM t"));
    assertEquals(ROWS / 10, number("SELECT count_if(coalesce(cls(p), -1) = -1) FROM t"));
    assertEquals(ones, number("SELECT count(*) FROM t WHERE cls(p) = 1"));
    assertNull(session.sql("SELECT cls(NULL)").first().get(0));
    assertNull(session.sql("SELECT outputs(NULL) FROM t").first().get(0));
    assertNull(session.sql("SELECT cls(CAST(NULL AS array<double>))").first().get(0));
    assertFalse(session.sql("SELECT cls(array(1.5, 2.5, 0, -1))").first().isNullAt(0));
    assertEquals(
        ROWS - 10,
        number("SELECT count(*) FROM t a JOIN t b ON a.id = b.id AND cls(a.p) = cls(b.p)"));
  }

  @Test
  void conditionsKeepRowsFromTheModel() {
    String wrong = "CAST(if(id % 4 = 0, array(1f), p) AS array<float>)"; // one number for four
    String fits = "size(q) = 4";
    String from = " FROM (SELECT id, " + wrong + " AS q FROM t)";
    long fitting = number("SELECT count(*)" + from + " WHERE " + fits);
    for (String guarded :
        List.of(
            "SELECT count(cls(q))" + from + " WHERE " + fits,
            "SELECT count(CASE WHEN " + fits + " THEN cls(q) END)" + from,
            "SELECT count(CASE WHEN size(q) <> 4 THEN NULL ELSE cls(q) END)" + from,
            "SELECT count(if(" + fits + ", cls(q), NULL))" + from,
            "SELECT count_if(" + fits + " AND cls(q) >= 0)" + from,
            "SELECT count_if(NOT (NOT coalesce(" + fits + ", false) OR cls(q) < 0))" + from,
            "SELECT count(nullif(coalesce(if(" + fits + ", NULL, -1), cls(q)), -1))" + from,
            "SELECT count(*) FROM (SELECT *" + from + " WHERE " + fits + ") WHERE cls(q) >= 0")) {
      assertEquals(fitting, number(guarded), guarded);
    }
    // One call under two conditions, and one whose condition is another call.
    assertEquals(
        ROWS - 10,
        number(
            "SELECT count(CASE WHEN day < 2 THEN cls(p) WHEN day >= 2 THEN cls(p) + 1 END) FROM"
                + " t"));
    assertEquals(
        ones,
        number("SELECT count(CASE WHEN cls(p) = 1 THEN element_at(outputs(p), 1) END) FROM t"));
    assertThrows(Exception.class, () -> session.sql("SELECT cls(q)" + from).collectAsList());
    assertEquals(fitting, number("SELECT count(lenient(q))" + from));
  }

  @Test
  void whatIsInvalidIsNullOnDemand() {
    String query =
        "SELECT lenient(array(a, 1f, 1f, 1f)) AS c FROM VALUES (1f), (CAST(NULL AS FLOAT)),"
            + " (CAST('NaN' AS FLOAT)) AS t(a)";
    List<Row> found = session.sql(query).collectAsList();
    assertFalse(found.get(0).isNullAt(0));
    assertTrue(found.get(1).isNullAt(0) && found.get(2).isNullAt(0), found.toString());
    String strict = query.replace("lenient", "cls");
    Exception error = assertThrows(Exception.class, () -> session.sql(strict).collectAsList());
    assertTrue(error.getMessage().contains("holds"), error.getMessage());
    String nan = "SELECT cls(array(CAST('NaN' AS FLOAT), 1f, 1f, float(id))) AS c FROM t";
    error = assertThrows(Exception.class, () -> session.sql(nan).collectAsList());
    assertTrue(error.getMessage().contains("holds NaN in row 0 of partition"), error.getMessage());
  }

  @Test
  void lambdasAreRefusedWithWhatToDoInstead() {
    refused("SELECT transform(array(p, p), x -> cls(x)) FROM t", "explode");
    refused("SELECT transform(array(p, p), x -> cls(concat(x, x))) FROM t", "explode");
    // A variable of a lambda inside of the argument is the argument's own.
    assertEquals(ROWS - 10, number("SELECT count(cls(transform(p, x -> x + 1))) FROM t"));
    // A call that does not need the variable is none of the lambda's.
    assertEquals(
        ROWS - 10, number("SELECT count(transform(array(1, 2), x -> x + cls(p))[0]) FROM t"));
    assertEquals(
        2 * (ROWS - 10),
        number("SELECT count(cls(x)) FROM (SELECT explode(array(p, p)) AS x FROM t)"));
  }

  @Test
  void wrongArgumentsAreAMistakeOfTheQuery() {
    refused("SELECT cls(p, p) FROM t", "cls takes 1 argument(s), the model's inputs. Got 2.");
    refused("SELECT cls() FROM t", "Got 0.");
    refused("SELECT cls(txt) FROM t", "The column 'txt' for");
    refused("SELECT id FROM t WHERE lenient(named_struct('a', 1, 'b', 2)) = 1", "4 numbers");
    refused("SELECT cls(id) FROM t", "VectorAssembler");
  }

  private static void refused(String query, String message) {
    Exception told = null;
    try {
      session.sql(query); // before it runs
    } catch (Exception e) { // Spark's is checked, though nothing declares it
      told = e;
    }
    assertTrue(told instanceof AnalysisException, String.valueOf(told));
    assertTrue(told.getMessage().contains(message), told.getMessage());
  }

  private static List<SparkPlan> steps(Dataset<?> data, Class<?> kind) {
    SparkPlan plan =
        ((org.apache.spark.sql.classic.Dataset<?>) data).queryExecution().executedPlan();
    List<SparkPlan> found = new ArrayList<>();
    collect(plan, kind, found);
    return found;
  }

  private static void collect(SparkPlan plan, Class<?> kind, List<SparkPlan> found) {
    if (kind.isInstance(plan)) {
      found.add(plan);
    }
    if (plan instanceof AdaptiveSparkPlanExec adaptive) {
      collect(adaptive.initialPlan(), kind, found);
    }
    CollectionConverters.asJava(plan.children()).forEach(child -> collect(child, kind, found));
  }

  private static int scores(Dataset<?> data) {
    return steps(data, ScoreBatchesExec.class).size();
  }

  private static FileSourceScanExec scan(Dataset<?> data) {
    List<SparkPlan> scans = steps(data, FileSourceScanExec.class);
    assertEquals(1, scans.size());
    return (FileSourceScanExec) scans.get(0);
  }

  @Test
  void conditionsWithoutTheModelReachTheFiles() {
    for (Dataset<Row> data :
        List.of(
            session.sql("SELECT count(*) FROM t WHERE day = 1 AND cls(p) = 1"),
            session.sql(
                "SELECT count(*) FROM (SELECT *, cls(p) AS c FROM t) WHERE day = 1 AND c = 1"),
            scored(table().filter("p IS NOT NULL")).filter("day = 1").groupBy("prediction").count(),
            scored(table().filter("p IS NOT NULL"))
                .filter("day = 1 AND prediction = 1")
                .select("id"))) {
      FileSourceScanExec scan = scan(data);
      assertTrue(scan.partitionFilters().mkString().contains("day"), scan.toString());
      assertFalse(scan.requiredSchema().sql().contains("txt"), scan.toString());
      assertEquals(1, scores(data), data.queryExecution().toString());
    }
    Dataset<Row> filtered =
        scored(table().filter("p IS NOT NULL")).filter("day = 1 AND prediction = 1");
    assertEquals(number("SELECT count(*) FROM t WHERE day = 1 AND cls(p) = 1"), filtered.count());
    assertEquals(
        filtered.filter("probability IS NOT NULL").collectAsList().size(), filtered.count());
  }

  @Test
  void unreadColumnsAreNotRead() {
    assertEquals(1, scan(session.sql("SELECT cls(p) FROM t")).requiredSchema().size());
    assertEquals(1, scan(scored(table()).select("prediction")).requiredSchema().size());
    assertEquals(2, scan(session.sql("SELECT id FROM t WHERE cls(p) = 1")).requiredSchema().size());
  }

  @Test
  void rowsAreCountedWithoutTheNetwork() {
    assertEquals(ROWS, scored(table()).count()); // with nulls, which the model would refuse
    assertEquals(0, scores(scored(table()).groupBy().count()));
    assertEquals(0, scores(scored(table()).select("id")));
    assertEquals(1, scores(scored(table()).select("prediction")));
  }

  @Test
  void onlyColumnsThatAreReadAreComputed() {
    SparkPlan step = steps(scored(table()).select("prediction"), ScoreBatchesExec.class).get(0);
    assertEquals(1, step.output().size(), step.toString());
  }

  @Test
  void aLimitBelowTheModelIsBelowItsScores() {
    Dataset<Row> few = scored(table().filter("p IS NOT NULL").limit(5));
    Dataset<Row> grouped = few.groupBy("prediction").count();
    String plan = grouped.queryExecution().optimizedPlan().toString();
    assertTrue(plan.indexOf("ScoreBatches") < plan.indexOf("Limit"), plan);
    assertEquals(5, few.collectAsList().size());
  }

  @Test
  void tablesOfTheDriverAreScoredInExecutors() {
    Dataset<Row> local =
        session.createDataFrame(
            List.of(
                org.apache.spark.sql.RowFactory.create(List.of(1.0, 2.0, 3.0, 4.0)),
                org.apache.spark.sql.RowFactory.create(List.of(4.0, 3.0, 2.0, 1.0))),
            org.apache.spark.sql.types.StructType.fromDDL("p array<double>"));
    assertEquals(1, scores(scored(local)));
    assertEquals(2, scored(local).collectAsList().size());
  }

  @Test
  void aKindThatDoesNotFitTheModelIsRefused() {
    for (String kind : List.of("VALUE", "Class", "RAW")) {
      ConfigurationException e =
          assertThrows(
              ConfigurationException.class,
              () -> SqlFunctions.register(session, "wrong", model, kind, 10, "error"));
      String words = kind.equals("VALUE") ? "This one has 3" : "must be CLASS, VALUE or ARRAY";
      assertTrue(e.getMessage().contains(words), e.getMessage());
    }
  }
}
