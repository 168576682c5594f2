package org.pydl4j.spark.sync;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.ops.Updates;
import org.pydl4j.nn.Trainable;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.spark.transport.Collective;
import org.pydl4j.spark.transport.Wire;

/** Local steps, and a round of all workers after every H of them. */
abstract class Rounds implements Synchronizer {
  /** What becomes of the updater states. */
  static final Key<UpdaterState> UPDATER_STATE = updaterStateKey(UpdaterState.AVERAGE);

  final Trainable replica;
  final Collective workers;
  final Wire wire;
  final NDArray params;
  private final NDArray updaterState;
  private final Sync sync;
  private long since;
  private double weight;

  Rounds(Sync sync, Trainable replica, Collective workers) {
    this.sync = sync;
    this.replica = replica;
    this.workers = workers;
    this.wire = sync.get(Sync.WIRE);
    this.params = Scope.detach(replica.params());
    this.updaterState = Scope.detach(replica.updaterState());
  }

  static Key<UpdaterState> updaterStateKey(UpdaterState usual) {
    return Key.of("updaterState", Type.enumOf(UpdaterState.class))
        .defaultsTo(usual)
        .doc(
            "What becomes of the updaters' states in a round: AVERAGE, KEEP (each worker its own)"
                + " or RESET (as at the start of a training).");
  }

  @Override
  public double step(@Nullable Batch batch) {
    double score = 0;
    if (batch == null) {
      replica.setProgress(replica.iteration() + 1, replica.epoch());
      replica.setUpdaterSteps(replica.updaterSteps() + 1); // the mean is of states that went on
    } else {
      score = replica.step(batch);
      weight += batch.weight();
    }
    since++;
    if (since >= sync.every(replica.iteration(), replica.epoch())) {
      pullTogether();
    }
    return score;
  }

  @Override
  public void meet() {
    pullTogether();
  }

  /** A round, if there were steps since the last one. */
  final void pullTogether() {
    if (since > 0) {
      round(weight);
      since = 0;
      weight = 0;
    }
  }

  @Override
  public void resume() {}

  /**
   * Brings the workers together.
   *
   * @param weight of this worker's examples since the last round
   */
  abstract void round(double weight);

  /** Means of the parameters, and what is wanted of the updater states. */
  final void average(double weight, UpdaterState what) {
    switch (what) {
      case AVERAGE -> Consensus.mean(workers, wire, weight, params, updaterState);
      case KEEP -> Consensus.mean(workers, wire, weight, params);
      case RESET -> {
        Consensus.mean(workers, wire, weight, params);
        Updates.zero(updaterState);
        replica.setUpdaterSteps(0);
      }
    }
  }

  /** A vector of zeros like the parameters, which the caller closes. */
  final NDArray zeros() {
    return Scope.detach(Nd.zeros(params.dtype(), params.length()));
  }

  /** A copy of the parameters as they are, which the caller closes. */
  final NDArray copy() {
    return Scope.detach(params.dup());
  }

  @Override
  public double[] counters() {
    return new double[] {since, weight};
  }

  @Override
  public void restore(double[] counters) {
    since = (long) counters[0];
    weight = counters[1];
  }

  @Override
  public void close() {
    params.close();
    updaterState.close();
  }
}
