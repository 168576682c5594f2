package org.pydl4j.nn.data;

import java.util.Iterator;
import java.util.List;

/**
 * Mini-batches for networks of several inputs or outputs. An iterator is used by one thread at a
 * time. DL4J: {@code MultiDataSetIterator}.
 */
public interface MultiDataSetIterator extends Iterator<MultiDataSet>, MiniBatches {
  /**
   * The next mini-batch. Its arrays belong to the iterator and are valid until the next call.
   *
   * @throws java.util.NoSuchElementException if the pass is over
   */
  @Override
  MultiDataSet next();

  /**
   * The labels of all examples, one for each output, where they lie in memory as a whole, so that
   * training can look at them before it begins; else empty. They belong to the iterator.
   */
  default List<org.pydl4j.nd.NDArray> labels() {
    return List.of();
  }

  /** The same for networks of one input and one output. Closing it closes this one. */
  default DataSetIterator single() {
    return new SingleDataSets(this);
  }

  @Override
  default BatchIterator named(List<String> inputs, List<String> outputs) {
    return new NamedMultiDataSets(this, inputs, outputs);
  }
}
