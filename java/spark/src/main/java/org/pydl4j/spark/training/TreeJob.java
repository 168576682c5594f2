package org.pydl4j.spark.training;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.PyDl4jException;
import org.pydl4j.nd.errors.WorkerException;
import org.pydl4j.nn.Trainable;
import org.pydl4j.nn.Trainables;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.spark.sync.TreeAggregate;
import org.pydl4j.spark.sync.UpdaterState;

/**
 * Classic iterative reduce: each round is a job of Spark's own, which retries failed tasks by
 * itself. Every partition makes H steps from the broadcast parameters; the results are summed in a
 * tree.
 *
 * @param <T> the rows
 */
final class TreeJob<T> {
  private final JavaRDD<T> rows;
  private final Trainable model;
  private final TrainingSettings settings;
  private final TreeAggregate sync;
  private final JobListener listener;
  private final JavaRDD<OpenShard> open;
  private final LostExecutors lost;

  TreeJob(
      JavaRDD<T> rows,
      ShardFactory<T> shards,
      Trainable model,
      TrainingSettings settings,
      TreeAggregate sync,
      JobListener listener) {
    this.rows = rows;
    this.model = model;
    this.settings = settings;
    this.sync = sync;
    this.listener = listener;
    this.open = opened(rows, shards, settings);
    this.lost = new LostExecutors(rows.context());
  }

  Checkpoints.Progress run() {
    if (settings.checkpointDir() != null) {
      throw new ConfigurationException(
          "The sync TreeAggregate keeps its state on the driver and writes no checkpoints. Leave"
              + " checkpointDir out, or use another sync.");
    }
    Room.requireInHeap(rows.context(), model.numParams(), settings.numWorkers());
    Checkpoints.Progress progress = new Checkpoints.Progress();
    open.persist(StorageLevel.MEMORY_ONLY());
    try (Trainable best = settings.keepBest() ? Snapshot.copy(model) : null) {
      progress.epoch = model.epoch();
      long end = model.epoch() + settings.epochs();
      while (progress.epoch < end && !progress.ended) {
        pass(best, progress);
      }
      if (best != null && progress.bestEpoch >= 0) {
        Snapshot.copyVectors(best, model);
      }
      if (!settings.saveUpdater()) {
        Snapshot.forgetUpdaterState(model);
      }
      return progress;
    } finally {
      open.unpersist(true);
    }
  }

  /** Each partition's rows, opened once for all rounds. */
  private static <R> JavaRDD<OpenShard> opened(
      JavaRDD<R> rows, ShardFactory<R> factory, TrainingSettings settings) {
    return rows.mapPartitions((Iterator<R> in) -> List.of(open(in, factory, settings)).iterator());
  }

  private static <R> OpenShard open(
      Iterator<R> rows, ShardFactory<R> factory, TrainingSettings settings) {
    int rank = TaskContext.getPartitionId();
    try (Trainable empty = Trainables.blank(settings.kind(), settings.configurationJson())) {
      ShardPlan plan =
          new ShardPlan(
              rank,
              settings.numWorkers(),
              settings.batchSize(),
              settings.seed(),
              empty.signature());
      return OpenShard.of(factory.open(rows, plan));
    } catch (PyDl4jException e) {
      return OpenShard.failed(failure(rank, e)); // Spark would try again, with the same result
    }
  }

  private static String failure(int rank, PyDl4jException e) {
    String executor = SparkEnv.get().executorId();
    String type = e.getClass().getSimpleName();
    return "Partition "
        + rank
        + " (executor "
        + executor
        + ") failed: "
        + type
        + ": "
        + e.getMessage();
  }

