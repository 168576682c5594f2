package org.pydl4j.spark.ml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.updaters.Adam;
import org.pydl4j.spark.scoring.SharedModels;
import org.pydl4j.spark.testing.LocalSpark;

/** Numbers around 10⁹, of which float32 holds every 64th only, are scaled before they become it. */
class LargeNumbersTest {
  private static final double BASE = 1_700_000_000;

  @AfterEach
  void models() {
    SharedModels.closeIdle();
  }

  /** Times within a minute; the label says which half of it. */
  private static Dataset<Row> rows(String features) {
    return LocalSpark.session()
        .range(0, 120, 1, 1)
        .selectExpr(
            "id",
            features.replace("T", "(1700000000 + id / 2)") + " AS features",
            "id >= 60 AS label",
            "1700000000 + id / 2 AS target");
  }

  private static MultiLayerConfiguration network(int outputs, String loss, String activation) {
    return MultiLayerConfiguration.builder()
        .seed(3)
        .updater(new Adam(0.1))
        .inputType(InputType.feedForward(1))
        .layer(Output.builder().nOut(outputs).loss(loss).activation(activation))
        .build();
  }

  @Test
  void columnsOfAllKindsKeepTheirDifferences() {
    for (String features :
        List.of(
            "double(T)",
            "decimal(20, 3)(T)",
            "array(double(T))",
            "struct(double(T) AS t)",
            "bigint(T)",
            "array(bigint(T))")) {
      String kind = features.replace("decimal(20, 3)(T)", "cast(T AS decimal(20, 3))");
      checkLearnt(rows(kind), kind);
    }
    Dataset<Row> arrays = rows("array(double(T))");
    checkLearnt(
        arrays.withColumn(
            "features", org.apache.spark.ml.functions.array_to_vector(arrays.col("features"))),
        "vector");
  }

  private static void checkLearnt(Dataset<Row> rows, String kind) {
    NeuralNetworkClassificationModel model =
        new NeuralNetworkClassifier()
            .setConf(network(2, "mcxent", "softmax"))
            .setNormalizer("standardize")
            .setEpochs(30)
            .fit(rows);
    double learnt = model.evaluate(rows).accuracy();
    assertTrue(learnt > 0.95, kind + " " + learnt);
    model.registerFunction(LocalSpark.session(), "half", "", 16, "error");
    long same =
        model
            .transform(rows)
            .withColumn("called", functions.expr("half(features)"))
            .filter("prediction = called")
            .count();
    assertEquals(120, same, kind);
    double[] first =
        model.transform(rows).orderBy("id").first().<Vector>getAs("probability").toArray();
    NeuralNetworkClassificationModel streamed =
        new NeuralNetworkClassifier()
            .setConf(network(2, "mcxent", "softmax"))
            .setNormalizer("standardize")
            .setEpochs(0)
            .setCacheBytes(900)
            .fit(rows);
    assertEquals(2, first.length);
    assertEquals(120, streamed.evaluate(rows).examples());
  }

  @Test
  void predictionsHaveTheDigitsOfTheLabels() {
    Dataset<Row> rows = rows("array(float(T - 1700000000))");
    NeuralNetworkRegressionModel model =
        new NeuralNetworkRegressor()
            .setConf(network(1, "mse", "identity"))
            .setLabelCol("target")
            .setNormalizer("standardize")
            .setNormalizeLabels(true)
            .setEpochs(60)
            .fit(rows);
    double wrong =
        model
            .transform(rows)
            .agg(functions.max(functions.expr("abs(prediction - target)")))
            .first()
            .getDouble(0);
    assertTrue(wrong < 10, "off by " + wrong + " s; float32 holds every 128th second");
  }

  @Test
  void anAutoencoderGivesItsInputBackInTheInputsUnits() {
    Dataset<Row> rows = rows("array(double(T))");
    NeuralNetworkAutoencoderModel model =
        new NeuralNetworkAutoencoder()
            .setConf(network(1, "mse", "identity"))
            .setNormalizer("standardize")
            .setEpochs(60)
            .fit(rows);
    List<Row> all = model.transform(rows).orderBy("id").collectAsList();
    double[] given =
        all.stream().mapToDouble(row -> row.<Vector>getAs("output").apply(0)).toArray();
    double[] wanted = new double[given.length];
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = BASE + i / 2.0;
    }
    assertArrayEquals(wanted, given, 10);
  }
}
