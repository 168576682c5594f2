package org.pydl4j.spark.training;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.NetworkConfiguration;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.Trainable;
import org.pydl4j.spark.sync.Sync;
import org.pydl4j.spark.sync.TreeAggregate;

/**
 * Trains a model on the executors of a Spark application: one barrier stage with one long-lived
 * task for each worker, or rounds of jobs with {@link TreeAggregate}.
 */
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
   * @throws org.pydl4j.nd.errors.WorkerException if a worker fails, goes silent or finds no room;
   *     names it, its host and the cause
   * @throws org.pydl4j.nd.errors.InterruptedTrainingException if the job was cancelled
   * @throws ConfigurationException if the settings do not fit the session or each other
   */
  public static <T> TrainingResult run(
      JavaRDD<T> rows,
      ShardFactory<T> shards,
      Trainable start,
      TrainingSettings settings,
      JobListener listener) {
    Trainable model = Snapshot.copy(start);
    try {
      return train(rows, shards, model, settings, listener);
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  /**
   * The same, in place: the driver needs memory for one model only. When the training fails, the
   * model is not to be used.
   *
   * @param model what training starts from, and the result's model; the caller's
   */
  public static <T> TrainingResult train(
      JavaRDD<T> rows,
      ShardFactory<T> shards,
      Trainable model,
      TrainingSettings settings,
      JobListener listener) {
    Sync sync = Sync.fromJson(settings.syncJson());
    requireWholeSteps(sync, model);
    requireFresh(settings, rows.context().hadoopConfiguration());
    Checkpoints.Progress progress =
        sync instanceof TreeAggregate tree
            ? new TreeJob<>(rows, shards, model, settings, tree, listener).run()
            : new BarrierJob<>(rows, shards, model, settings, listener).run();
    return new TrainingResult(model, progress.history, progress.bestEpoch, progress.ended);
  }

  /** A setting that would be ignored is refused. */
  static void requireWholeSteps(Sync sync, Trainable model) {
    long batches =
        model instanceof NeuralNetwork net
            ? net.configuration().get(NetworkConfiguration.GRADIENT_ACCUMULATION)
            : 1;
    if (batches > 1 && sync.stepsEachBatch()) {
      throw new ConfigurationException(
          "The network's gradientAccumulation is "
              + batches
              + ", and with "
              + sync.declaration().name()
              + " each mini-batch is a step of all workers. Take a batchSize that is so many times"
              + " as large, or a sync between whose rounds workers step by themselves, such as"
              + " Average.");
    }
  }

  private static void requireFresh(TrainingSettings settings, Configuration hadoop) {
    if (settings.resume() && settings.checkpointDir() == null) {
      throw new ConfigurationException("resume needs a checkpointDir to resume from.");
    }
    Checkpoints checkpoints = Checkpoints.of(settings, hadoop);
    if (checkpoints != null && !settings.resume() && !checkpoints.complete().isEmpty()) {
      throw new ConfigurationException(
          "The checkpointDir "
              + settings.checkpointDir()
              + " holds checkpoints of this training already. Set resume to go on with it, or"
              + " choose another folder.");
    }
  }
}
