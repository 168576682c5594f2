package org.pydl4j.spark.transport;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.pydl4j.nd.errors.InterruptedTrainingException;

/**
 * How long a worker waits for others, and who may call it off.
 *
 * @param timeout how long another worker may be silent
 * @param cancelled asked again and again while waiting
 */
public record Patience(Duration timeout, BooleanSupplier cancelled) {
  /** Milliseconds between two looks at {@link #cancelled}. */
  static final long POLL_MS = 50;

  /** A thread's own interruption, and nothing else, calls it off. */
  public static Patience of(Duration timeout) {
    return new Patience(timeout, () -> false);
  }

  /** How often a sign of life is due. */
  long heartbeatNanos() {
    return Math.min(timeout.toNanos() / 5, 1_000_000_000L);
  }

  void requireGoing() {
    if (cancelled.getAsBoolean() || Thread.currentThread().isInterrupted()) {
      throw new InterruptedTrainingException(
          "Training was stopped on request while this worker waited for another.");
    }
  }
}
