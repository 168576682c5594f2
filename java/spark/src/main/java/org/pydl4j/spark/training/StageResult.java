package org.pydl4j.spark.training;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.rdd.PartitionPruningRDD;
import org.apache.spark.rdd.RDD;
import org.apache.spark.rdd.ShuffledRDD;
import org.apache.spark.serializer.JavaSerializer;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.WorkerException;
import org.pydl4j.nn.Trainable;
import scala.Tuple2;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction1;

/**
 * The rows of a barrier stage ({@link Outcome}) behind a shuffle: it makes the stage one that Spark
 * can run again, and keeps the model on the executors' disks, from where the driver takes a part
 * with each job. No task result, and no heap, holds more than one.
 */
final class StageResult {
  private static final int ATTEMPTS = 4; // of a stage, as in Spark

  private final RDD<Tuple2<Integer, OutcomeBytes>> rows;
  private final boolean updater;
  private final int partSize;
  private final int params;
  private final int state;

  /**
   * @param stage what the barrier stage makes
   * @param model that the result is for
   * @param updater whether the updaters' state comes, too
   */
  StageResult(
      RDD<Tuple2<Integer, OutcomeBytes>> stage, Trainable model, boolean updater, int partSize) {
    this.updater = updater;
    this.partSize = partSize;
    params = Outcome.parts(model.numParams() * model.dtype().bytes(), partSize);
    state =
        updater ? Outcome.parts(model.updaterStateLength() * model.dtype().bytes(), partSize) : 0;
    rows =
        new ShuffledRDD<Integer, OutcomeBytes, OutcomeBytes>(
                stage,
                new HashPartitioner(1 + params + state),
                ClassTag$.MODULE$.apply(Integer.class),
                ClassTag$.MODULE$.apply(OutcomeBytes.class),
                ClassTag$.MODULE$.apply(OutcomeBytes.class))
            .setSerializer(new JavaSerializer(stage.conf()));
  }

  /** Waits for a job, and hears the workers meanwhile. */
  interface Wait {
    List<byte[]> until(JavaFutureAction<List<byte[]>> job);
  }

  /** Picks one partition; travels with the RDD. */
  private static final class Only extends AbstractFunction1<Object, Object>
      implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int partition;

    Only(int partition) {
      this.partition = partition;
    }

    @Override
    public Object apply(Object other) {
      return (int) other == partition;
    }
  }

  private JavaFutureAction<List<byte[]>> fetch(int key) {
    RDD<Tuple2<Integer, OutcomeBytes>> one = PartitionPruningRDD.create(rows, new Only(key));
    return one.toJavaRDD().map(row -> row._2().read()).collectAsync();
  }

  /**
   * Runs the stage, and gives the model what was trained.
   *
   * @param failures receives those of the workers
   * @param lost tells why executors ended
   * @return null when the workers failed; then the model is as it was
   */
  Checkpoints.@Nullable Progress into(
      Trainable model, WorkerFailures failures, LostExecutors lost, Wait wait) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      List<Failure> told = new ArrayList<>();
      Outcome.Head head = Outcome.head(wait.until(fetch(0)), told);
      told.forEach(failures::add);
      if (head == null) {
        return null;
      }
      if (takeParts(head, model, wait)) {
        if (updater) {
          model.setUpdaterSteps(head.updaterSteps());
        } else {
          Snapshot.forgetUpdaterState(model);
        }
        model.setProgress(head.iteration(), head.epoch());
        return head.progress();
      }
    }
    throw new WorkerException(
        "The trained model was lost with its executor, again and again. "
            + lost.told()
            + " Look into the logs of the executors for more.");
  }

  /** Whether all parts are of the head's attempt: an executor that dies makes a new one. */
  private boolean takeParts(Outcome.Head head, Trainable model, Wait wait) {
    for (int key = 1; key <= params + state; key++) {
      boolean first = key <= params;
      int index = first ? key - 1 : key - 1 - params;
      List<byte[]> found = wait.until(fetch(key));
      if (found.isEmpty()
          || !Outcome.place(
              found.get(0),
              index,
              partSize,
              head.attempt(),
              first ? model.params() : model.updaterState())) {
        return false;
      }
    }
    return true;
  }
}
