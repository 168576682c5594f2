package org.pydl4j.nd;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.internal.ActiveWaiting;

/**
 * Work of many steps, such as a training. Between its steps the engine looks whether other programs
 * have filled the machine, and makes its threads wait for each other less actively until it is free
 * again; {@link Engine#info()} says which as {@code waiting}. With the variables {@code
 * GOMP_SPINCOUNT} or {@code OMP_WAIT_POLICY} set the choice is theirs. Numbers do not depend on it.
 *
 * <pre>{@code
 * try (LongWork work = LongWork.begin()) {
 *   while (more) {
 *     step();
 *     work.stepDone();
 *   }
 * }
 * }</pre>
 *
 * <p>Calls that somebody else makes again and again (the output for a batch, in a loop or for
 * clients) tell it with {@link #pieceDone}; inside of long work that does nothing.
 */
public final class LongWork implements AutoCloseable {
  private final @Nullable ActiveWaiting waiting = ActiveWaiting.ofProcess();
  private boolean open = true;

  private LongWork() {
    if (waiting != null) {
      waiting.enter();
    }
  }

  /** Begins; {@link #close} ends it. */
  public static LongWork begin() {
    return new LongWork();
  }

  /** Costs nothing most times, and half a millisecond at most five times a second. */
  public void stepDone() {
    if (waiting != null) {
      waiting.look();
    }
  }

  /**
   * A call has ended that its caller may repeat. Costs nothing most times, and half a millisecond
   * at most five times a second, of callers that spend a tenth of their time in it.
   *
   * @param begun {@link System#nanoTime} at its beginning
   */
  public static void pieceDone(long begun) {
    ActiveWaiting waiting = ActiveWaiting.ofProcess();
    if (waiting != null) {
      waiting.piece(begun);
    }
  }

  /** Ends the threads that were made for it; a second call does nothing. */
  @Override
  public void close() {
    if (open && waiting != null) {
      waiting.exit();
    }
    open = false;
  }
}
