package org.pydl4j.nn.data;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.pydl4j.nd.NDArray;

/**
 * Mini-batches for models of any number of inputs and outputs, by name. An iterator is used by one
 * thread at a time.
 */
public interface BatchIterator extends Iterator<Batch>, MiniBatches {
  /**
   * The next mini-batch. Its arrays belong to the iterator and are valid until the next call.
   *
   * @throws java.util.NoSuchElementException if the pass is over
   */
  @Override
  Batch next();

  /**
   * The labels of all examples by the names of the outputs, where they lie in memory as a whole, so
   * that training can look at them before it begins; else empty. They belong to the iterator.
   */
  default Map<String, NDArray> labels() {
    return Map.of();
  }

  @Override
  default BatchIterator named(List<String> inputs, List<String> outputs) {
    return this;
  }
}
