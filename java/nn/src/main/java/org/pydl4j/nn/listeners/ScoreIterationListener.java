package org.pydl4j.nn.listeners;

import java.util.Locale;
import java.util.function.Consumer;

/** Tells the score every so many mini-batches. DL4J: {@code ScoreIterationListener}. */
public final class ScoreIterationListener implements TrainingListener {
  private final int every;
  private final Consumer<String> out;

  /** Writes to standard output every {@code every} mini-batches (at least 1). */
  public ScoreIterationListener(int every) {
    this(every, System.out::println);
  }

  /** Hands the lines to {@code out}. */
  public ScoreIterationListener(int every, Consumer<String> out) {
    this.every = Math.max(1, every);
    this.out = out;
  }

  @Override
  public void iterationDone(TrainingProgress progress) {
    if (progress.iteration() % every == 0) {
      out.accept(
          String.format(
              Locale.ROOT,
              "Score at iteration %d is %.6f",
              progress.iteration(),
              progress.score()));
    }
  }
}
