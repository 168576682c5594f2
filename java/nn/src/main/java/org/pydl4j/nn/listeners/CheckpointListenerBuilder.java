package org.pydl4j.nn.listeners;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.earlystopping.ScoreCalculator;

/** Makes a {@link CheckpointListener}. */
public final class CheckpointListenerBuilder {
  private final Path directory;
  long iterations = Long.MAX_VALUE;
  long epochs = Long.MAX_VALUE;
  long nanos = Long.MAX_VALUE;
  int last = Integer.MAX_VALUE;
  long andEvery = Long.MAX_VALUE;
  boolean updater = true;
  @Nullable ScoreCalculator best;

  CheckpointListenerBuilder(Path directory) {
    this.directory = directory;
  }

  /** Saves every so many mini-batches of the network's life, at least 1. */
  public CheckpointListenerBuilder saveEveryNIterations(int number) {
    iterations = positive(number, "iterations");
    return this;
  }

  /** Saves every so many passes of the network's life, at least 1. */
  public CheckpointListenerBuilder saveEveryNEpochs(int number) {
    epochs = positive(number, "epochs");
    return this;
  }

  /** Saves after the first mini-batch that is done this long after the last file. */
  public CheckpointListenerBuilder saveEvery(long time, TimeUnit unit) {
    nanos = unit.toNanos(positive(time, "time"));
    return this;
  }

  /** The same in seconds. */
  public CheckpointListenerBuilder saveEverySeconds(double seconds) {
    return saveEvery((long) Math.ceil(seconds * 1e9), TimeUnit.NANOSECONDS);
  }

  /** Deletes nothing, which is the default. */
  public CheckpointListenerBuilder keepAll() {
    last = Integer.MAX_VALUE;
    andEvery = Long.MAX_VALUE;
    return this;
  }

  /** Keeps the newest files, this many, and deletes others; at least 1. */
  public CheckpointListenerBuilder keepLast(int number) {
    last = (int) positive(number, "keepLast");
    return this;
  }

  /** Keeps the newest {@code number} files and of the older ones every {@code every}-th. */
  public CheckpointListenerBuilder keepLastAndEvery(int number, int every) {
    andEvery = positive(every, "every");
    return keepLast(number);
  }

  /** Keeps the file with the best score, too, which is calculated for each file. */
  public CheckpointListenerBuilder keepBest(ScoreCalculator calculator) {
    best = calculator;
    return this;
  }

  /** Whether training can be resumed exactly. Default: true. */
  public CheckpointListenerBuilder saveUpdater(boolean save) {
    updater = save;
    return this;
  }

  /**
   * The listener.
   *
   * @throws ConfigurationException if nothing says when it saves
   * @throws org.pydl4j.nd.errors.ModelFileException if the folder cannot be made, or its list is
   *     not readable
   */
  public CheckpointListener build() {
    if (iterations == Long.MAX_VALUE && epochs == Long.MAX_VALUE && nanos == Long.MAX_VALUE) {
      throw new ConfigurationException(
          "A CheckpointListener must be told when to save: saveEveryNEpochs(1),"
              + " saveEveryNIterations(1000) or saveEvery(10, TimeUnit.MINUTES).");
    }
    return new CheckpointListener(directory, this);
  }

  private static long positive(long number, String what) {
    if (number < 1) {
      throw new ConfigurationException(
          "The '"
              + what
              + "' of a CheckpointListener must be at least 1. Got "
              + number
              + " instead.");
    }
    return number;
  }
}
