package org.pydl4j.spark.training;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.Trainable;
import org.pydl4j.spark.sync.ConnectedSync;
import org.pydl4j.spark.sync.Sync;
import org.pydl4j.spark.transport.ExecutorMemory;

/** Whether a network can fit where it is to be trained, as far as the driver knows. */
final class Room {
  private Room() {}

  /**
   * Refuses a network whose vectors alone need more memory than an executor has outside of its
   * heap: parameters and gradient, what the updaters and the sync keep, the best parameters so far.
   * The rest, which depends on the rows, the executors find out.
   *
   * @throws ConfigurationException with both numbers
   */
  static void require(SparkContext spark, Trainable model, TrainingSettings settings) {
    long vector = model.numParams() * model.dtype().bytes();
    long state = model.updaterStateLength() * model.dtype().bytes();
    ConnectedSync sync = (ConnectedSync) Sync.fromJson(settings.syncJson());
    long worker = (2 + sync.vectors() + (settings.keepBest() ? 1 : 0)) * vector + state;
    long driver = vector + (settings.saveUpdater() ? vector + state : 0);
    String whose =
        "A worker's vectors (parameters, gradient, what updaters and sync keep) take "
            + (worker >> 20)
            + " MiB outside of Java's heap";
    ExecutorMemory room = ExecutorMemory.of(spark);
    if (room.shared()) {
      long all = settings.numWorkers() * worker + driver;
      String together =
          settings.numWorkers() + " workers' and the driver's together " + (all >> 20) + " MiB, ";
      room.require(
          all,
          whose + ", " + together + "and ",
          "Train with fewer workers, or on a larger machine.");
    } else {
      room.require(
          worker, whose + ", and ", "Raise it, or take an updater and a sync that keep less.");
    }
  }

  /**
   * Refuses a network whose sums do not fit into the heaps that {@code TreeAggregate} makes them
   * in, as doubles: a task's and the driver's, which takes several.
   *
   * @throws ConfigurationException with both numbers
   */
  static void requireInHeap(SparkContext spark, long parameters, int workers) {
    long sum = Double.BYTES * parameters;
    long results = sum * (long) Math.ceil(Math.sqrt(workers));
    SparkConf conf = spark.getConf();
    String limit = "spark.driver.maxResultSize";
    requireInHeap(parameters, results, conf.getSizeAsBytes(limit, "1g"), limit);
    requireInHeap(parameters, 3 * sum, Runtime.getRuntime().maxMemory(), "spark.driver.memory");
    if (!spark.isLocal()) {
      String memory = "spark.executor.memory";
      requireInHeap(parameters, 3 * sum, conf.getSizeAsMb(memory, "1g") << 20, memory);
    }
  }

  private static void requireInHeap(long parameters, long needed, long room, String setting) {
    if (room > 0 && needed > room) {
      throw new ConfigurationException(
          "The sync TreeAggregate sums the "
              + parameters
              + " parameters in Java's heap: that needs "
              + (needed >> 20)
              + " MiB, and "
              + setting
              + " is "
              + (room >> 20)
              + " MiB. Raise it, or use another sync, which sums outside of the heap.");
    }
  }
}
