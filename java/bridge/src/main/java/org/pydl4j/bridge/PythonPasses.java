package org.pydl4j.bridge;

import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Mini-batches that Python makes one by one: one call into Python for each, and one for a pass. */
abstract class PythonPasses<T> {
  private final Runnable begin;
  private final java.util.function.Supplier<@Nullable T> source;
  private @Nullable T ahead;
  private boolean begun;
  private boolean over;

  PythonPasses(Runnable begin, java.util.function.Supplier<@Nullable T> source) {
    this.begin = begin;
    this.source = source;
  }

  public final boolean hasNext() {
    if (!begun) {
      reset();
    }
    if (ahead == null && !over) {
      ahead = source.get();
      over = ahead == null;
    }
    return !over;
  }

  public final T next() {
    T batch = hasNext() ? ahead : null;
    if (batch == null) {
      throw new NoSuchElementException("The pass is over: call reset() or startEpoch().");
    }
    ahead = null;
    return batch;
  }

  public final void reset() {
    begin.run();
    begun = true;
    ahead = null;
    over = false;
  }

  /** Not known before the batches are there. */
  public final int batch() {
    return -1;
  }

  public final long totalExamples() {
    return -1;
  }
}
