package org.pydl4j.nn.files;

import java.nio.channels.ClosedByInterruptException;
import java.util.function.Supplier;
import org.pydl4j.nd.errors.ModelFileException;

/**
 * Reads and writes files of a thread that is interrupted, which channels refuse: the interruption,
 * which ends a training, is told afterwards.
 */
public final class Uninterrupted {
  private Uninterrupted() {}

  /** Does the work; again where an interruption broke it off. */
  public static void run(Runnable work) {
    call(
        () -> {
          work.run();
          return true;
        });
  }

  /** Does the work and gives what it gives; again where an interruption broke it off. */
  public static <T> T call(Supplier<T> work) {
    boolean interrupted = false;
    try {
      while (true) {
        interrupted |= Thread.interrupted();
        try {
          return work.get();
        } catch (ModelFileException e) {
          if (!(e.getCause() instanceof ClosedByInterruptException)) {
            throw e;
          }
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
