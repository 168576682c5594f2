package org.pydl4j.spark.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pydl4j.nd.errors.WorkerException;
import org.pydl4j.nn.updaters.Adam;
import org.pydl4j.spark.testing.LocalSpark;
import org.pydl4j.spark.training.EpochReport;
import org.pydl4j.spark.training.JobListener;
import org.pydl4j.spark.training.Points;
import org.pydl4j.spark.training.TrainingResult;

class SparkDl4jMultiLayerTest {
  private static JavaSparkContext spark;

  @BeforeAll
  static void start() {
    spark = LocalSpark.sharedContext();
    spark.parallelize(List.of(1, 2), 2).repartition(1).collect();
  }

  private static JavaRDD<Example> examples() {
    List<Example> examples = new ArrayList<>();
    for (Points.Point point : Points.make(800, 11)) {
      examples.add(Example.ofClass(new float[] {point.x(), point.y()}, point.label(), 3));
    }
    return spark.parallelize(examples, 3);
  }

  @Test
  void everyTrainingMasterOfDl4jTrains() {
    List<TrainingMaster> masters =
        List.of(
            new ParameterAveragingTrainingMaster.Builder(2).averagingFrequency(5).build(),
            new ParameterAveragingTrainingMaster.Builder(2)
                .averagingFrequency(20)
                .saveUpdater(false)
                .aggregationDepth(2)
                .build(),
            new SharedTrainingMaster.Builder(2).build());
    for (TrainingMaster master : masters) {
      try (SparkDl4jMultiLayer net =
          new SparkDl4jMultiLayer(Points.network(new Adam(0.02)), master)) {
        List<Long> heard = new ArrayList<>();
        net.setListener(
            new JobListener() {
              @Override
              public void onEpoch(EpochReport report) {
                heard.add(report.epoch());
              }
            });
        net.fit(examples(), 3);
        TrainingResult result = net.fit(examples(), 2);
        assertEquals(5, net.getNetwork().epoch());
        assertEquals(2, result.history().size());
        assertEquals(List.of(0L, 1L, 2L, 3L, 4L), heard);
        assertTrue(result.history().get(1).score() < 0.35, master + ": " + result.history());
      }
    }
  }

  @Test
  void anExampleOfAnotherWidthIsNamed() {
    JavaRDD<Example> examples =
        spark.parallelize(
            List.of(
                new Example(new float[3], new float[3]), new Example(new float[2], new float[3])),
            2);
    TrainingMaster master = new SharedTrainingMaster.Builder(2).build();
    try (SparkDl4jMultiLayer net =
        new SparkDl4jMultiLayer(Points.network(new Adam(0.02)), master)) {
      WorkerException e = assertThrows(WorkerException.class, () -> net.fit(examples, 1));
      assertTrue(e.getMessage().contains("has 3 features, the network expects 2"), e.getMessage());
    }
  }
}
