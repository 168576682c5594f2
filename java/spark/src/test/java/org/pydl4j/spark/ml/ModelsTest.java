package org.pydl4j.spark.ml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.etl.normalizers.NormalizerStandardize;
import org.pydl4j.etl.normalizers.Statistics;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.evaluation.Evaluation;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.spark.scoring.PackedModel;
import org.pydl4j.spark.scoring.SharedModels;
import org.pydl4j.spark.sync.Average;
import org.pydl4j.spark.testing.LocalSpark;
import org.pydl4j.spark.testing.SmallNets;

class ModelsTest {
  private static final String[] COLUMNS = {"a", "b", "c", "d"};

  @AfterEach
  void models() {
    SharedModels.closeIdle();
  }

  private static PackedModel packed(MultiLayerConfiguration configuration) {
    try (MultiLayerNetwork net = SmallNets.network(configuration)) {
      return PackedModel.of(net);
    }
  }

  private static NeuralNetworkClassificationModel classifier() {
    NeuralNetworkClassificationModel model = new NeuralNetworkClassificationModel();
    model.setPacked(packed(SmallNets.classifier()), "[]");
    return model;
  }

  private static Dataset<Row> raw() {
    return LocalSpark.session()
        .range(0, 50, 1, 2)
        .selectExpr(
            "CAST(id % 5 AS DOUBLE) a",
            "CAST(id % 3 AS FLOAT) b", "CAST(id % 7 AS INT) c", "-1d d", "id % 3 AS label");
  }

  private static VectorAssembler assembler() {
    return new VectorAssembler().setInputCols(COLUMNS).setOutputCol("features");
  }

  private static Dataset<Row> rows() {
    return assembler().transform(raw());
  }

  @Test
  void everyParamHasASetterThatReturnsTheStageItself() {
    for (PipelineStage stage :
        List.of(
            new NeuralNetworkClassifier(),
            new NeuralNetworkRegressor(),
            new NeuralNetworkAutoencoder(),
            new NeuralNetworkEstimator(),
            new NeuralNetworkClassificationModel(),
            new NeuralNetworkRegressionModel(),
            new NeuralNetworkAutoencoderModel(),
            new NeuralNetworkModel(),
            new ImageFeaturizer())) {
      for (Param<?> param : stage.params()) {
        String name = param.name();
        String setter = "set" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        assertTrue(
            Arrays.stream(stage.getClass().getMethods())
                .anyMatch(
                    method ->
                        method.getName().equals(setter)
                            && method.getReturnType().isInstance(stage)),
            stage.getClass().getSimpleName() + "." + setter);
      }
    }
    NeuralNetworkClassifier estimator =
        new NeuralNetworkClassifier()
            .setNumWorkers(2)
            .setEpochs(20)
            .setBatchSize(16)
            .setSync(Average.builder().every(3).build())
            .setPredictionCol("class");
    assertEquals(2, estimator.getOrDefault(estimator.numWorkers()));
    assertEquals("class", estimator.getOrDefault(estimator.predictionCol()));
    assertTrue(estimator.getOrDefault(estimator.sync()).contains("\"every\": 3"));
  }

  @Test
  void aModelScoresInAPipelineAndComesBackFromAFolder(@TempDir Path folder) throws Exception {
    Pipeline pipeline = new Pipeline().setStages(new PipelineStage[] {assembler(), classifier()});
    PipelineModel fitted = pipeline.fit(raw());
    List<Row> before = fitted.transform(raw()).select("probability", "prediction").collectAsList();
    String path = folder.resolve("pipeline").toString();
    fitted.write().overwrite().save(path);
    List<Row> after =
        PipelineModel.load(path)
            .transform(raw())
            .select("probability", "prediction")
            .collectAsList();
    assertEquals(before, after);
    Vector probability = before.get(0).getAs(0);
    assertEquals(1, probability.toArray()[0] + probability.apply(1) + probability.apply(2), 1e-6);
  }

  @Test
  void paramsTravelWithCopiesAndFiles(@TempDir Path folder) throws Exception {
    NeuralNetworkClassificationModel model = classifier();
    model.set(model.predictionCol(), "class");
    model.set(model.rawPredictionCol(), "");
    ParamMap extra = new ParamMap().put(model.probabilityCol(), "p");
    NeuralNetworkClassificationModel copy = model.copy(extra);
    assertArrayEquals(
        new String[] {"label", "p", "class"},
        copy.transform(rows()).drop(COLUMNS).drop("features").columns());
    assertEquals(model.uid(), copy.uid());
    copy.save(folder.resolve("model").toString());
    NeuralNetworkClassificationModel back =
        NeuralNetworkClassificationModel.load(folder.resolve("model").toString());
    assertEquals("p", back.getOrDefault(back.probabilityCol()));
    assertEquals(model.packed().id(), back.packed().id());
    try (MultiLayerNetwork same =
        MultiLayerNetwork.load(folder.resolve("model").resolve("model.zip"))) {
      assertEquals(SmallNets.classifier(), same.configuration());
    }
  }

  @Test
  void anEstimatorComesBackFromAFolder(@TempDir Path folder) throws Exception {
    NeuralNetworkClassifier estimator =
        new NeuralNetworkClassifier().setConf(SmallNets.classifier()).setLabelCol("digit");
    estimator.set(estimator.epochs(), 7);
    estimator.save(folder.resolve("estimator").toString());
    NeuralNetworkClassifier back =
        NeuralNetworkClassifier.load(folder.resolve("estimator").toString());
    assertEquals(SmallNets.classifier(), back.configuration());
    assertEquals(7, back.getOrDefault(back.epochs()));
    assertEquals("digit", back.getOrDefault(back.labelCol()));
    assertFalse(back.isSet(back.checkpointDir()));
  }

