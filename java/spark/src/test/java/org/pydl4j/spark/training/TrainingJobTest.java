package org.pydl4j.spark.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pydl4j.nd.Memory;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.WorkerException;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.Trainable;
import org.pydl4j.nn.updaters.Adam;
import org.pydl4j.nn.updaters.Sgd;
import org.pydl4j.spark.sync.AllReduce;
import org.pydl4j.spark.sync.Average;
import org.pydl4j.spark.sync.DiLoCo;
import org.pydl4j.spark.sync.ElasticAveraging;
import org.pydl4j.spark.sync.PostLocal;
import org.pydl4j.spark.sync.SlowMo;
import org.pydl4j.spark.sync.Sync;
import org.pydl4j.spark.sync.Threshold;
import org.pydl4j.spark.sync.TreeAggregate;
import org.pydl4j.spark.testing.LocalSpark;
import org.pydl4j.spark.testing.LostRows;

/** Whole jobs in local[4]: the executors' own JVMs are tested from Python. */
class TrainingJobTest {
  private static final JobListener NOBODY = new JobListener() {};
  private static JavaSparkContext spark;

  @BeforeAll
  static void start() {
    spark = LocalSpark.context(LocalSpark.conf("local[4]"));
    // Spark's own threads start with the first job; the rule of no leaks is about ours.
    spark.parallelize(List.of(1, 2, 3, 4), 4).repartition(1).collect();
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  /** Partitions of exactly these points. */
  private static JavaRDD<Points.Point> rows(List<List<Points.Point>> given) {
    List<List<Points.Point>> parts = new ArrayList<>();
    given.forEach(part -> parts.add(new ArrayList<>(part))); // views of lists do not travel
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      numbers.add(i);
    }
    return spark
        .parallelize(numbers, parts.size())
        .mapPartitions(
            (java.util.Iterator<Integer> in) -> new ArrayList<>(parts.get(in.next())).iterator());
  }

  private static List<List<Points.Point>> parts(List<Points.Point> all, int size) {
    List<List<Points.Point>> parts = new ArrayList<>();
    for (int rank = 0; rank < size; rank++) {
      parts.add(Points.part(all, rank, size));
    }
    return parts;
  }

  private static TrainingSettings.Builder settings(Trainable start, Sync sync, int workers) {
    return TrainingSettings.builder(start)
        .sync(sync.toJson())
        .numWorkers(workers)
        .batchSize(16)
        .epochs(2)
        .threads(1)
        .peerTimeoutSeconds(10);
  }

  private static float[] train(
      List<List<Points.Point>> parts, Trainable start, TrainingSettings settings) {
    TrainingResult result = TrainingJob.run(rows(parts), Points.factory(), start, settings, NOBODY);
    try (Trainable model = result.model();
        NDArray params = model.params()) {
      return params.toFloatArray();
    }
  }

  @ParameterizedTest(name = "{0} workers")
  @ValueSource(ints = {1, 2, 4})
  void averagingEachStepWithSgdIsTrainingWithTheLargeBatch(int workers) {
    List<Points.Point> points = Points.make(256, 1);
    MultiLayerNetwork single = new MultiLayerNetwork(Points.network(new Sgd(0.1))).init();
    try (single;
        MultiLayerNetwork start = single.copy()) {
      for (int epoch = 0; epoch < 2; epoch++) {
        for (int i = 0; i < points.size(); i += 16 * workers) {
          var batch = Points.batch(points.subList(i, i + 16 * workers));
          single.step(batch);
          Points.close(batch);
        }
      }
      float[] expected;
      try (NDArray params = single.params()) {
        expected = params.toFloatArray();
      }
      for (Sync sync : List.of(new AllReduce(), new Average(1))) {
        TrainingSettings settings = settings(start, sync, workers).build();
        assertArrayEquals(
            expected, train(parts(points, workers), start, settings), 1e-5f, sync.toString());
      }
    }
  }

  @Test
  void aWorkerThatCannotReadItsRowsLeavesNoMemory() {
    long before = Memory.liveBytes();
    spark.setLogLevel("OFF");
    try (MultiLayerNetwork start = new MultiLayerNetwork(Points.network(new Sgd(0.1))).init()) {
      TrainingSettings settings = settings(start, new AllReduce(), 1).build();
      ShardFactory<Points.Point> lost =
          (rows, plan) -> Points.factory().open(new LostRows<>(rows, 3), plan);
      Exception e =
          assertThrows(
              Exception.class,
              () ->
                  TrainingJob.run(
                      rows(parts(Points.make(16, 1), 1)), lost, start, settings, NOBODY));
      assertTrue(e.getMessage().contains("lost"), e.getMessage());
    } finally {
      spark.setLogLevel("WARN");
    }
    assertEquals(before, Memory.liveBytes());
  }

