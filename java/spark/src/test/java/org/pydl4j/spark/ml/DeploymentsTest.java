package org.pydl4j.spark.ml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.io.Safetensors;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Dense;
import org.pydl4j.nn.layers.Output;
import org.pydl4j.nn.updaters.Adam;
import org.pydl4j.spark.dl4j.Example;
import org.pydl4j.spark.dl4j.ParameterAveragingTrainingMaster;
import org.pydl4j.spark.dl4j.SparkDl4jMultiLayer;
import org.pydl4j.spark.sync.AllReduce;
import org.pydl4j.spark.sync.Sync;
import org.pydl4j.spark.sync.TreeAggregate;
import org.pydl4j.spark.testing.LocalSpark;
import org.pydl4j.spark.testing.SmallNets;

/**
 * Settings that clusters have: training, normalizers, scoring, evaluation and SQL work with them.
 */
@Order(LocalSpark.LAST)
class DeploymentsTest {
  @TempDir Path folder;

  /** Rows of three classes that one number tells apart. */
  private static Dataset<Row> rows(SparkSession session) {
    return session
        .range(0, 120, 1, 2)
        .selectExpr(
            "array(CAST(100 * (id % 3) AS FLOAT), 0f, 1f, CAST(id % 7 AS FLOAT)) AS features",
            "CAST(id % 3 AS INT) AS label");
  }

  private static void requireWork(SparkSession session, Sync sync) {
    Dataset<Row> rows = rows(session);
    NeuralNetworkClassificationModel model =
        new NeuralNetworkClassifier()
            .setConf(SmallNets.classifier())
            .setNumWorkers(2)
            .setBatchSize(10)
            .setEpochs(20)
            .setNormalizer("standardize")
            .setSync(sync)
            .fit(rows);
    assertEquals(120, model.transform(rows).filter("prediction = label").count(), sync + "");
    assertEquals(1, model.evaluate(rows).accuracy(), sync + "");
    model.registerFunction(session, "digit", "CLASS", 16, "error");
    rows.createOrReplaceTempView("some");
    assertEquals(
        List.of(40L, 40L, 40L),
        session.sql("SELECT count(*) FROM some GROUP BY digit(features)").collectAsList().stream()
            .map(row -> row.getLong(0))
            .toList(),
        sync + "");
  }

  @FunctionalInterface
  private interface Work {
    void in(JavaSparkContext spark) throws IOException;
  }

  private void in(Map<String, String> settings, Work work) throws IOException {
    SparkConf conf = LocalSpark.cluster("local-cluster[2,1,1024]", folder);
    settings.forEach(conf::set);
    JavaSparkContext spark = LocalSpark.context(conf);
    try {
      work.in(spark);
    } finally {
      LocalSpark.stop(spark);
    }
  }

  @Test
  void kryoSpeculationEncryptionAuthenticationAndSqlWithoutAdaptionWork() throws IOException {
    in(
        Map.of(
            "spark.serializer", "org.apache.spark.serializer.KryoSerializer",
            "spark.speculation", "true",
            "spark.io.encryption.enabled", "true",
            "spark.authenticate", "true",
            "spark.authenticate.secret", "a secret of this test",
            "spark.network.crypto.enabled", "true",
            "spark.pydl4j.allowPlaintext", "true",
            "spark.driver.maxResultSize", "1m",
            "spark.sql.adaptive.enabled", "false",
            "spark.sql.ansi.enabled", "false"),
        spark -> {
          SparkSession session = SparkSession.builder().getOrCreate();
          requireWork(session, new AllReduce());
          requireTheModelBeyondTheResultSize(session);
          session.conf().set("spark.sql.ansi.enabled", "true");
          requireWork(session, TreeAggregate.builder().every(3).build());
          requireExamplesTravel(spark);
        });
  }

  /** 2.9 MB of parameters come back in parts. */
  private void requireTheModelBeyondTheResultSize(SparkSession session) throws IOException {
    Dataset<Row> rows = rows(session);
    MultiLayerConfiguration wide =
        MultiLayerConfiguration.builder()
            .seed(7)
            .updater(new Adam(1e-3))
            .inputType(InputType.feedForward(4))
            .layer(Dense.builder().nOut(90_000).activation("tanh"))
            .layer(Output.builder().nOut(3).loss("mcxent"))
            .build();
    Path kept = folder.resolve("wide");
    NeuralNetworkClassificationModel model =
        new NeuralNetworkClassifier()
            .setConf(wide)
            .setNumWorkers(2)
            .setCheckpointDir(kept.toString())
            .fit(rows);
    try (NeuralNetwork net = model.network();
        NDArray params = net.params()) {
      assertArrayEquals(checkpointed(kept), params.toFloatArray(), 0);
    }
  }

  /** The parameters in the only checkpoint, as the first worker wrote them. */
  private static float[] checkpointed(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      Path file =
          all.filter(path -> path.endsWith("worker-0.safetensors")).findFirst().orElseThrow();
      try (FileChannel channel = FileChannel.open(file);
          Safetensors.Contents part = Safetensors.read(channel, channel.size(), file.toString())) {
        return part.arrays().get("params").toFloatArray();
      }
    }
  }

  /** Shuffled, so that Spark's serializer writes them. */
  private static void requireExamplesTravel(JavaSparkContext spark) {
    JavaRDD<Example> examples =
        spark
            .parallelize(List.of(0, 1, 2, 0, 1, 2), 2)
            .map(label -> Example.ofClass(new float[] {label, 0, 1, 2}, label, 3))
            .repartition(2);
    try (SparkDl4jMultiLayer net =
        new SparkDl4jMultiLayer(
            SmallNets.classifier(),
            new ParameterAveragingTrainingMaster.Builder(2).averagingFrequency(1).build())) {
      assertEquals(6, net.fit(examples, 1).history().get(0).examples());
    }
  }

  @Test
  void dynamicAllocationTrainsThroughSpark() throws IOException {
    in(
        Map.of(
            "spark.dynamicAllocation.enabled", "true",
            "spark.dynamicAllocation.shuffleTracking.enabled", "true",
            "spark.dynamicAllocation.minExecutors", "1",
            "spark.dynamicAllocation.maxExecutors", "2"),
        spark -> {
          SparkSession session = SparkSession.builder().getOrCreate();
          requireWork(session, TreeAggregate.builder().build());
          assertTrue(spark.getConf().getBoolean("spark.dynamicAllocation.enabled", false));
        });
  }
}
