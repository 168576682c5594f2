package org.pydl4j.spark.ml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.evaluation.BinaryClassificationEvaluator;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.ml.feature.IndexToString;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.updaters.Adam;
import org.pydl4j.spark.scoring.PackedModel;
import org.pydl4j.spark.scoring.SharedModels;
import org.pydl4j.spark.testing.LocalSpark;

/** What classifiers write is what Spark's own evaluators expect of a classifier. */
class ClassifierNumbersTest {
  @AfterEach
  void models() {
    SharedModels.closeIdle();
  }

  private static MultiLayerConfiguration network(int outputs, String loss, String activation) {
    return MultiLayerConfiguration.builder()
        .seed(3)
        .updater(new Adam(0.05))
        .inputType(InputType.feedForward(2))
        .layer(Dense.builder().nOut(6).activation("tanh"))
        .layer(Output.builder().nOut(outputs).loss(loss).activation(activation))
        .build();
  }

  private static Dataset<Row> rows() {
    return LocalSpark.session()
        .range(0, 300, 1, 2)
        .selectExpr(
            "array(float(sin(id)), float(cos(3 * id))) AS features",
            "double(sin(id) + cos(7 * id) > 0) AS label");
  }

  private static NeuralNetworkClassificationModel untrained(MultiLayerConfiguration conf) {
    NeuralNetworkClassificationModel model = new NeuralNetworkClassificationModel();
    try (MultiLayerNetwork net = new MultiLayerNetwork(conf).init()) {
      model.setPacked(PackedModel.of(net), "[]");
    }
    return model;
  }

  /** The share of pairs of a positive and a negative row that are in order, ties for one half. */
  private static double auc(List<Row> scored, String column) {
    List<double[]> rows = new ArrayList<>();
    for (Row row : scored) {
      double number = ((Vector) row.getAs(column)).apply(1);
      rows.add(new double[] {row.<Double>getAs("label"), number});
    }
    double right = 0;
    double pairs = 0;
    for (double[] positive : rows) {
      for (double[] negative : rows) {
        if (positive[0] == 1 && negative[0] == 0) {
          pairs++;
          right += positive[1] > negative[1] ? 1 : positive[1] == negative[1] ? 0.5 : 0;
        }
      }
    }
    return right / pairs;
  }

  @Test
  void theDefaultEvaluatorOrdersRowsByTheProbability() {
    Dataset<Row> scored = untrained(network(2, "mcxent", "softmax")).transform(rows()).cache();
    double found = new BinaryClassificationEvaluator().evaluate(scored);
    assertEquals(auc(scored.collectAsList(), "probability"), found, 1e-9);
    for (Row row : scored.collectAsList()) {
      Vector raw = row.getAs("rawPrediction");
      Vector probability = row.getAs("probability");
      assertEquals(-raw.apply(0), raw.apply(1));
      assertEquals(1 / (1 + Math.exp(-raw.apply(1))), probability.apply(1), 1e-6);
    }
    scored.unpersist(true);
  }

  @Test
  void oneOutputIsTwoClasses() {
    Dataset<Row> scored = untrained(network(1, "xent", "sigmoid")).transform(rows()).cache();
    List<Row> all = scored.collectAsList();
    double logLoss = 0;
    for (Row row : all) {
      Vector raw = row.getAs("rawPrediction");
      double p = ((Vector) row.getAs("probability")).apply(1);
      assertArrayEquals(new double[] {-raw.apply(1), raw.apply(1)}, raw.toArray());
      assertEquals(1 / (1 + Math.exp(-raw.apply(1))), p, 1e-6);
      assertEquals(1 - p, ((Vector) row.getAs("probability")).apply(0));
      assertEquals(p >= 0.5 ? 1.0 : 0.0, row.<Double>getAs("prediction"));
      logLoss -= Math.log(row.<Double>getAs("label") == 1 ? p : 1 - p) / all.size();
    }
    assertEquals(
        auc(all, "probability"), new BinaryClassificationEvaluator().evaluate(scored), 1e-9);
    assertEquals(
        logLoss,
        new MulticlassClassificationEvaluator().setMetricName("logLoss").evaluate(scored),
        1e-9);
    scored.unpersist(true);
  }