  @Test
  void evaluationIsThatOfTheNetworkItself() {
    Evaluation evaluation = classifier().evaluate(rows());
    Evaluation expected = new Evaluation(3);
    List<Row> all = rows().collectAsList();
    try (Scope scope = Scope.open();
        NeuralNetwork net = classifier().network()) {
      for (Row row : all) {
        double[] x = ((Vector) row.getAs("features")).toArray();
        NDArray label = Nd.create(new long[] {row.getLong(row.fieldIndex("label"))});
        expected.eval(label, net.outputSingle(Nd.create(x, 1, 4)));
      }
    }
    assertEquals(50, evaluation.examples());
    assertArrayEquals(expected.confusionMatrix().entries(), evaluation.confusionMatrix().entries());
  }

  @Test
  void aFrozenNetworkMakesFeatures() {
    ImageFeaturizer featurizer = new ImageFeaturizer();
    featurizer.setPacked(packed(SmallNets.classifier()), "[]");
    Row row = featurizer.transform(rows()).first();
    try (Scope scope = Scope.open();
        NeuralNetwork net = featurizer.network()) {
      double[] x = ((Vector) row.getAs("features")).toArray();
      assertArrayEquals(
          net.activationAt(Nd.create(x, 1, 4), 0).toDoubleArray(),
          ((Vector) row.getAs("output")).toArray(),
          1e-6);
    }
    featurizer.set(featurizer.layer(), "lair0");
    String message =
        assertThrows(ConfigurationException.class, () -> featurizer.transform(rows())).getMessage();
    assertTrue(message.contains("Did you mean 'layer0'?"), message);
  }

  @Test
  void aRegressionPredictsANumber() {
    NeuralNetworkRegressionModel model = new NeuralNetworkRegressionModel();
    model.setPacked(packed(SmallNets.regressor()), "[]");
    Row row = model.transform(rows()).first();
    assertTrue(row.getAs("prediction") instanceof Double, row.toString());
    assertEquals(row.<Double>getAs("prediction"), model.predict(row.getAs("features")), 1e-6);
  }

  @Test
  void severalOutputsAreAVectorAndNoPredictOfOneNumber() {
    NeuralNetworkRegressionModel model = new NeuralNetworkRegressionModel();
    model.setPacked(packed(SmallNets.classifier()), "[]");
    Row row = model.transform(rows()).first();
    assertEquals(3, ((Vector) row.getAs("prediction")).size());
    String message =
        assertThrows(
                ConfigurationException.class, () -> model.predict(row.<Vector>getAs("features")))
            .getMessage();
    assertTrue(message.contains("the network has 3 outputs. Use transform"), message);
  }

  @Test
  void oneProbabilityAloneIsClassOneFromAHalfOn() {
    MultiLayerConfiguration yesOrNo =
        MultiLayerConfiguration.builder()
            .inputType(InputType.feedForward(4))
            .layer(Output.builder().nOut(1).loss("xent").activation("sigmoid"))
            .build();
    for (double bias : new double[] {-0.1, 0, 0.1}) {
      NeuralNetworkClassificationModel model = new NeuralNetworkClassificationModel();
      try (Scope scope = Scope.open();
          MultiLayerNetwork net = SmallNets.network(yesOrNo);
          NDArray params = net.params()) {
        params.assign(Nd.create(new double[] {0, 0, 0, 0, bias}, 5).castTo(DType.FLOAT32));
        model.setPacked(PackedModel.of(net), "[]");
      }
      double prediction = model.transform(rows()).first().getAs("prediction");
      assertEquals(bias < 0 ? 0 : 1, prediction, "the sigmoid of " + bias);
    }
  }

  @Test
  void aRegressionPredictsInTheUnitsThatItsLabelsHadBeforeTheyWereScaled() {
    NeuralNetworkRegressionModel model = new NeuralNetworkRegressionModel();
    double expected;
    try (Scope scope = Scope.open();
        MultiLayerNetwork net = SmallNets.network(SmallNets.regressor())) {
      NDArray first = Nd.create(new double[] {0, 0, 0, -1}, 1, 4).castTo(DType.FLOAT32);
      expected = 500 + 100 * net.output(first).getDouble(0, 0);
      NDArray features = Nd.create(new double[] {-1, -1, -1, -1, 1, 1, 1, 1}, 2, 4);
      NDArray labels = Nd.create(new double[] {400, 600}, 2, 1);
      net.setNormalizerJson(
          new NormalizerStandardize(new Statistics().add(features), new Statistics().add(labels))
              .toJson());
      model.setPacked(PackedModel.of(net), "[]");
    }
    double prediction = model.transform(rows()).orderBy("a", "b", "c").first().getAs("prediction");
    assertEquals(expected, prediction, 1e-3);
  }

  @Test
  void mistakesAreAnsweredBeforeAnythingRuns() {
    assertThrows(ConfigurationException.class, () -> new NeuralNetworkModel().transform(rows()));
    NeuralNetworkClassificationModel model = classifier();
    assertThrows(
        ConfigurationException.class,
        () -> model.transform(rows().withColumnRenamed("features", "x")));
    assertThrows(
        ConfigurationException.class,
        () -> model.transform(rows().withColumnRenamed("a", "prediction")));
    assertThrows(ConfigurationException.class, () -> new NeuralNetworkClassifier().fit(rows()));
  }
}
