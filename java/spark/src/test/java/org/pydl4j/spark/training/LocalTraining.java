package org.pydl4j.spark.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.pydl4j.nd.Engine;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.Trainable;
import org.pydl4j.spark.transport.Collective;
import org.pydl4j.spark.transport.Patience;
import org.pydl4j.spark.transport.Workers;

/** Whole trainings of workers in this process: with real sockets and checkpoints, without Spark. */
final class LocalTraining {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private LocalTraining() {}

  /**
   * What every worker ends with.
   *
   * @param params of the model, the same bits on all
   */
  record Result(float[] params, long iteration, long epoch, Checkpoints.Progress progress) {}

  /** Trains a worker for each part; the settings' number of workers is theirs. */
  static Result train(List<List<Points.Point>> parts, Trainable start, TrainingSettings settings)
      throws Exception {
    return train(parts, Points.factory(), start, settings);
  }

  /** The same with batches of another kind. */
  static Result train(
      List<List<Points.Point>> parts,
      ShardFactory<Points.Point> shards,
      Trainable start,
      TrainingSettings settings)
      throws Exception {
    Result first = null;
    for (Object outcome : outcomes(parts, shards, start, settings)) {
      if (outcome instanceof Exception e) {
        throw e;
      }
      Result one = (Result) outcome;
      first = first == null ? one : first;
      assertArrayEquals(first.params, one.params, 0, "the workers ended apart");
    }
    return first;
  }

  /** What each worker ends with: a {@link Result}, or what it throws. */
  static List<Object> outcomes(
      List<List<Points.Point>> parts,
      ShardFactory<Points.Point> shards,
      Trainable start,
      TrainingSettings settings)
      throws Exception {
    assertEquals(settings.numWorkers(), parts.size());
    return Workers.outcomes(
        parts.size(), TIMEOUT, ring -> work(ring, start, parts.get(ring.rank()), shards, settings));
  }

  private static Result work(
      Collective ring,
      Trainable start,
      List<Points.Point> part,
      ShardFactory<Points.Point> shards,
      TrainingSettings settings) {
    Engine.setThreads(1); // of this thread: one worker a core is enough
    List<Worker> workers = new ArrayList<>();
    for (int rank = 0; rank < ring.size(); rank++) {
      workers.add(new Worker(rank, "127.0.0.1", 0, "thread", ""));
    }
    String dir = settings.checkpointDir();
    Checkpoints checkpoints =
        dir == null
            ? null
            : new Checkpoints(new LocalStore(Path.of(dir)), dir, settings.fingerprint());
    try (Trainable replica = Snapshot.copy(start);
        Shard shard = shards.open(part.iterator(), plan(ring, replica, settings));
        TrainingLoop loop =
            new TrainingLoop(
                workers,
                replica,
                shard,
                ring,
                settings,
                checkpoints,
                Patience.of(TIMEOUT),
                message -> {})) {
      Checkpoints.Progress progress = loop.run(settings.resume());
      try (NDArray params = replica.params()) {
        return new Result(params.toFloatArray(), replica.iteration(), replica.epoch(), progress);
      }
    } catch (StoppingShard.Killed e) {
      throw e; // without a word
    } catch (RuntimeException e) {
      ring.abort(e.toString());
      throw e;
    }
  }

  private static ShardPlan plan(Collective ring, Trainable model, TrainingSettings settings) {
    return new ShardPlan(
        ring.rank(), ring.size(), settings.batchSize(), settings.seed(), model.signature());
  }
}