  @Test
  void severalYesOrNoQuestionsAreLearntFromArraysAndVectors() {
    Dataset<Row> several =
        LocalSpark.session()
            .range(0, 200, 1, 2)
            .selectExpr(
                "array(float(sin(id)), float(cos(id))) AS features",
                "array(float(sin(id) > 0), float(cos(id) > 0)) AS label");
    for (Dataset<Row> labelled :
        List.of(
            several,
            several.withColumn(
                "label", org.apache.spark.ml.functions.array_to_vector(several.col("label"))))) {
      NeuralNetworkClassifier estimator =
          new NeuralNetworkClassifier()
              .setConf(network(2, "xent", "sigmoid"))
              .setNumWorkers(2)
              .setEpochs(15);
      NeuralNetworkClassificationModel model = estimator.fit(labelled);
      assertTrue(model.evaluateBinary(labelled).averageAccuracy() > 0.9);
      Vector raw = model.transform(labelled).first().getAs("rawPrediction");
      Vector probability = model.transform(labelled).first().getAs("probability");
      for (int j = 0; j < 2; j++) { // each question by itself
        assertEquals(1 / (1 + Math.exp(-raw.apply(j))), probability.apply(j), 1e-6);
      }
    }
  }

  @Test
  void labelsMayBeBooleans() {
    Dataset<Row> sure = rows().selectExpr("features", "features[0] > 0 AS label");
    NeuralNetworkClassificationModel model =
        new NeuralNetworkClassifier()
            .setConf(network(2, "mcxent", "softmax"))
            .setEpochs(5)
            .fit(sure);
    assertTrue(model.evaluate(sure).accuracy() > 0.9);
  }

  @Test
  void namesOfClassesComeBackAlsoFromAFolder(@TempDir Path folder) throws Exception {
    Dataset<Row> named = rows().selectExpr("features", "if(label = 1, 'bee', 'ant') AS animal");
    Dataset<Row> indexed =
        new StringIndexer()
            .setInputCol("animal")
            .setOutputCol("label")
            .setStringOrderType("alphabetDesc")
            .fit(named)
            .transform(named);
    String path = folder.resolve("model").toString();
    new NeuralNetworkClassifier().setConf(network(2, "mcxent", "softmax")).fit(indexed).save(path);
    Dataset<Row> scored = NeuralNetworkClassificationModel.load(path).transform(indexed);
    IndexToString back = new IndexToString().setInputCol("prediction").setOutputCol("name");
    assertEquals(
        300, back.transform(scored).filter("name = if(prediction = 0, 'bee', 'ant')").count());
  }

  @Test
  void oneOutputKeepsTheNamesOfItsTwoClasses() {
    Dataset<Row> named = rows().selectExpr("features", "if(label = 1, 'bee', 'ant') AS animal");
    Dataset<Row> indexed =
        new StringIndexer()
            .setInputCol("animal")
            .setOutputCol("label")
            .setStringOrderType("alphabetAsc")
            .fit(named)
            .transform(named);
    NeuralNetworkClassificationModel model =
        new NeuralNetworkClassifier().setConf(network(1, "xent", "sigmoid")).fit(indexed);
    try (NeuralNetwork net = model.network()) {
      assertEquals(List.of("ant", "bee"), net.labels());
    }
    IndexToString back = new IndexToString().setInputCol("prediction").setOutputCol("name");
    assertEquals(
        300,
        back.transform(model.transform(indexed))
            .filter("name = if(prediction = 0, 'ant', 'bee')")
            .count());
  }

  @Test
  void nanIsNoClass() throws InterruptedException {
    NeuralNetworkClassificationModel model = new NeuralNetworkClassificationModel();
    try (MultiLayerNetwork net = new MultiLayerNetwork(network(2, "mcxent", "softmax")).init();
        NDArray params = net.params()) {
      Arithmetic.mulInPlace(params, Double.NaN);
      model.setPacked(PackedModel.of(net), "[]");
    }
    Dataset<Row> scored = model.transform(rows()).select("prediction");
    LocalSpark.sharedContext().setLogLevel("OFF");
    try {
      Exception e = assertThrows(Exception.class, scored::collectAsList);
      assertTrue(e.toString().contains("stands for no class"), e.toString());
    } finally {
      LocalSpark.awaitTasks(); // whose arrays would be left behind
      LocalSpark.sharedContext().setLogLevel("ERROR");
    }
  }
}
