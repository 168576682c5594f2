package org.pydl4j.bridge;

import org.pydl4j.nn.listeners.TrainingListener;
import org.pydl4j.nn.listeners.TrainingProgress;

/**
 * Tells Python about training in plain numbers: handing over a {@link TrainingProgress} would cost
 * Python a call back for each number that it reads.
 */
public final class PythonListener implements TrainingListener {
  /** What Python implements; methods that it lacks are not called. */
  public interface Sink {
    /** After a mini-batch: how many there were in the network's life, and the loss of this one. */
    default void iterationDone(long iteration, double score) {}

    /** Before a pass, counted from 0 over the network's life. */
    default void onEpochStart(long epoch) {}

    /** After the same pass. */
    default void onEpochEnd(long epoch) {}
  }

  private final Sink sink;
  private final int every;
  private long epoch;

  /** Tells of every {@code every}-th mini-batch (at least 1) and of all passes. */
  public PythonListener(Sink sink, int every) {
    this.sink = sink;
    this.every = Math.max(1, every);
  }

  @Override
  public void iterationDone(TrainingProgress progress) {
    if (progress.iteration() % every == 0) {
      sink.iterationDone(progress.iteration(), progress.score());
    }
  }

  @Override
  public void onEpochStart(TrainingProgress progress) {
    epoch = progress.epoch();
    sink.onEpochStart(epoch);
  }

  @Override
  public void onEpochEnd(TrainingProgress progress) {
    sink.onEpochEnd(epoch);
  }
}
