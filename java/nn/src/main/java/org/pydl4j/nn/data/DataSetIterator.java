package org.pydl4j.nn.data;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;

/** Mini-batches of a data set. An iterator is used by one thread at a time. */
public interface DataSetIterator extends Iterator<DataSet>, MiniBatches {
  /**
   * The next mini-batch: features [n, …] and labels [n, …], n at most {@link #batch()}. Its arrays
   * belong to the iterator and are valid until the next call.
   *
   * @throws java.util.NoSuchElementException if the pass is over
   */
  @Override
  DataSet next();

  /**
   * The labels of all examples, [n, …], where they lie in memory as a whole, so that training can
   * look at them before it begins; null where they do not. They belong to the iterator.
   */
  default @Nullable NDArray labels() {
    return null;
  }

  /** The same in the form for several inputs and outputs. Closing it closes this one. */
  default MultiDataSetIterator multi() {
    return new NamedDataSets(this);
  }

  @Override
  default BatchIterator named(List<String> inputs, List<String> outputs) {
    return multi().named(inputs, outputs);
  }
}
