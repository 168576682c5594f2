package org.pydl4j.spark.training;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.pydl4j.nd.Memory;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.Trainable;

/** Whether a network can fit where it is to be trained, as far as the driver knows. */
final class Room {
  private static final String OVERHEAD = "spark.executor.memoryOverhead";
  private static final String FACTOR = "spark.executor.memoryOverheadFactor";

  private Room() {}

  /**
   * Refuses a network whose parameters and gradient alone need more memory than an executor has
   * outside of its heap; the rest, which depends on the rows, the executors find out.
   *
   * @throws ConfigurationException with both numbers
   */
  static void require(SparkContext spark, Trainable model, TrainingSettings settings) {
    long vector = model.numParams() * model.dtype().bytes();
    long worker = (settings.keepBest() ? 3 : 2) * vector;
    SparkConf conf = spark.getConf();
    String master = conf.get("spark.master", "");
    if (conf.contains(OVERHEAD) || master.startsWith("yarn") || master.startsWith("k8s")) {
      require(worker, overhead(conf), OVERHEAD + " gives an executor", "Raise it.");
    } else if (spark.isLocal() || master.startsWith("local-cluster")) {
      require( // the driver has one, too, and here on the same machine
          settings.numWorkers() * worker + vector,
          Memory.limit(),
          "this machine may give (-Dpydl4j.memory, else nine tenths of it)",
          "Train with fewer workers, or on a larger machine.");
    }
  }

  private static void require(long needed, long room, String where, String remedy) {
    if (needed > room) {
      throw new ConfigurationException(
          "The parameters of this network and their gradients need "
              + (needed >> 20)
              + " MiB outside of Java's heap, and "
              + where
              + " "
              + (room >> 20)
              + " MiB. "
              + remedy);
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

  private static long overhead(SparkConf conf) {
    if (conf.contains(OVERHEAD)) {
      return conf.getSizeAsMb(OVERHEAD) << 20;
    }
    long heap = conf.getSizeAsMb("spark.executor.memory", "1g") << 20;
    return Math.max(384L << 20, (long) (heap * conf.getDouble(FACTOR, 0.1)));
  }
}
