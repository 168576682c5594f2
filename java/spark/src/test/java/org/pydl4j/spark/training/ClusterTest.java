package org.pydl4j.spark.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.InterruptedTrainingException;
import org.pydl4j.nd.errors.PyDl4jException;
import org.pydl4j.nd.errors.WorkerException;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.Trainable;
import org.pydl4j.nn.updaters.Adam;
import org.pydl4j.spark.sync.AllReduce;
import org.pydl4j.spark.sync.Average;
import org.pydl4j.spark.sync.Sync;
import org.pydl4j.spark.testing.LocalSpark;

/** A cluster of three executors, each a JVM of its own, and what can happen to them. */
@Order(LocalSpark.LAST)
class ClusterTest {
  private static final int EXECUTORS = 3;
  private static final JobListener NOBODY = new JobListener() {};

  @TempDir static Path folder;
  private static JavaSparkContext spark;

  @BeforeAll
  static void start() {
    SparkConf conf = LocalSpark.cluster("local-cluster[" + EXECUTORS + ",1,1024]", folder);
    spark = LocalSpark.context(conf);
    spark.setLogLevel("OFF");
    Census.of(spark, EXECUTORS);
  }

  @AfterAll
  static void stop() throws IOException {
    LocalSpark.stop(spark);
  }

