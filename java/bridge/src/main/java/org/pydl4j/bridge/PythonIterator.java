package org.pydl4j.bridge;

import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.data.DataSetIterator;

/** Mini-batches that Python makes one by one: one call into Python for each, and one for a pass. */
public final class PythonIterator implements DataSetIterator {
  /** What Python implements. */
  public interface Source {
    /** Begins a pass. */
    void begin();

    /** The next mini-batch, valid until the next call; null when the pass is over. */
    @Nullable DataSet next();
  }

  private final Source source;
  private @Nullable DataSet ahead;
  private boolean begun;
  private boolean over;

  /** Asks {@code source}, which nobody else may use meanwhile. */
  public PythonIterator(Source source) {
    this.source = source;
  }

  @Override
  public boolean hasNext() {
    if (!begun) {
      reset();
    }
    if (ahead == null && !over) {
      ahead = source.next();
      over = ahead == null;
    }
    return !over;
  }

  @Override
  public DataSet next() {
    DataSet batch = hasNext() ? ahead : null;
    if (batch == null) {
      throw new NoSuchElementException("The pass is over: call reset() or startEpoch().");
    }
    ahead = null;
    return batch;
  }

  @Override
  public void reset() {
    source.begin();
    begun = true;
    ahead = null;
    over = false;
  }

  /** Not known before the batches are there. */
  @Override
  public int batch() {
    return -1;
  }

  @Override
  public long totalExamples() {
    return -1;
  }
}
