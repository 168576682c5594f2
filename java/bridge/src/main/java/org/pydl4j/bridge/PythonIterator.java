package org.pydl4j.bridge;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.data.DataSetIterator;

/** Mini-batches that Python makes one by one, for networks of one input and one output. */
public final class PythonIterator extends PythonPasses<DataSet> implements DataSetIterator {
  /** What Python implements. */
  public interface Source {
    /** Begins a pass. */
    void begin();

    /** The next mini-batch, valid until the next call; null when the pass is over. */
    @Nullable DataSet next();
  }

  /** Asks {@code source}, which nobody else may use meanwhile. */
  public PythonIterator(Source source) {
    super(source::begin, source::next);
  }
}