  @Test
  void everySyncLearns() {
    List<List<Points.Point>> parts = parts(Points.make(960, 2), 3);
    List<Sync> all =
        List.of(
            new AllReduce(),
            new Average(5),
            PostLocal.builder().after(10).every(5).build(),
            SlowMo.builder().every(5).build(),
            DiLoCo.builder().every(5).build(),
            ElasticAveraging.builder().every(5).build(),
            Threshold.builder().threshold(1e-3).build(),
            TreeAggregate.builder().every(10).build());
    for (Sync sync : all) {
      try (MultiLayerNetwork start = new MultiLayerNetwork(Points.network(new Adam(0.02))).init()) {
        TrainingSettings settings = settings(start, sync, 3).epochs(6).build();
        TrainingResult result =
            TrainingJob.run(rows(parts), Points.factory(), start, settings, NOBODY);
        try (Trainable model = result.model()) {
          List<EpochReport> history = result.history();
          assertEquals(6, history.size(), sync.toString());
          assertEquals(6, model.epoch());
          assertEquals(960, history.get(5).examples());
          double last = history.get(5).validationScore();
          assertTrue(last < 0.35, sync + ": " + history);
        }
      }
    }
  }

  @Test
  void unevenEmptyAndOneClassPartitionsWork() {
    List<Points.Point> points = Points.make(200, 3);
    List<Points.Point> zeros = points.stream().filter(p -> p.label() == 0).toList();
    List<Points.Point> others = points.stream().filter(p -> p.label() != 0).toList();
    List<List<Points.Point>> parts = List.of(zeros, List.of(), others, others.subList(0, 1));
    for (Sync sync : List.of(new AllReduce(), new Average(3), Threshold.builder().build())) {
      try (MultiLayerNetwork start = new MultiLayerNetwork(Points.network(new Adam(0.02))).init()) {
        TrainingSettings settings = settings(start, sync, 4).build();
        TrainingResult result =
            TrainingJob.run(rows(parts), Points.factory(), start, settings, NOBODY);
        try (Trainable model = result.model()) {
          assertEquals(201, result.history().get(1).examples());
          assertEquals(2 * ((others.size() + 15) / 16), model.iteration());
        }
      }
    }
  }

  @Test
  void unevenShardsWithAveragedGradientsAreTheLargeBatch() {
    List<Points.Point> points = Points.make(24, 4);
    try (MultiLayerNetwork single = new MultiLayerNetwork(Points.network(new Sgd(0.1))).init();
        MultiLayerNetwork start = single.copy()) {
      var batch = Points.batch(points);
      single.step(batch);
      Points.close(batch);
      float[] expected;
      try (NDArray params = single.params()) {
        expected = params.toFloatArray();
      }
      List<List<Points.Point>> parts =
          List.of(points.subList(0, 5), points.subList(5, 21), points.subList(21, 24));
      TrainingSettings settings = settings(start, new AllReduce(), 3).epochs(1).build();
      assertArrayEquals(expected, train(parts, start, settings), 1e-5f);
    }
  }

  @Test
  void noRowsAtAllIsSaid() {
    try (MultiLayerNetwork start = new MultiLayerNetwork(Points.network(new Sgd(0.1))).init()) {
      TrainingSettings settings = settings(start, new AllReduce(), 2).build();
      WorkerException e =
          assertThrows(
              WorkerException.class, () -> train(List.of(List.of(), List.of()), start, settings));
      assertTrue(e.getMessage().contains("no rows to train on"), e.getMessage());
    }
  }

  @Test
  void aNanScoreNamesTheWorkerAndTheCause() {
    List<Points.Point> points = new ArrayList<>(Points.make(64, 5));
    points.set(41, new Points.Point(Float.NaN, 0, 1, 1));
    try (MultiLayerNetwork start = new MultiLayerNetwork(Points.network(new Sgd(0.1))).init()) {
      TrainingSettings settings = settings(start, new Average(2), 2).build();
      WorkerException e =
          assertThrows(WorkerException.class, () -> train(parts(points, 2), start, settings));
      assertTrue(
          e.getMessage().contains("Worker 1 (executor driver on 127.0.0.1)"), e.getMessage());
      assertTrue(e.getMessage().contains("ScoreException: The score became NaN"), e.getMessage());
    }
  }

