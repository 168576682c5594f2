package org.pydl4j.spark.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
import org.pydl4j.spark.sync.Sync;
import org.pydl4j.spark.sync.TreeAggregate;
import org.pydl4j.spark.testing.LocalSpark;
import org.pydl4j.spark.testing.LostRows;

/**
 * What Spark adds to the loop of the workers, in local mode: {@link ClusterTest} has executors of
 * their own.
 */
class TrainingJobTest {
  private static final JobListener NOBODY = new JobListener() {};
  private static JavaSparkContext spark;

  @BeforeAll
  static void start() {
    spark = LocalSpark.sharedContext();
    // Spark's own threads start with the first job; the rule of no leaks is about ours.
    spark.parallelize(List.of(1, 2, 3, 4), 4).repartition(1).collect();
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
                      rows(Points.parts(Points.make(16, 1), 1)), lost, start, settings, NOBODY));
      assertTrue(e.getMessage().contains("lost"), e.getMessage());
    } finally {
      spark.setLogLevel("ERROR");
    }
    assertEquals(before, Memory.liveBytes());
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
          assertThrows(
              WorkerException.class, () -> train(Points.parts(points, 2), start, settings));
      assertTrue(
          e.getMessage().contains("Worker 1 (executor driver on 127.0.0.1)"), e.getMessage());
      assertTrue(e.getMessage().contains("ScoreException: The score became NaN"), e.getMessage());
    }
  }

  @Test
  void rowsThatCannotBeReadNameTheWorkerAndTheCause() {
    List<List<Points.Point>> parts = Points.parts(Points.make(64, 6), 3);
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
          assertThrows(WorkerException.class, () -> train(Points.parts(points, 5), start, five));
      assertTrue(e.getMessage().contains("needs 5 workers at once"), e.getMessage());
      TrainingSettings two = settings(start, new AllReduce(), 2).build();
      DataException d =
          assertThrows(DataException.class, () -> train(Points.parts(points, 3), start, two));
      assertTrue(d.getMessage().contains("They lie in 3"), d.getMessage());
    }
  }

  @Test
  void aJobTrainsAsItsWorkersDoWithoutSpark() throws Exception {
    List<List<Points.Point>> parts = Points.parts(Points.make(320, 2), 4);
    for (Sync sync : List.of(new AllReduce(), new Average(3))) {
      try (MultiLayerNetwork start = new MultiLayerNetwork(Points.network(new Adam(0.02))).init()) {
        TrainingSettings settings = settings(start, sync, 4).build();
        float[] expected = LocalTraining.train(parts, start, settings).params();
        assertArrayEquals(expected, train(parts, start, settings), 0, sync.toString());
      }
    }
  }

  @Test
  void oneJobARoundLearnsTheTask() {
    List<List<Points.Point>> parts = Points.parts(Points.make(960, 2), 3);
    Sync sync = TreeAggregate.builder().every(10).build();
    try (MultiLayerNetwork start = new MultiLayerNetwork(Points.network(new Adam(0.02))).init()) {
      TrainingSettings settings = settings(start, sync, 3).epochs(6).build();
      TrainingResult result =
          TrainingJob.run(rows(parts), Points.factory(), start, settings, NOBODY);
      try (Trainable model = result.model()) {
        List<EpochReport> history = result.history();
        assertEquals(6, history.size());
        assertEquals(6, model.epoch());
        assertEquals(960, history.get(5).examples());
        assertTrue(history.get(5).validationScore() < 0.35, history.toString());
      }
    }
  }

  /** How often a shard was opened and validated, by all tasks of this process. */
  private static final AtomicInteger OPENED = new AtomicInteger();

  private static final AtomicInteger VALIDATED = new AtomicInteger();

  private static ShardFactory<Points.Point> counted(boolean validating) {
    return (in, plan) -> {
      OPENED.incrementAndGet();
      return new ForwardingShard(Points.factory().open(in, plan)) {
        @Override
        public long validationRows() {
          return validating ? super.validationRows() : 0;
        }

        @Override
        public Batches validation() {
          VALIDATED.incrementAndGet();
          return super.validation();
        }
      };
    };
  }

  @Test
  void roundsOfJobsOpenRowsOnceAndValidateWhereThereAreRowsForIt() {
    List<List<Points.Point>> parts = Points.parts(Points.make(320, 2), 2);
    Sync sync = TreeAggregate.builder().every(4).build();
    for (boolean validating : List.of(true, false)) {
      OPENED.set(0);
      VALIDATED.set(0);
      try (MultiLayerNetwork start = new MultiLayerNetwork(Points.network(new Adam(0.02))).init()) {
        TrainingSettings settings = settings(start, sync, 2).epochs(2).build();
        TrainingResult result =
            TrainingJob.run(rows(parts), counted(validating), start, settings, NOBODY);
        assertEquals(320, result.history().get(1).examples());
        result.model().close();
      }
      assertEquals(2, OPENED.get(), "partitions");
      assertEquals(validating ? 4 : 0, VALIDATED.get(), "partitions and passes");
    }
  }

  @Test
  void theUpdatersStateComesBackOnlyIfAskedFor() {
    List<List<Points.Point>> parts = Points.parts(Points.make(64, 2), 2);
    for (Sync sync : List.of(new AllReduce(), TreeAggregate.builder().build())) {
      try (MultiLayerNetwork start = new MultiLayerNetwork(Points.network(new Adam(0.02))).init()) {
        TrainingSettings.Builder settings = settings(start, sync, 2);
        assertEquals(0, updaterSteps(parts, start, settings.build()), sync + "");
        long asked = updaterSteps(parts, start, settings.saveUpdater(true).build());
        assertEquals(4, asked, sync + "");
      }
    }
  }

  private static long updaterSteps(
      List<List<Points.Point>> parts, Trainable start, TrainingSettings settings) {
    TrainingResult result = TrainingJob.run(rows(parts), Points.factory(), start, settings, NOBODY);
    try (Trainable model = result.model();
        NDArray state = model.updaterState()) {
      boolean zeros =
          IntStream.range(0, (int) state.length()).allMatch(i -> state.getDouble(i) == 0);
      assertEquals(model.updaterSteps() == 0, zeros);
      return model.updaterSteps();
    }
  }

  @Test
  void aFolderWithCheckpointsIsGoneOnWithOrRefused(@TempDir Path folder) {
    List<List<Points.Point>> parts = Points.parts(Points.make(320, 8), 2);
    Sync sync = new Average(3);
    try (MultiLayerNetwork start = new MultiLayerNetwork(Points.network(new Adam(0.02))).init()) {
      float[] whole = train(parts, start, settings(start, sync, 2).epochs(4).build());
      TrainingSettings.Builder half = settings(start, sync, 2).checkpointDir(folder.toString());
      train(parts, start, half.epochs(2).build());
      assertThrows(ConfigurationException.class, () -> train(parts, start, half.build()));
      assertArrayEquals(whole, train(parts, start, half.epochs(4).resume(true).build()), 0);
    }
  }

  @Test
  void theDriverHearsOfEachPassAndGetsTheBestModel() throws Exception {
    List<List<Points.Point>> parts = Points.parts(Points.make(320, 8), 2);
    ShardFactory<Points.Point> spoilt = Points.spoiledFrom(3);
    try (MultiLayerNetwork start = new MultiLayerNetwork(Points.network(new Adam(0.02))).init()) {
      TrainingSettings settings =
          settings(start, new AllReduce(), 2).epochs(40).patience(2).keepBest(true).build();
      List<EpochReport> heard = new ArrayList<>();
      JobListener listener =
          new JobListener() {
            @Override
            public void onEpoch(EpochReport report) {
              heard.add(report);
            }
          };
      TrainingResult result = TrainingJob.run(rows(parts), spoilt, start, settings, listener);
      LocalTraining.Result expected = LocalTraining.train(parts, spoilt, start, settings);
      try (Trainable model = result.model();
          NDArray params = model.params()) {
        assertTrue(result.stoppedEarly());
        assertEquals(2, result.bestEpoch());
        assertArrayEquals(expected.params(), params.toFloatArray(), 0);
        assertEquals(5, heard.size());
        assertEquals(2, heard.get(0).workers().size());
      }
    }
  }
}
