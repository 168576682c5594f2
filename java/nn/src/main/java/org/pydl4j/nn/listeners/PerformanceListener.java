package org.pydl4j.nn.listeners;

import java.util.Locale;
import java.util.function.Consumer;

/**
 * Tells examples and mini-batches a second every so many mini-batches. DL4J: {@code
 * PerformanceListener}.
 */
public final class PerformanceListener implements TrainingListener {
  private final int every;
  private final Consumer<String> out;
  private long since = System.nanoTime();
  private long examples;
  private long batches;
  private double examplesPerSecond;

  /** Writes to standard output every {@code every} mini-batches (at least 1). */
  public PerformanceListener(int every) {
    this(every, System.out::println);
  }

  /** Hands the lines to {@code out}. */
  public PerformanceListener(int every, Consumer<String> out) {
    this.every = Math.max(1, every);
    this.out = out;
  }

  /** The last rate that was told; 0 before. */
  public double examplesPerSecond() {
    return examplesPerSecond;
  }

  @Override
  public void onEpochStart(TrainingProgress progress) {
    since = System.nanoTime();
    examples = 0;
    batches = 0;
  }

  @Override
  public void iterationDone(TrainingProgress progress) {
    examples += progress.batchSize();
    batches++;
    if (progress.iteration() % every == 0) {
      double seconds = (System.nanoTime() - since) / 1e9;
      examplesPerSecond = examples / seconds;
      out.accept(
          String.format(
              Locale.ROOT,
              "iteration %d: %.0f examples/s, %.1f batches/s, score %.6f",
              progress.iteration(),
              examplesPerSecond,
              batches / seconds,
              progress.score()));
      onEpochStart(progress);
    }
  }
}
