package com.team;

import org.pydl4j.nn.listeners.TrainingListener;
import org.pydl4j.nn.listeners.TrainingProgress;

/** A listener: counts how often the score has halved since the first mini-batch it saw. */
public final class Halves implements TrainingListener {
  private final double least;
  private double next = Double.NaN;
  private int count;

  /** Counts until the score is below {@code least}. */
  public Halves(double least) {
    this.least = least;
  }

  /** How often the score has halved. */
  public int count() {
    return count;
  }

  @Override
  public void iterationDone(TrainingProgress progress) {
    if (Double.isNaN(next)) {
      next = progress.score() / 2;
    }
    while (progress.score() <= next && next > least) {
      next /= 2;
      count++;
    }
  }
}
