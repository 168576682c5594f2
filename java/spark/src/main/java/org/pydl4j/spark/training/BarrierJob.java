package org.pydl4j.spark.training;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.RDD;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.util.SerializableConfiguration;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.InterruptedTrainingException;
import org.pydl4j.nd.errors.WorkerException;
import org.pydl4j.spark.transport.ReportServer;
import scala.reflect.ClassTag$;

/** The driver's side of one barrier stage. */
final class BarrierJob<T> {
  /**
   * After a worker's failure the others end by themselves, unless one hangs; and when an executor
   * died, Spark has said so by then.
   */
  private static final long GRACE_NANOS = 5_000_000_000L;

  private final JavaRDD<T> rows;
  private final ShardFactory<T> shards;
  private final Snapshot start;
  private final TrainingSettings settings;
  private final JobListener listener;
  private final BlockingQueue<byte[]> messages = new ArrayBlockingQueue<>(10_000);
  private final WorkerFailures failures = new WorkerFailures();
  private long failedAt;

  BarrierJob(
      JavaRDD<T> rows,
      ShardFactory<T> shards,
      Snapshot start,
      TrainingSettings settings,
      JobListener listener) {
    this.rows = rows;
    this.shards = shards;
    this.start = start;
    this.settings = settings;
    this.listener = listener;
  }

  Outcome run() {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(rows.context());
    if (rows.getNumPartitions() != settings.numWorkers()) {
      throw new DataException(
          "The rows must lie in as many partitions as there are workers, "
              + settings.numWorkers()
              + ". They lie in "
              + rows.getNumPartitions()
              + ". Use repartition; limit and small unions make one partition.");
    }
    ResourceProfile profile = Slots.profile(spark, settings.onGpu());
    Slots.require(spark, settings.numWorkers(), profile);
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    Broadcast<Snapshot> model = spark.broadcast(start);
    Broadcast<SerializableConfiguration> hadoop =
        spark.broadcast(new SerializableConfiguration(spark.hadoopConfiguration()));
    String bind = spark.getConf().get("spark.driver.bindAddress", null);
    try (ReportServer server =
        ReportServer.listen(bind, settings.numWorkers(), secret, messages::offer)) {
      String host = spark.getConf().get("spark.driver.host");
      WorkerTask<T> task =
          new WorkerTask<>(shards, settings, model, hadoop, secret, host, server.port());
      return await(submit(task, profile));
    } finally {
      model.destroy();
      hadoop.destroy();
    }
  }

  private JavaFutureAction<List<byte[]>> submit(WorkerTask<T> task, ResourceProfile profile) {
    RDD<byte[]> outcomes =
        rows.rdd().barrier().mapPartitions(task, false, ClassTag$.MODULE$.apply(byte[].class));
    if (profile != null) {
      outcomes = outcomes.withResources(profile);
    }
    // The shuffle makes the barrier stage one that Spark can run again.
    return outcomes.toJavaRDD().repartition(1).collectAsync();
  }

  private Outcome await(JavaFutureAction<List<byte[]>> job) {
    try {
      while (!job.isDone()) {
        byte[] message = messages.poll(100, TimeUnit.MILLISECONDS);
        if (message != null) {
          Message.read(message, receiver());
        }
        if (mustEnd()) {
          job.cancel(true);
          throw failures.exception(null);
        }
      }
      List<byte[]> rest = new ArrayList<>();
      messages.drainTo(rest);
      rest.forEach(message -> Message.read(message, receiver()));
      return result(job.get());
    } catch (InterruptedException e) {
      job.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedTrainingException("Training on the cluster was interrupted.", e);
    } catch (CancellationException e) {
      throw new InterruptedTrainingException("Training on the cluster was cancelled.", e);
    } catch (ExecutionException e) {
      throw failed(e.getCause());
    } catch (RuntimeException e) {
      job.cancel(true); // a listener failed
      throw e;
    }
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

  private Outcome result(List<byte[]> rows) {
    List<Failure> told = new ArrayList<>();
    Outcome outcome = Outcome.of(rows, start, told);
    told.forEach(failures::add);
    if (!failures.isEmpty() && outcome == null) {
      throw failures.exception(null);
    }
    return outcome;
  }

  private RuntimeException failed(Throwable cause) {
    String text = String.valueOf(cause.getMessage());
    if (text.contains("cancelled") && failures.isEmpty()) {
      return new InterruptedTrainingException("Training on the cluster was cancelled.", cause);
    }
    if (!failures.isEmpty()) {
      return failures.exception(cause);
    }
    return new WorkerException("Training on the cluster failed: " + text, cause);
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