  private static List<ProcessHandle> executors() {
    return ProcessHandle.current()
        .descendants()
        .filter(one -> commandLine(one).contains("CoarseGrainedExecutorBackend"))
        .toList();
  }

  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
    } catch (IOException e) {
      return ""; // it has just ended
    }
  }

  private static void signal(String signal, ProcessHandle process) {
    try {
      new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start().waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void requireClean() throws InterruptedException {
    long end = System.currentTimeMillis() + 60_000;
    List<String> found = Census.of(spark, EXECUTORS);
    while (!found.stream().allMatch(line -> line.endsWith(" 0 bytes []"))
        && System.currentTimeMillis() < end) {
      Thread.sleep(200); // a cancelled task is on its way out
      found = Census.of(spark, EXECUTORS);
    }
    assertTrue(found.stream().allMatch(line -> line.endsWith(" 0 bytes []")), found.toString());
  }

  private static JavaRDD<Points.Point> rows(List<Points.Point> points) {
    List<List<Points.Point>> parts = Points.parts(points, EXECUTORS);
    return spark
        .parallelize(IntStream.range(0, EXECUTORS).boxed().toList(), EXECUTORS)
        .mapPartitions((java.util.Iterator<Integer> in) -> parts.get(in.next()).iterator());
  }

  private static TrainingSettings.Builder settings(Trainable start, Sync sync, int epochs) {
    return TrainingSettings.builder(start)
        .sync(sync.toJson())
        .numWorkers(EXECUTORS)
        .batchSize(16)
        .epochs(epochs)
        .peerTimeoutSeconds(5);
  }

  private static MultiLayerNetwork network() {
    return new MultiLayerNetwork(Points.network(new Adam(0.01))).init();
  }

  private static float[] train(
      List<Points.Point> points, Trainable start, TrainingSettings settings, JobListener listener) {
    TrainingResult result =
        TrainingJob.run(rows(points), Points.factory(), start, settings, listener);
    try (Trainable model = result.model();
        NDArray params = model.params()) {
      assertEquals(settings.epochs(), result.history().size());
      return params.toFloatArray();
    }
  }

  @Test
  void manyJobsLeaveNothingBehind() throws Exception {
    List<Points.Point> points = Points.make(640, 1);
    try (MultiLayerNetwork start = network()) {
      for (int i = 0; i < 4; i++) {
        Sync sync = i % 2 == 0 ? new AllReduce() : new Average(5);
        train(points, start, settings(start, sync, 2).build(), NOBODY);
      }
    }
    requireClean();
  }

  /** The executors cannot finish before one of them is killed: they wait for it in their pass. */
  @Test
  void aKilledExecutorCostsOnlyTime(@TempDir Path checkpoints) throws Exception {
    List<Points.Point> points = Points.make(640, 2);
    Path killed = folder.resolve("killed");
    JobListener killer =
        new JobListener() {
          @Override
          public void onEpoch(EpochReport report) {
            if (report.epoch() == 1 && !Files.exists(killed)) {
              signal("KILL", executors().get(1));
              create(killed);
            }
          }
        };
    String gate = killed.toString(); // a Path does not travel
    ShardFactory<Points.Point> waiting =
        (in, plan) -> new GatedShard(Points.factory().open(in, plan), 2, Path.of(gate));
    try (MultiLayerNetwork start = network()) {
      float[] whole = train(points, start, settings(start, new Average(7), 4).build(), NOBODY);
      TrainingSettings settings =
          settings(start, new Average(7), 4).checkpointDir(checkpoints.toString()).build();
      TrainingResult result = TrainingJob.run(rows(points), waiting, start, settings, killer);
      try (Trainable model = result.model();
          NDArray params = model.params()) {
        assertTrue(Files.exists(killed), "nothing was killed");
        assertEquals(4, result.history().size());
        assertArrayEquals(whole, params.toFloatArray(), 0);
      }
    }
    requireClean();
  }

  private static void create(Path file) {
    try {
      Files.createFile(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aSilentExecutorIsNamed() throws Exception {
    List<Points.Point> points = Points.make(3200, 3);
    ProcessHandle[] stopped = new ProcessHandle[1];
    JobListener stopper =
        new JobListener() {
          @Override
          public void onEpoch(EpochReport report) {
            if (stopped[0] == null) {
              stopped[0] = executors().get(1);
              signal("STOP", stopped[0]);
            }
          }
        };
    try (MultiLayerNetwork net = network()) {
      TrainingSettings settings = settings(net, new AllReduce(), 100_000).build();
      WorkerException e =
          assertThrows(WorkerException.class, () -> train(points, net, settings, stopper));
      assertTrue(
          e.getMessage().matches("(?s)Worker \\d \\(executor \\d+ on .*sent nothing.*"),
          e.getMessage());
    } finally {
      signal("CONT", stopped[0]);
    }
    requireClean();
  }

  @Test
  void aCancelledJobEndsAtOnceAndLeavesNothing() throws Exception {
    List<Points.Point> points = Points.make(3200, 4);
    JobListener canceller =
        new JobListener() {
          @Override
          public void onEpoch(EpochReport report) {
            if (report.epoch() == 1) {
              CompletableFuture.runAsync(() -> spark.cancelAllJobs());
            }
          }
        };
    try (MultiLayerNetwork start = network()) {
      TrainingSettings settings = settings(start, new Average(3), 100_000).build();
      PyDl4jException e =
          assertThrows(PyDl4jException.class, () -> train(points, start, settings, canceller));
      assertInstanceOf(InterruptedTrainingException.class, e, e.toString());
    }
    requireClean();
  }

  /** As Spark's executors do when their heap is full; each attempt of the stage meets it. */
  @Test
  void anExecutorWhoseHeapIsFullIsSaidToBeSo() throws Exception {
    ShardFactory<Points.Point> full =
        (in, plan) -> {
          if (plan.rank() == 1) {
            Runtime.getRuntime().halt(52);
          }
          return Points.factory().open(in, plan);
        };
    try (MultiLayerNetwork net = network()) {
      TrainingSettings settings = settings(net, new AllReduce(), 1).build();
      JavaRDD<Points.Point> rows = rows(Points.make(640, 6));
      WorkerException e =
          assertThrows(
              WorkerException.class, () -> TrainingJob.run(rows, full, net, settings, NOBODY));
      String told = e.getMessage();
      assertTrue(told.matches("(?s).*Executor \\d+ was lost .*Java heap was full.*"), told);
      assertTrue(told.contains("Raise spark.executor.memory"), told);
    }
    requireClean();
  }

  @Test
  void aNanScoreNamesTheExecutor() throws Exception {
    List<Points.Point> points = Points.make(640, 5);
    points.set(331, new Points.Point(Float.NaN, 0, 1, 1));
    try (MultiLayerNetwork start = network()) {
      TrainingSettings settings = settings(start, new AllReduce(), 3).build();
      WorkerException e =
          assertThrows(WorkerException.class, () -> train(points, start, settings, NOBODY));
      assertTrue(
          e.getMessage().matches("(?s)Worker 1 \\(executor \\d+ on .*ScoreException.*NaN.*"),
          e.getMessage());
    }
    requireClean();
  }
}
