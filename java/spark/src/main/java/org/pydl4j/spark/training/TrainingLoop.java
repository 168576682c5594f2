package org.pydl4j.spark.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.InterruptedTrainingException;
import org.pydl4j.nn.Trainable;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.spark.sync.ConnectedSync;
import org.pydl4j.spark.sync.Sync;
import org.pydl4j.spark.sync.Synchronizer;
import org.pydl4j.spark.transport.Collective;
import org.pydl4j.spark.transport.Patience;

/**
 * The training of one worker: passes over its shard in equal steps with the others. Knows nothing
 * of Spark.
 */
final class TrainingLoop implements AutoCloseable {
  private static final long REPORT_NANOS = 1_000_000_000L;

  private final List<Worker> workers;
  private final int rank;
  private final Trainable replica;
  private final Shard shard;
  private final Collective ring;
  private final TrainingSettings settings;
  private final @Nullable Checkpoints checkpoints;
  private final Patience patience;
  private final Consumer<byte[]> driver;
  private final Synchronizer sync;
  private final @Nullable NDArray best;
  private final Clock clock = new Clock();
  private final double[] underWay = new double[PassNumbers.COUNT];
  private final long endEpoch;
  private Checkpoints.Progress progress = new Checkpoints.Progress();
  private long steps;
  private long validating;
  private long lastReport;
  private double lastScore;

  /**
   * @param replica the model to start from; borrowed, like the shard and the ring
   * @param checkpoints null for none
   * @param driver takes messages for the driver
   */
  TrainingLoop(
      List<Worker> workers,
      Trainable replica,
      Shard shard,
      Collective ring,
      TrainingSettings settings,
      @Nullable Checkpoints checkpoints,
      Patience patience,
      Consumer<byte[]> driver) {
    this.workers = workers;
    this.rank = ring.rank();
    this.replica = replica;
    this.shard = shard;
    this.ring = ring;
    this.settings = settings;
    this.checkpoints = checkpoints;
    this.patience = patience;
    this.driver = driver;
    replica.setReplica(rank);
    ConnectedSync rule = (ConnectedSync) Sync.fromJson(settings.syncJson());
    sync = rule.bind(replica, ring, settings.batchSize());
    best = settings.keepBest() ? copy(replica) : null;
    progress.epoch = replica.epoch();
    endEpoch = replica.epoch() + settings.epochs();
  }

  private static NDArray copy(Trainable replica) {
    try (NDArray params = replica.params()) {
      return Scope.detach(params.dup());
    }
  }

  /** Trains; afterwards the replica is the result, the same on all workers. */
  Checkpoints.Progress run(boolean resume) {
    agree();
    if (resume && checkpoints != null) {
      takeUp(checkpoints);
    }
    while (progress.epoch < endEpoch && !progress.ended) {
      pass();
    }
    if (best != null && progress.bestEpoch >= 0) {
      try (NDArray params = replica.params()) {
        params.assign(best);
      }
    }
    return progress;
  }

  /** Equal steps for all, by the worker with the most rows. */
  private void agree() {
    long rows = 0;
    for (double[] one : ring.exchange(shard.rows(), shard.validationRows())) {
      long batches = (long) Math.ceil(one[0] / settings.batchSize());
      steps = Math.max(steps, batches);
      rows += (long) one[0];
      validating += (long) one[1];
    }
    if (rows == 0) {
      throw new DataException(
          "There are no rows to train on. Check the DataFrame, and the column of the validation"
              + " indicator if there is one.");
    }
  }

  private void takeUp(Checkpoints from) {
    List<Checkpoints.Place> all = rank == 0 ? from.complete() : List.of();
    Checkpoints.Place newest = all.isEmpty() ? null : all.get(all.size() - 1);
    double[] chosen =
        ring.exchange(newest == null ? -1 : newest.epoch(), newest == null ? -1 : newest.step())[0];
    if (chosen[0] < 0) {
      return;
    }
    Checkpoints.Place place = new Checkpoints.Place((long) chosen[0], (long) chosen[1]);
    progress = from.read(place, rank, ring.size(), replica, sync, underWay);
    if (best != null) {
      from.readBest(progress, place, best);
    }
    if (progress.step == 0) {
      sync.resume();
    }
  }

