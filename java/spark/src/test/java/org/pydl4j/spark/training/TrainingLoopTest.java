package org.pydl4j.spark.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.updaters.Adam;
import org.pydl4j.nn.updaters.Sgd;
import org.pydl4j.nn.updaters.Updater;
import org.pydl4j.spark.sync.AllReduce;
import org.pydl4j.spark.sync.Average;
import org.pydl4j.spark.sync.DiLoCo;
import org.pydl4j.spark.sync.ElasticAveraging;
import org.pydl4j.spark.sync.PostLocal;
import org.pydl4j.spark.sync.SlowMo;
import org.pydl4j.spark.sync.Sync;
import org.pydl4j.spark.sync.Threshold;

/** What workers learn together, by every sync; no Spark is needed for that. */
class TrainingLoopTest {
  static final List<Sync> SYNCS =
      List.of(
          new AllReduce(),
          new Average(5),
          PostLocal.builder().after(10).every(5).build(),
          SlowMo.builder().every(5).build(),
          DiLoCo.builder().every(5).build(),
          ElasticAveraging.builder().every(5).build(),
          Threshold.builder().threshold(1e-3).build());

  static MultiLayerNetwork network(Updater updater) {
    return new MultiLayerNetwork(Points.network(updater)).init();
  }

  static TrainingSettings.Builder settings(MultiLayerNetwork start, Sync sync, int workers) {
    return TrainingSettings.builder(start)
        .sync(sync.toJson())
        .numWorkers(workers)
        .batchSize(16)
        .epochs(2)
        .threads(1);
  }

  private static float[] params(MultiLayerNetwork net) {
    try (NDArray params = net.params()) {
      return params.toFloatArray();
    }
  }

  /** The large batches of a single machine. */
  private static void step(MultiLayerNetwork single, List<Points.Point> points) {
    var batch = Points.batch(points);
    single.step(batch);
    Points.close(batch);
  }

  @ParameterizedTest(name = "{0} workers")
  @ValueSource(ints = {1, 2, 4})
  void averagingEachStepWithSgdIsTrainingWithTheLargeBatch(int workers) throws Exception {
    List<Points.Point> points = Points.make(256, 1);
    try (MultiLayerNetwork single = network(new Sgd(0.1));
        MultiLayerNetwork start = single.copy()) {
      for (int epoch = 0; epoch < 2; epoch++) {
        for (int i = 0; i < points.size(); i += 16 * workers) {
          step(single, points.subList(i, i + 16 * workers));
        }
      }
      for (Sync sync : List.of(new AllReduce(), new Average(1))) {
        TrainingSettings settings = settings(start, sync, workers).build();
        LocalTraining.Result result =
            LocalTraining.train(Points.parts(points, workers), start, settings);
        assertArrayEquals(params(single), result.params(), 1e-5f, sync.toString());
      }
    }
  }

  @Test
  void unevenShardsWithAveragedGradientsAreTheLargeBatch() throws Exception {
    List<Points.Point> points = Points.make(24, 4);
    try (MultiLayerNetwork single = network(new Sgd(0.1));
        MultiLayerNetwork start = single.copy()) {
      step(single, points);
      List<List<Points.Point>> parts =
          List.of(points.subList(0, 5), points.subList(5, 21), points.subList(21, 24));
      TrainingSettings settings = settings(start, new AllReduce(), 3).epochs(1).build();
      LocalTraining.Result result = LocalTraining.train(parts, start, settings);
      assertArrayEquals(params(single), result.params(), 1e-5f);
    }
  }

  @Test
  void everyKindOfSyncLearnsTheTask() throws Exception {
    List<List<Points.Point>> parts = Points.parts(Points.make(960, 2), 3);
    for (Sync sync : SYNCS) {
      try (MultiLayerNetwork start = network(new Adam(0.02))) {
        TrainingSettings settings = settings(start, sync, 3).epochs(6).build();
        LocalTraining.Result result = LocalTraining.train(parts, start, settings);
        List<EpochReport> history = result.progress().history;
        assertEquals(6, history.size(), sync.toString());
        assertEquals(6, result.epoch());
        assertEquals(960, history.get(5).examples());
        assertTrue(history.get(5).validationScore() < 0.35, sync + ": " + history);
      }
    }
  }

  @Test
  void unevenEmptyAndOneClassPartitionsWork() throws Exception {
    List<Points.Point> points = Points.make(200, 3);
    List<Points.Point> zeros = points.stream().filter(p -> p.label() == 0).toList();
    List<Points.Point> others = points.stream().filter(p -> p.label() != 0).toList();
    List<List<Points.Point>> parts = List.of(zeros, List.of(), others, others.subList(0, 1));
    for (Sync sync : SYNCS) {
      try (MultiLayerNetwork start = network(new Adam(0.02))) {
        TrainingSettings settings = settings(start, sync, 4).build();
        LocalTraining.Result result = LocalTraining.train(parts, start, settings);
        assertEquals(201, result.progress().history.get(1).examples());
        assertEquals(2 * ((others.size() + 15) / 16), result.iteration());
      }
    }
  }

  @Test
  void noRowsAtAllIsSaid() {
    try (MultiLayerNetwork start = network(new Sgd(0.1))) {
      TrainingSettings settings = settings(start, new AllReduce(), 2).build();
      DataException e =
          assertThrows(
              DataException.class,
              () -> LocalTraining.train(List.of(List.of(), List.of()), start, settings));
      assertTrue(e.getMessage().contains("no rows to train on"), e.getMessage());
    }
  }
}
