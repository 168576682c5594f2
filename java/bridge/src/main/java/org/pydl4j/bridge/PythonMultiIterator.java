package org.pydl4j.bridge;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nn.data.MultiDataSet;
import org.pydl4j.nn.data.MultiDataSetIterator;

/** Mini-batches that Python makes one by one, for networks of several inputs or outputs. */
public final class PythonMultiIterator extends PythonPasses<MultiDataSet>
    implements MultiDataSetIterator {
  /** What Python implements. */
  public interface Source {
    /** Begins a pass. */
    void begin();

    /** The next mini-batch, valid until the next call; null when the pass is over. */
    @Nullable MultiDataSet next();
  }

  /** Asks {@code source}, which nobody else may use meanwhile. */
  public PythonMultiIterator(Source source) {
    super(source::begin, source::next);
  }
}
