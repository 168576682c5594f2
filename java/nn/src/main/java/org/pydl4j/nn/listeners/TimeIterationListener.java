package org.pydl4j.nn.listeners;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * Tells mini-batches a second, and how long this call of fit will still take, every so many
 * mini-batches. DL4J: {@code TimeIterationListener}.
 */
public final class TimeIterationListener implements TrainingListener {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final int every;
  private final Consumer<String> out;
  private long begun = System.nanoTime();
  private long examples;
  private long batches;

  /**
   * Writes to standard output every {@code every} mini-batches (at least 1); nothing where that is
   * no terminal.
   */
  public TimeIterationListener(int every) {
    this(every, System.console() == null ? line -> {} : System.out::println);
  }

  /** Hands the lines to {@code out}. */
  public TimeIterationListener(int every, Consumer<String> out) {
    if (every < 1) {
      throw new ConfigurationException(
          "The 'every' of a TimeIterationListener must be at least 1. Got " + every + " instead.");
    }
    this.every = every;
    this.out = out;
  }

  @Override
  public void onEpochStart(TrainingProgress progress) {
    if (progress.epochInFit() == 0) {
      begun = System.nanoTime();
      examples = 0;
      batches = 0;
    }
  }

  @Override
  public void iterationDone(TrainingProgress progress) {
    examples += progress.batchSize();
    batches++;
    if (progress.iteration() % every == 0) {
      double seconds = Math.max(1e-9, (System.nanoTime() - begun) / 1e9);
      out.accept(
          String.format(
                  Locale.ROOT,
                  "iteration %d, epoch %d of %d: %.1f iterations/s",
                  progress.iteration(),
                  progress.epochInFit() + 1,
                  progress.epochs(),
                  batches / seconds)
              + left(progress, seconds));
    }
  }

  private String left(TrainingProgress progress, double seconds) {
    if (progress.totalExamples() < 0) {
      return "";
    }
    double all = (double) progress.totalExamples() * progress.epochs();
    long left = Math.round((all - examples) * seconds / examples);
    return String.format(
        Locale.ROOT,
        ", %d:%02d:%02d left, done at %s",
        left / 3600,
        left / 60 % 60,
        left % 60,
        LocalTime.now().plusSeconds(left).format(CLOCK));
  }
}