  private void pass() {
    PassNumbers numbers = new PassNumbers(clock, underWay);
    Arrays.fill(underWay, 0);
    try (Shard.Batches batches = shard.batches(progress.epoch, progress.step)) {
      while (progress.step < steps) {
        step(batches, numbers);
        progress.step++;
        int every = settings.checkpointSteps();
        if (every > 0 && progress.step < steps && progress.step % every == 0) {
          checkpoint(numbers.all());
        }
      }
    }
    sync.meet();
    double[] validation = validate();
    replica.setProgress(replica.iteration(), progress.epoch + 1);
    conclude(numbers.all(), validation);
    progress.epoch++;
    progress.step = 0;
    boolean last = progress.epoch >= endEpoch || progress.ended;
    if (last || progress.epoch % settings.checkpointEpochs() == 0) {
      checkpoint(underWay);
    }
    if (!last) {
      sync.resume();
    }
  }

  private void step(Shard.Batches batches, PassNumbers numbers) {
    long start = System.nanoTime();
    Batch batch = batches.hasNext() ? batches.next() : null;
    long ready = System.nanoTime();
    clock.data(ready - start);
    double score = sync.step(batch);
    long done = batch == null ? 0 : batch.size();
    clock.step(System.nanoTime() - ready, done, ring.traffic());
    if (batch != null) {
      numbers.add(score, done);
      lastScore = score;
    }
    if (patience.cancelled().getAsBoolean() || Thread.currentThread().isInterrupted()) {
      throw new InterruptedTrainingException("Training was stopped on request.");
    }
    if (System.nanoTime() - lastReport > REPORT_NANOS) {
      lastReport = System.nanoTime();
      driver.accept(Message.of(report(workers.get(rank), clock.numbers(), progress.step + 1)));
    }
  }

  private WorkerReport report(Worker worker, double[] numbers, long step) {
    return new WorkerReport(
        worker.rank(),
        worker.executor(),
        worker.host(),
        progress.epoch,
        step,
        steps,
        worker.rank() == rank ? lastScore : Double.NaN,
        (long) numbers[0],
        numbers[1],
        numbers[2],
        numbers[3],
        numbers[4]);
  }

  /** Sum of scores and sum of weights over this worker's validation rows. */
  private double[] validate() {
    double[] sums = new double[2];
    if (validating > 0) {
      try (Shard.Batches batches = shard.validation()) {
        while (batches.hasNext()) {
          Batch batch = batches.next();
          double weight = batch.weight();
          sums[0] += replica.score(batch) * weight;
          sums[1] += weight;
        }
      }
    }
    return sums;
  }

  /** What the pass came to, for all workers alike. */
  private void conclude(double[] mine, double[] validation) {
    double[] sent = Arrays.copyOf(validation, validation.length + mine.length);
    System.arraycopy(mine, 0, sent, validation.length, mine.length);
    double[] total = new double[4];
    double longest = 0;
    List<WorkerReport> reports = new ArrayList<>();
    double[][] all = ring.exchange(sent);
    for (int i = 0; i < all.length; i++) {
      for (int k = 0; k < total.length; k++) {
        total[k] += all[i][k];
      }
      longest = Math.max(longest, all[i][4]);
      WorkerReport report = report(workers.get(i), Arrays.copyOfRange(all[i], 5, 10), steps);
      reports.add(report.withScore(all[i][2] / all[i][3]));
    }
    double score = total[2] / total[3];
    double validated = total[0] / total[1]; // NaN without validation rows
    boolean better = judge(total[1] > 0 ? validated : score);
    EpochReport report =
        new EpochReport(
            progress.epoch, score, validated, (long) total[3], longest, better, reports);
    progress.history.add(report);
    if (rank == 0) {
      driver.accept(Message.of(report));
    }
  }

  private boolean judge(double score) {
    boolean better = progress.bestEpoch < 0 || score < progress.bestScore - settings.minDelta();
    if (better) {
      progress.bestEpoch = progress.epoch;
      progress.bestScore = score;
      progress.worse = 0;
      keepBest();
    } else {
      progress.worse++;
      progress.ended = settings.patience() > 0 && progress.worse >= settings.patience();
    }
    return better;
  }

  private void keepBest() {
    if (best == null) {
      return;
    }
    try (NDArray params = replica.params()) {
      best.assign(params);
    }
  }

  /** Writes one, where there are any. */
  private void checkpoint(double[] pass) {
    if (checkpoints == null) {
      return;
    }
    checkpoints.writePart(progress, rank, replica, sync, pass);
    ring.exchange(); // all parts are written
    if (rank == 0) {
      checkpoints.commit(progress, ring.size(), replica, best);
    }
  }

  @Override
  public void close() {
    sync.close();
    if (best != null) {
      best.close();
    }
  }
}
