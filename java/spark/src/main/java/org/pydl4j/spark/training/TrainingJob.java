package org.pydl4j.spark.training;

import org.apache.spark.api.java.JavaRDD;
import org.pydl4j.nn.Trainable;

/** Trains a model on the executors of a Spark application. */
public final class TrainingJob {
  private TrainingJob() {}

  /**
   * Trains and waits for the end.
   *
   * @param rows with exactly as many partitions as there are workers
   * @param shards makes the batches of a partition
   * @param start whose parameters, updater state and counters training starts from; borrowed
   * @param settings what to do
   * @param listener hears how it goes
   */
  public static <T> TrainingResult run(
      JavaRDD<T> rows,
      ShardFactory<T> shards,
      Trainable start,
      TrainingSettings settings,
      JobListener listener) {
    throw new UnsupportedOperationException("not yet");
  }
}
