package org.pydl4j.nn.listeners;

import java.util.Arrays;

/**
 * Keeps the score of every so many mini-batches, for a curve. DL4J: {@code
 * CollectScoresIterationListener}.
 */
public final class CollectScoresListener implements TrainingListener {
  private final int every;
  private long[] iterations = new long[64];
  private double[] scores = new double[64];
  private int count;

  /** Keeps every score. */
  public CollectScoresListener() {
    this(1);
  }

  /** Keeps the score of every {@code every}-th mini-batch (at least 1). */
  public CollectScoresListener(int every) {
    this.every = Math.max(1, every);
  }

  /** The iterations whose scores were kept. */
  public long[] iterations() {
    return Arrays.copyOf(iterations, count);
  }

  /** The scores, in step with {@link #iterations()}. */
  public double[] scores() {
    return Arrays.copyOf(scores, count);
  }

  @Override
  public void iterationDone(TrainingProgress progress) {
    if (progress.iteration() % every == 0) {
      if (count == scores.length) {
        iterations = Arrays.copyOf(iterations, 2 * count);
        scores = Arrays.copyOf(scores, 2 * count);
      }
      iterations[count] = progress.iteration();
      scores[count++] = progress.score();
    }
  }
}
