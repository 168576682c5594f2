package org.pydl4j.spark.ml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.spark.testing.LocalSpark;
import org.pydl4j.spark.testing.SmallNets;

/** Several fits with one checkpointDir, as CrossValidator makes them of folds and param maps. */
class CheckpointedFitsTest {
  @TempDir Path folder;

  private static Dataset<Row> fold(int number) {
    return LocalSpark.session()
        .range(0, 60, 1, 1)
        .selectExpr(
            "array(CAST(id % 5 AS FLOAT), CAST(id % 3 AS FLOAT), sin(id), -1f) AS features",
            "CAST(id % 3 AS INT) AS label", "id")
        .filter("id % 2 != " + number);
  }

  private NeuralNetworkClassifier estimator(boolean kept) {
    NeuralNetworkClassifier estimator =
        new NeuralNetworkClassifier().setConf(SmallNets.classifier()).setEpochs(2);
    return kept ? estimator.setCheckpointDir(folder.toString()).setResume(true) : estimator;
  }

  private static float[] params(NeuralNetworkClassificationModel model) {
    try (NeuralNetwork net = model.network();
        NDArray params = net.params()) {
      return params.toFloatArray();
    }
  }

  private long trainings() throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.count();
    }
  }

  @Test
  void eachFoldAndEachParamMapHasItsOwnTrainingAndGoesOnInIt() throws IOException {
    int fits = 0;
    for (int number = 0; number < 2; number++) {
      for (int batchSize : new int[] {8, 16}) {
        float[] expected = params(estimator(false).setBatchSize(batchSize).fit(fold(number)));
        float[] got = params(estimator(true).setBatchSize(batchSize).fit(fold(number)));
        assertArrayEquals(expected, got, 0, "fold " + number + ", batches of " + batchSize);
        assertEquals(++fits, trainings(), "a folder for each training");
      }
    }
    NeuralNetworkClassificationModel longer =
        estimator(true).setBatchSize(8).setEpochs(3).fit(fold(1).repartition(3));
    assertEquals(3, longer.history(LocalSpark.session()).count());
    assertEquals(fits, trainings(), "the same rows in another order and in other partitions");
  }

  @Test
  void anotherNetworkDoesNotGoOnFromTheseCheckpoints() throws IOException {
    estimator(true).fit(fold(0));
    String json = SmallNets.classifier().toJson();
    String seed = json.replaceFirst("\"seed\"\\s*:\\s*7", "\"seed\": 8");
    assertNotEquals(json, seed);
    MultiLayerConfiguration other = MultiLayerConfiguration.fromJson(seed);
    float[] expected = params(estimator(false).setConf(other).fit(fold(0)));
    float[] got = params(estimator(true).setConf(other).fit(fold(0)));
    assertArrayEquals(expected, got, 0, "trained from its own beginning");
    assertEquals(2, trainings());
  }

  @Test
  void rowsAreKnownByTheirContent() {
    Dataset<Row> rows = fold(0);
    String digest = RowsDigest.of(rows);
    assertEquals(digest, RowsDigest.of(rows.orderBy(rows.col("id").desc()).repartition(3)));
    assertNotEquals(digest, RowsDigest.of(rows.union(rows)));
    assertNotEquals(digest, RowsDigest.of(rows.filter("id != 7")));
    assertNotEquals(digest, RowsDigest.of(rows.withColumnRenamed("label", "other")));
  }
}
