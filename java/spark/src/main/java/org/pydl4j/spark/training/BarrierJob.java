package org.pydl4j.spark.training;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.RDD;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.InterruptedTrainingException;
import org.pydl4j.nn.Trainable;
import org.pydl4j.spark.transport.Parts;
import org.pydl4j.spark.transport.Reports;
import scala.Tuple2;
import scala.reflect.ClassTag$;

/** The driver's side of one barrier stage. */
final class BarrierJob<T> {
  /**
   * After a worker's failure the others end by themselves, unless one hangs; and when an executor
   * died, Spark has said so by then.
   */
  private static final long GRACE_NANOS = 5_000_000_000L;

  private static final long POLL_MS = 50;

  private final JavaRDD<T> rows;
  private final ShardFactory<T> shards;
  private final Trainable model;
  private final TrainingSettings settings;
  private final JobListener listener;
  private final BlockingQueue<byte[]> messages = new ArrayBlockingQueue<>(10_000);
  private final WorkerFailures failures = new WorkerFailures();
  private final LostExecutors lost;
  private long failedAt;

  BarrierJob(
      JavaRDD<T> rows,
      ShardFactory<T> shards,
      Trainable model,
      TrainingSettings settings,
      JobListener listener) {
    this.rows = rows;
    this.shards = shards;
    this.model = model;
    this.settings = settings;
    this.listener = listener;
    this.lost = new LostExecutors(rows.context());
  }

  /** Trains the model. */
  Checkpoints.Progress run() {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(rows.context());
    if (rows.getNumPartitions() != settings.numWorkers()) {
      throw new DataException(
          "The rows must lie in as many partitions as there are workers, "
              + settings.numWorkers()
              + ". They lie in "
              + rows.getNumPartitions()
              + ". Use repartition; limit and small unions make one partition.");
    }
    PlainNetwork.require(spark.getConf());
    Room.require(spark.sc(), model, settings);
    ResourceProfile profile = Slots.profile(spark, settings.onGpu());
    Slots.require(spark, settings.numWorkers(), profile);
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    int partSize = partSize(spark.getConf());
    Broadcast<SerializableConfiguration> hadoop =
        spark.broadcast(new SerializableConfiguration(spark.hadoopConfiguration()));
    try (Snapshot start = Snapshot.of(spark, model);
        Reports reports = Reports.open(settings.numWorkers(), messages::offer)) {
      WorkerTask<T> task =
          new WorkerTask<>(shards, settings, partSize, start, hadoop, secret, reports.address());
      StageResult stage =
          new StageResult(stage(task, profile), model, settings.saveUpdater(), partSize);
      Checkpoints.Progress progress = stage.into(model, failures, lost, this::await);
      if (progress == null) {
        throw failures.exception(null);
      }
      return progress;
    } finally {
      hadoop.destroy();
    }
  }

  /** Several parts of a model fit into what the driver takes of a job. */
  private static int partSize(SparkConf conf) {
    long most = conf.getSizeAsBytes("spark.driver.maxResultSize", "1g");
    return (int) (most <= 0 ? Parts.SIZE : Math.max(1 << 16, Math.min(Parts.SIZE, most / 4)));
  }

  private RDD<Tuple2<Integer, OutcomeBytes>> stage(
      WorkerTask<T> task, @Nullable ResourceProfile profile) {
    RDD<Tuple2<Integer, OutcomeBytes>> outcomes =
        rows.rdd().barrier().mapPartitions(task, false, ClassTag$.MODULE$.apply(Tuple2.class));
    return profile == null ? outcomes : outcomes.withResources(profile);
  }

  private <R> R await(JavaFutureAction<R> job) {
    try {
      while (true) {
        hear();
        if (mustEnd()) {
          job.cancel(true);
          throw failures.exception(null);
        }
        try {
          R result = job.get(POLL_MS, TimeUnit.MILLISECONDS);
          hear();
          return result;
        } catch (TimeoutException e) {
          continue; // and listen again
        }
      }
    } catch (InterruptedException e) {
      job.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedTrainingException("Training on the cluster was interrupted.", e);
    } catch (CancellationException e) {
      throw new InterruptedTrainingException("Training on the cluster was cancelled.", e);
    } catch (ExecutionException e) {
      throw failed(Objects.requireNonNullElse(e.getCause(), e));
    } catch (RuntimeException e) {
      job.cancel(true); // a listener failed
      throw e;
    }
  }

  private void hear() {
    List<byte[]> all = new ArrayList<>();
    messages.drainTo(all);
    all.forEach(message -> Message.read(message, receiver()));
  }

  /** Whether a worker failed and Spark does not run the stage again. */
  private boolean mustEnd() {
    if (failures.isEmpty()) {
      failedAt = 0;
      return false;
    }
    long now = System.nanoTime();
    failedAt = failedAt == 0 ? now : failedAt;
    if (now - failedAt < GRACE_NANOS) {
      return false;
    }
    failures.forgetThoseOf(this::isGone);
    return !failures.isEmpty();
  }

  private boolean isGone(String executor) {
    SparkContext spark = rows.context();
    return !spark.isLocal() && !spark.getExecutorIds().contains(executor);
  }

  private RuntimeException failed(Throwable cause) {
    if (!failures.isEmpty()) {
      return failures.exception(cause);
    }
    return lost.exception(cause);
  }

  private Message.Receiver receiver() {
    return new Message.Receiver() {
      @Override
      public void progress(WorkerReport report) {
        listener.onProgress(report);
      }

      @Override
      public void epoch(EpochReport report) {
        listener.onEpoch(report);
      }

      @Override
      public void failure(Failure failure) {
        failures.add(failure);
      }
    };
  }
}