  private void pass(@Nullable Trainable best, Checkpoints.Progress progress) {
    long began = System.nanoTime();
    long every = sync.get(TreeAggregate.EVERY);
    Part total = new Part();
    boolean more = true;
    boolean validates = false;
    for (long step = 0; more; step += every) {
      Part sum = round(progress.epoch, step, every);
      if (sum.weight == 0 && step == 0) {
        throw new DataException("There are no rows to train on. Check the DataFrame.");
      }
      sum.averageInto(model, sync.updaterState());
      total.addNumbers(sum);
      more = every > 0 && sum.more > 0;
      validates = sum.validationRows > 0;
    }
    Part validation = validates ? validate() : new Part();
    model.setProgress(model.iteration(), progress.epoch + 1);
    double score = total.score / total.examples;
    double validated = validation.score / validation.weight;
    boolean better = judge(validation.weight > 0 ? validated : score, progress);
    if (better && best != null) {
      Snapshot.copyVectors(model, best);
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    EpochReport report =
        new EpochReport(
            progress.epoch, score, validated, total.examples, seconds, better, List.of());
    progress.history.add(report);
    listener.onEpoch(report);
    progress.epoch++;
  }

  private boolean judge(double score, Checkpoints.Progress progress) {
    boolean better = progress.bestEpoch < 0 || score < progress.bestScore - settings.minDelta();
    if (better) {
      progress.bestEpoch = progress.epoch;
      progress.bestScore = score;
      progress.worse = 0;
    } else {
      progress.worse++;
      progress.ended = settings.patience() > 0 && progress.worse >= settings.patience();
    }
    return better;
  }

  private Part round(long epoch, long step, long every) {
    return job((replica, shard) -> Part.train(replica, shard, epoch, step, every));
  }

  private Part validate() {
    return job((replica, open) -> Part.validate(replica, open.shard()));
  }

  /** What a partition does in a round; travels. */
  @FunctionalInterface
  interface Work extends Serializable {
    Part run(Trainable replica, OpenShard shard);
  }

  private Part job(Work work) {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(rows.context());
    try (Snapshot now = Snapshot.of(spark, model)) {
      Part sum =
          open.mapPartitions(in -> List.of(run(in.next(), now, work)).iterator())
              .treeReduce(Part::plus, Math.toIntExact(sync.get(TreeAggregate.DEPTH)));
      if (sum.failure != null) {
        throw new WorkerException(sum.failure);
      }
      return sum;
    } catch (PyDl4jException e) {
      throw e;
    } catch (Exception e) { // Spark's, undeclared
      throw lost.exception(e);
    }
  }

  private static Part run(OpenShard shard, Snapshot model, Work work) {
    int rank = TaskContext.getPartitionId();
    String failure = shard.failure();
    if (failure != null) {
      return Part.failed(failure);
    }
    try (Trainable replica = model.create()) {
      replica.setReplica(rank);
      return work.run(replica, shard);
    } catch (PyDl4jException e) {
      shard.endPass();
      return Part.failed(failure(rank, e));
    }
  }

  /** A partition's part of a round, or the sum of several. */
  static final class Part implements Serializable {
    private static final long serialVersionUID = 1L;

    double weight;
    double score;
    long examples;
    long steps;
    long more;
    long validationRows;
    @Nullable String failure;
    double[] params = {};
    double[] updaterState = {};

    static Part failed(String why) {
      Part part = new Part();
      part.failure = why;
      return part;
    }

    static Part train(Trainable replica, OpenShard open, long epoch, long step, long every) {
      Part part = new Part();
      Shard.Batches batches = open.batches(epoch, step);
      while (batches.hasNext() && (every == 0 || part.steps < every)) {
        Batch batch = batches.next();
        part.score += replica.step(batch) * batch.size();
        part.weight += batch.weight();
        part.examples += batch.size();
        part.steps++;
      }
      part.more = batches.hasNext() ? 1 : 0;
      open.taken(part.steps);
      part.validationRows = open.shard().validationRows();
      if (part.weight > 0) {
        part.params = scaled(replica.params(), part.weight);
        part.updaterState = scaled(replica.updaterState(), part.weight);
      }
      return part;
    }

    static Part validate(Trainable replica, Shard shard) {
      Part part = new Part();
      try (Shard.Batches batches = shard.validation()) {
        while (batches.hasNext()) {
          Batch batch = batches.next();
          part.score += replica.score(batch) * batch.weight();
          part.weight += batch.weight();
        }
      }
      return part;
    }

    private static double[] scaled(NDArray vector, double by) {
      try (vector) {
        double[] values = vector.toDoubleArray();
        for (int i = 0; i < values.length; i++) {
          values[i] *= by;
        }
        return values;
      }
    }

    Part plus(Part other) {
      addNumbers(other);
      more += other.more;
      validationRows += other.validationRows;
      failure = failure == null ? other.failure : failure;
      params = sum(params, other.params);
      updaterState = sum(updaterState, other.updaterState);
      return this;
    }

    void addNumbers(Part other) {
      weight += other.weight;
      score += other.score;
      examples += other.examples;
      steps = Math.max(steps, other.steps);
    }

    private static double[] sum(double[] a, double[] b) {
      if (a.length == 0 || b.length == 0) {
        return a.length == 0 ? b : a;
      }
      for (int i = 0; i < a.length; i++) {
        a[i] += b[i];
      }
      return a;
    }

    /** The weighted means become the model's vectors. */
    void averageInto(Trainable model, UpdaterState what) {
      if (weight > 0) {
        assign(model.params(), params);
        if (what == UpdaterState.AVERAGE) {
          assign(model.updaterState(), updaterState);
          model.setUpdaterSteps(model.updaterSteps() + steps);
        }
      }
      model.setProgress(model.iteration() + steps, model.epoch());
    }

    private void assign(NDArray vector, double[] sums) {
      double[] means = new double[sums.length];
      for (int i = 0; i < sums.length; i++) {
        means[i] = sums[i] / weight;
      }
      try (vector) {
        if (means.length > 0) {
          try (NDArray values = Nd.create(means)) {
            vector.assign(values);
          }
        }
      }
    }
  }
}
