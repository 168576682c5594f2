package org.pydl4j.spark.ml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.ComputationGraph;
import org.pydl4j.nn.ComputationGraphConfiguration;
import org.pydl4j.nn.ComputationGraphConfigurationBuilder;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.updaters.Adam;
import org.pydl4j.nn.vertices.MergeVertex;
import org.pydl4j.spark.scoring.PackedModel;
import org.pydl4j.spark.scoring.SharedModels;
import org.pydl4j.spark.scoring.SqlFunctions;
import org.pydl4j.spark.testing.LocalSpark;

/** Graphs with one input and one output train and score as chains of layers do. */
class GraphsTest {
  @AfterEach
  void models() {
    SharedModels.closeIdle();
  }

  private static ComputationGraphConfigurationBuilder begun() {
    return ComputationGraphConfiguration.builder()
        .seed(7)
        .updater(new Adam(0.05))
        .addInputs("x")
        .setInputTypes(InputType.feedForward(4))
        .addLayer("hidden", Dense.builder().nOut(8).activation("tanh"), "x")
        .addVertex("both", MergeVertex.builder(), "x", "hidden");
  }

  /** 4 numbers go to the output beside what 8 hidden ones make of them; 3 classes. */
  private static ComputationGraphConfiguration classifier() {
    return begun()
        .addLayer("kind", Output.builder().nOut(3).loss("mcxent"), "both")
        .setOutputs("kind")
        .build();
  }

  private static ComputationGraphConfiguration two() {
    return begun()
        .addLayer("kind", Output.builder().nOut(3).loss("mcxent"), "both")
        .addLayer("size", Output.builder().nOut(1).loss("mse").activation("identity"), "both")
        .setOutputs("kind", "size")
        .build();
  }

  private static Dataset<Row> rows() {
    return LocalSpark.session()
        .range(0, 300, 1, 2)
        .selectExpr(
            "array(float(id % 3 = 0), float(id % 3 = 1), float(id % 5) / 5, 1f) features",
            "id % 3 AS label", "double(id % 3) + double(id % 5) / 10 AS size");
  }

  /** softmax(W [x, tanh(V x + b)] + c), number by number. */
  private static double[] byHand(Map<String, NDArray> table, double[] x) {
    double[] both = new double[12];
    System.arraycopy(x, 0, both, 0, 4);
    double[] v = table.get("hidden_W").toDoubleArray();
    double[] b = table.get("hidden_b").toDoubleArray();
    for (int j = 0; j < 8; j++) {
      double sum = b[j];
      for (int i = 0; i < 4; i++) {
        sum += x[i] * v[8 * i + j];
      }
      both[4 + j] = Math.tanh(sum);
    }
    double[] w = table.get("kind_W").toDoubleArray();
    double[] c = table.get("kind_b").toDoubleArray();
    double[] made = new double[3];
    double all = 0;
    for (int k = 0; k < 3; k++) {
      double sum = c[k];
      for (int i = 0; i < 12; i++) {
        sum += both[i] * w[3 * i + k];
      }
      made[k] = Math.exp(sum);
      all += made[k];
    }
    for (int k = 0; k < 3; k++) {
      made[k] /= all;
    }
    return made;
  }

  @Test
  void aGraphLearnsToTellClassesApartAndIsWrittenAndRead(@TempDir Path folder) throws Exception {
    NeuralNetworkClassificationModel fitted =
        new NeuralNetworkClassifier()
            .setConf(classifier())
            .setNumWorkers(2)
            .setBatchSize(20)
            .setEpochs(10)
            .fit(rows());
    assertTrue(fitted.transform(rows()).filter("prediction = label").count() > 290);
    assertTrue(fitted.evaluate(rows()).accuracy() > 0.95);
    fitted.save(folder.resolve("model").toString());
    NeuralNetworkClassificationModel model =
        NeuralNetworkClassificationModel.load(folder.resolve("model").toString());
    List<Row> scored = model.transform(rows().limit(20)).collectAsList();
    try (Scope scope = Scope.open();
        NeuralNetwork net = model.network()) {
      assertInstanceOf(ComputationGraph.class, net);
      for (Row row : scored) {
        List<Number> x = row.getList(row.fieldIndex("features"));
        double[] given = x.stream().mapToDouble(Number::doubleValue).toArray();
        double[] expected = byHand(net.paramTable(), given);
        assertArrayEquals(expected, ((Vector) row.getAs("probability")).toArray(), 1e-5);
        double[] raw = ((Vector) row.getAs("rawPrediction")).toArray();
        assertEquals(Math.log(expected[0] / expected[1]), raw[0] - raw[1], 1e-4);
        double[] inside = net.activationAt(Nd.create(given, 1, 4), 0).toDoubleArray();
        assertEquals(8, inside.length);
      }
    }
    model.registerFunction(LocalSpark.session(), "kind_by_graph", "", 64, "error");
    assertEquals(
        model.transform(rows()).filter("prediction = label").count(),
        rows().filter("kind_by_graph(features) = label").count());
  }

  @Test
  void aGraphPredictsNumbersAndGoesOnFromItsFile(@TempDir Path folder) {
    ComputationGraphConfiguration conf =
        begun()
            .addLayer("size", Output.builder().nOut(1).loss("mse").activation("identity"), "both")
            .setOutputs("size")
            .build();
    NeuralNetworkRegressor first =
        new NeuralNetworkRegressor().setConf(conf).setLabelCol("size").setBatchSize(20);
    NeuralNetworkRegressionModel model = first.setEpochs(10).fit(rows());
    assertTrue(model.evaluate(rows()).averageMeanSquaredError() < 0.05);
    model.saveNetwork(folder.resolve("net.zip").toString());
    NeuralNetworkRegressionModel same =
        new NeuralNetworkRegressor()
            .setInitialModel(folder.resolve("net.zip").toString())
            .setLabelCol("size")
            .setEpochs(0)
            .fit(rows());
    try (NeuralNetwork before = model.network();
        NeuralNetwork after = same.network();
        NDArray expected = before.params();
        NDArray got = after.params()) {
      assertArrayEquals(expected.toFloatArray(), got.toFloatArray(), 0);
    }
  }

  @Test
  void severalOutputsAreRefusedByNameBeforeAnyJob(@TempDir Path folder) {
    NeuralNetworkClassifier estimator = new NeuralNetworkClassifier().setConf(two());
    Exception e = assertThrows(ConfigurationException.class, () -> estimator.fit(rows()));
    assertTrue(
        e.getMessage().contains("the inputs [x] and the outputs [kind, size]"), e.getMessage());
    Path file = folder.resolve("two.zip");
    try (ComputationGraph net = new ComputationGraph(two()).init()) {
      net.save(file);
    }
    NeuralNetworkClassificationModel model = new NeuralNetworkClassificationModel();
    Exception read =
        assertThrows(ConfigurationException.class, () -> model.setModelFile(file.toString()));
    assertEquals(e.getMessage(), read.getMessage());
    Exception function =
        assertThrows(
            ConfigurationException.class,
            () ->
                SqlFunctions.register(
                    LocalSpark.session(), "two", PackedModel.read(file), "", 1, "error"));
    assertEquals(e.getMessage(), function.getMessage());
  }
}
