package org.pydl4j.spark.ml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.updaters.Adam;
import org.pydl4j.spark.scoring.PackedModel;
import org.pydl4j.spark.scoring.SharedModels;
import org.pydl4j.spark.scoring.SqlFunctions;
import org.pydl4j.spark.testing.LocalSpark;
import org.pydl4j.spark.testing.SmallNets;

class ParamsTest {
  @AfterEach
  void models() {
    SharedModels.closeIdle();
  }

  private static Dataset<Row> rows() {
    return LocalSpark.session()
        .range(0, 40, 1, 2)
        .selectExpr("array(sin(id), cos(id), 1d, id / 40) AS features", "id % 3 AS label");
  }

  private static void refused(String words, Executable setting) {
    String message = assertThrows(ConfigurationException.class, setting).getMessage();
    assertTrue(message.contains(words), message);
  }

  @Test
  void sizesBelowTheLeastAreRefusedWhereTheyAreSet() {
    NeuralNetworkClassifier estimator = new NeuralNetworkClassifier();
    refused(
        "The 'scoringBatchSize' of NeuralNetworkClassifier must be at least 1. Got 0.",
        () -> estimator.setScoringBatchSize(0));
    refused("'batchSize' of Neural", () -> estimator.setBatchSize(-3));
    refused("'numWorkers'", () -> estimator.setNumWorkers(0));
    refused("'epochs'", () -> estimator.setEpochs(-1));
    refused("'cacheBytes'", () -> estimator.setCacheBytes(-5));
    refused("'peerTimeout'", () -> estimator.setPeerTimeout(0.5));
    refused("'minDelta'", () -> estimator.setMinDelta(Double.NaN));
    for (int size : new int[] {0, -1}) {
      refused("at least 1", () -> new NeuralNetworkClassificationModel().setBatchSize(size));
      refused(
          "'batchSize' of scoring must be at least 1",
          () ->
              SqlFunctions.register(
                  LocalSpark.session(), "f", packed(SmallNets.classifier()), "", size, "error"));
    }
  }

  private static PackedModel packed(MultiLayerConfiguration conf) {
    try (MultiLayerNetwork net = SmallNets.network(conf)) {
      return PackedModel.of(net);
    }
  }

  @Test
  void aModelScoresInTheBatchesThatWereAskedFor() {
    NeuralNetworkClassifier estimator =
        new NeuralNetworkClassifier().setConf(SmallNets.classifier()).setBatchSize(4);
    NeuralNetworkClassificationModel usual = estimator.fit(rows());
    assertEquals(256, usual.getOrDefault(usual.batchSize()));
    NeuralNetworkClassificationModel asked = estimator.setScoringBatchSize(7).fit(rows());
    assertEquals(7, asked.getOrDefault(asked.batchSize()));
    assertEquals(40, asked.transform(rows()).collectAsList().size());
  }

  private static NeuralNetworkAutoencoder coder() {
    return new NeuralNetworkAutoencoder()
        .setConf(
            MultiLayerConfiguration.builder()
                .updater(new Adam(0.01))
                .inputType(InputType.feedForward(4))
                .layer(Dense.builder().nOut(2).name("code"))
                .layer(Output.builder().nOut(4).loss("mse").activation("identity"))
                .build());
  }

  @Test
  void anAutoencoderIsFitWithTheLayerWhoseCodeItGives() {
    Row row = coder().setLayer("code").fit(rows()).transform(rows()).first();
    assertEquals(2, ((Vector) row.getAs("output")).size());
    refused("Did you mean 'code'", () -> coder().setLayer("cod").fit(rows()));
  }

  @Test
  void schemasOfEstimatorsAreThoseOfTheirModels() {
    List<NetworkEstimator<?, ?>> all =
        List.of(
            coder(),
            coder().setLayer("code"),
            new NeuralNetworkRegressor().setConf(SmallNets.regressor()),
            new NeuralNetworkRegressor().setConf(SmallNets.classifier()),
            new NeuralNetworkClassifier().setConf(SmallNets.classifier()));
    Dataset<Row> labelled = rows();
    Dataset<Row> several =
        labelled.withColumn(
            "label", org.apache.spark.sql.functions.expr("array(0.2d, 0.3d, 0.5d)"));
    for (NetworkEstimator<?, ?> estimator : all) {
      boolean vector = estimator instanceof NeuralNetworkRegressor && estimator == all.get(3);
      Dataset<Row> data = vector ? several : labelled;
      StructType planned = estimator.transformSchema(data.schema());
      assertArrayEquals(
          estimator.fit(data).transform(data).schema().fields(), planned.fields(), planned.sql());
      assertEquals(
          vector,
          Arrays.stream(planned.fields())
              .anyMatch(
                  field ->
                      field.name().equals("prediction")
                          && field.dataType().equals(SQLDataTypes.VectorType())));
    }
  }
}