  @Test
  void rowsThatCannotBeReadNameTheWorkerAndTheCause() {
    List<List<Points.Point>> parts = parts(Points.make(64, 6), 3);
    ShardFactory<Points.Point> factory =
        (rows, plan) -> {
          if (plan.rank() == 2) {
            throw new DataException("The row 17 has no label.");
          }
          return Points.factory().open(rows, plan);
        };
    try (MultiLayerNetwork start = new MultiLayerNetwork(Points.network(new Sgd(0.1))).init()) {
      TrainingSettings settings = settings(start, new AllReduce(), 3).build();
      WorkerException e =
          assertThrows(
              WorkerException.class,
              () -> TrainingJob.run(rows(parts), factory, start, settings, NOBODY));
      assertTrue(e.getMessage().contains("Worker 2 "), e.getMessage());
      assertTrue(e.getMessage().contains("The row 17 has no label."), e.getMessage());
    }
  }

  @Test
  void tooFewSlotsAndWrongPartitionsAreSaidBeforeTheJob() {
    List<Points.Point> points = Points.make(64, 7);
    try (MultiLayerNetwork start = new MultiLayerNetwork(Points.network(new Sgd(0.1))).init()) {
      TrainingSettings five = settings(start, new AllReduce(), 5).build();
      WorkerException e =
          assertThrows(WorkerException.class, () -> train(parts(points, 5), start, five));
      assertTrue(e.getMessage().contains("needs 5 workers at once"), e.getMessage());
      TrainingSettings two = settings(start, new AllReduce(), 2).build();
      DataException d =
          assertThrows(DataException.class, () -> train(parts(points, 3), start, two));
      assertTrue(d.getMessage().contains("They lie in 3"), d.getMessage());
    }
  }

  @Test
  void aResumedTrainingEndsWithTheSameBits(@TempDir Path folder) {
    List<List<Points.Point>> parts = parts(Points.make(320, 8), 2);
    List<Sync> all =
        List.of(
            new AllReduce(),
            Average.builder().every(3).build(),
            SlowMo.builder().every(3).build(),
            DiLoCo.builder().every(3).build(),
            ElasticAveraging.builder().every(3).build(),
            Threshold.builder().build());
    for (Sync sync : all) {
      try (MultiLayerNetwork start = new MultiLayerNetwork(Points.network(new Adam(0.02))).init()) {
        float[] whole = train(parts, start, settings(start, sync, 2).epochs(4).build());
        String dir = folder.resolve(sync.declaration().name()).toString();
        TrainingSettings.Builder half =
            settings(start, sync, 2).checkpointDir(dir).checkpointSteps(4);
        train(parts, start, half.epochs(2).build());
        float[] resumed = train(parts, start, half.epochs(4).resume(true).build());
        assertArrayEquals(whole, resumed, 0, sync.toString());
        assertThrows(
            ConfigurationException.class, () -> train(parts, start, half.resume(false).build()));
      }
    }
  }

  @Test
  void trainingStopsEarlyWithTheBestModel(@TempDir Path folder) {
    List<List<Points.Point>> parts = parts(Points.make(160, 9), 2);
    try (MultiLayerNetwork start = new MultiLayerNetwork(Points.network(new Sgd(0.5))).init()) {
      TrainingSettings settings =
          settings(start, new AllReduce(), 2)
              .epochs(40)
              .patience(2)
              .minDelta(0.05)
              .keepBest(true)
              .checkpointDir(folder.toString())
              .build();
      List<EpochReport> heard = new ArrayList<>();
      JobListener listener =
          new JobListener() {
            @Override
            public void onEpoch(EpochReport report) {
              heard.add(report);
            }
          };
      TrainingResult result =
          TrainingJob.run(rows(parts), Points.factory(), start, settings, listener);
      try (Trainable model = result.model()) {
        assertTrue(result.stoppedEarly());
        int passes = result.history().size();
        assertTrue(passes < 40, "" + passes);
        assertEquals(passes - 3, result.bestEpoch());
        assertEquals(passes, heard.size());
        assertEquals(2, heard.get(0).workers().size());
      }
    }
  }
}
