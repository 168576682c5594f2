package org.pydl4j.spark.sync;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.Trainable;
import org.pydl4j.spark.transport.Collective;

/** Rounds that take one outer step, with momentum, from where all workers were together last. */
abstract class OuterRounds extends Rounds {
  /** The parameters after the last round; the outer step moves them. */
  final NDArray start;

  /** Of the outer steps. */
  final NDArray momentum;

  private final UpdaterState what;

  OuterRounds(Sync sync, Trainable replica, Collective workers, UpdaterState what) {
    super(sync, replica, workers);
    this.what = what;
    start = copy();
    momentum = zeros();
  }

  /** Moves {@link #start}; the parameters hold the workers' mean, and may be used as scratch. */
  abstract void outerStep();

  @Override
  final void round(double weight) {
    average(weight, what);
    outerStep();
    params.assign(start);
  }

  @Override
  public final List<NDArray> state() {
    return List.of(start, momentum);
  }

  @Override
  public final void close() {
    super.close();
    start.close();
    momentum.close();
  }
}
