package org.pydl4j.spark.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.resource.ResourceProfile;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pydl4j.nd.Engine;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.WorkerException;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.Trainable;
import org.pydl4j.nn.updaters.Sgd;
import org.pydl4j.spark.ml.CacheLimits;
import org.pydl4j.spark.sync.AllReduce;
import org.pydl4j.spark.sync.Sync;
import org.pydl4j.spark.sync.TreeAggregate;
import org.pydl4j.spark.testing.LocalSpark;

/**
 * What a worker's task gets of an executor: all its cores, and a GPU's address. The GPUs are names
 * of a discovery script: what is scheduled is real, nothing computes on them.
 */
@Order(LocalSpark.LAST)
class StageResourcesTest {
  private static final JobListener NOBODY = new JobListener() {};

  @TempDir Path folder;

  private static List<Points.Point> points() {
    return Points.make(64, 1);
  }

  private static JavaRDD<Points.Point> rows(JavaSparkContext spark, int workers) {
    List<Points.Point> points = points();
    List<List<Points.Point>> parts =
        java.util.stream.IntStream.range(0, workers)
            .mapToObj(rank -> Points.part(points, rank, workers))
            .toList();
    return spark
        .parallelize(java.util.stream.IntStream.range(0, workers).boxed().toList(), workers)
        .mapPartitions((java.util.Iterator<Integer> in) -> parts.get(in.next()).iterator());
  }

  private static TrainingSettings.Builder settings(Trainable start, Sync sync, int workers) {
    return TrainingSettings.builder(start).sync(sync.toJson()).numWorkers(workers).batchSize(16);
  }

  private static MultiLayerNetwork network() {
    return new MultiLayerNetwork(Points.network(new Sgd(0.1))).init();
  }

  /** One executor with two cores and the GPU 7. */
  private SparkConf cluster() throws IOException {
    Path script = folder.resolve("gpus.sh");
    Files.writeString(script, "#!/bin/sh\necho '{\"name\": \"gpu\", \"addresses\": [\"7\"]}'\n");
    assertTrue(script.toFile().setExecutable(true));
    return LocalSpark.cluster("local-cluster[1,2,1024]", folder)
        .set("spark.executor.cores", "2")
        .set(Slots.TIMEOUT, "2s") // more than the one that is there will not come
        .set("spark.worker.resource.gpu.amount", "1")
        .set("spark.worker.resource.gpu.discoveryScript", script.toString())
        .set("spark.executor.resource.gpu.amount", "1");
  }

  /** Fails where an operation may not use two threads. */
  private static final class TwoThreads extends ForwardingShard {
    TwoThreads(Shard inner) {
      super(inner);
    }

    @Override
    public Batches batches(long epoch, long skip) {
      assertEquals(2, Engine.threads());
      return super.batches(epoch, skip);
    }
  }

  @Test
  void aWorkerHasItsExecutorsCoresAndItsGpu() throws IOException {
    JavaSparkContext spark = LocalSpark.context(cluster());
    spark.setLogLevel("OFF");
    try (MultiLayerNetwork start = network()) {
      ResourceProfile cores = Slots.profile(spark, false);
      assertEquals(2, cores.taskResourcesJMap().get("cpus").amount());
      JavaRDD<Integer> task = spark.parallelize(List.of(0), 1);
      long shared = task.map(i -> CacheLimits.standard(2)).first();
      long alone = task.map(i -> CacheLimits.standard(2)).withResources(cores).first();
      assertEquals(2 * shared, alone); // of the executor's memory for rows
      TrainingSettings one = settings(start, new AllReduce(), 1).build();
      ShardFactory<Points.Point> checked =
          (rows, plan) -> new TwoThreads(Points.factory().open(rows, plan));
      TrainingJob.run(rows(spark, 1), checked, start, one, NOBODY).model().close();
      // Two tasks would find room by their cores alone; a worker takes all of them.
      TrainingSettings two = settings(start, new AllReduce(), 2).build();
      WorkerException full =
          assertThrows(
              WorkerException.class,
              () -> TrainingJob.run(rows(spark, 2), Points.factory(), start, two, NOBODY));
      assertTrue(full.getMessage().contains("cluster has room for 1"), full.getMessage());

      assertEquals(1, Slots.profile(spark, true).taskResourcesJMap().get("gpu").amount());
      TrainingSettings gpu = settings(start, new AllReduce(), 1).device("gpu").build();
      WorkerException e =
          assertThrows(
              WorkerException.class,
              () -> TrainingJob.run(rows(spark, 1), Points.factory(), start, gpu, NOBODY));
      // The address came from Spark; that nothing is behind it, the engine says.
      assertTrue(e.getMessage().contains("cuda:7"), e.getMessage());
      assertTrue(e.getMessage().contains("Worker 0 (executor 0 on"), e.getMessage());
    } finally {
      LocalSpark.stop(spark);
    }
  }

  @Test
  void aGpuThatNoExecutorHasIsSaidBeforeTheJob() throws IOException {
    JavaSparkContext spark = LocalSpark.context(LocalSpark.conf("local[2]"));
    try (MultiLayerNetwork start = network()) {
      TrainingSettings gpu = settings(start, new AllReduce(), 1).device("gpu").build();
      ConfigurationException e =
          assertThrows(
              ConfigurationException.class,
              () -> TrainingJob.run(rows(spark, 1), Points.factory(), start, gpu, NOBODY));
      assertTrue(e.getMessage().contains("spark.executor.resource.gpu.amount"), e.getMessage());
    } finally {
      LocalSpark.stop(spark);
    }
  }

  @Test
  void dynamicAllocationIsRefusedByNameAndTrainsThroughSpark() throws IOException {
    SparkConf conf = LocalSpark.conf("local[2]").set("spark.dynamicAllocation.enabled", "true");
    JavaSparkContext spark = LocalSpark.context(conf);
    try (MultiLayerNetwork start = network()) {
      TrainingSettings ring = settings(start, new AllReduce(), 2).build();
      ConfigurationException e =
          assertThrows(
              ConfigurationException.class,
              () -> TrainingJob.run(rows(spark, 2), Points.factory(), start, ring, NOBODY));
      assertTrue(e.getMessage().contains("spark.dynamicAllocation.enabled"), e.getMessage());
      assertTrue(e.getMessage().contains("TreeAggregate()"), e.getMessage());
      Sync tree = TreeAggregate.builder().every(2).build();
      TrainingSettings through = settings(start, tree, 2).build();
      TrainingResult result =
          TrainingJob.run(rows(spark, 2), Points.factory(), start, through, NOBODY);
      assertEquals(64, result.history().get(0).examples());
      result.model().close();
    } finally {
      LocalSpark.stop(spark);
    }
  }
}
