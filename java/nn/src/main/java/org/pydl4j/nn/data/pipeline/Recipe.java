package org.pydl4j.nn.data.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * What a pipeline does with its source.
 *
 * @param batch examples in a mini-batch
 * @param whole whether a smaller mini-batch at the end is left out
 * @param transforms one behind the other
 * @param ring mini-batches that are read ahead; 0 for none
 * @param workers threads that read
 */
record Recipe(
    Order order, int batch, boolean whole, List<BatchTransform> transforms, int ring, int workers) {
  Recipe(Order order) {
    this(order, 32, false, List.of(), 0, 1);
  }

  Recipe {
    if (batch < 1) {
      throw new ConfigurationException("A batch must hold at least 1 example. Got " + batch + ".");
    }
    if (ring < 0 || workers < 1) {
      throw new ConfigurationException(
          "At least 0 mini-batches can be read ahead, by at least 1 thread. Got "
              + ring
              + " and "
              + workers
              + ".");
    }
  }

  Recipe with(Order other) {
    return new Recipe(other, batch, whole, transforms, ring, workers);
  }

  Recipe batched(int size, boolean onlyWhole) {
    return new Recipe(order, size, onlyWhole, transforms, ring, workers);
  }

  Recipe then(BatchTransform transform) {
    List<BatchTransform> more = new ArrayList<>(transforms);
    more.add(transform);
    return new Recipe(order, batch, whole, List.copyOf(more), ring, workers);
  }

  Recipe ahead(int batches, int threads) {
    return new Recipe(order, batch, whole, transforms, batches, threads);
  }

  /** Those that can be of use. */
  int workers(ExampleSource source) {
    return source.isRandomAccess() ? Math.max(1, Math.min(workers, ring)) : 1;
  }

  /** Examples in a pass; -1 when that is not known. */
  long examples(ExampleSource source) {
    boolean known =
        source.isComplete() && transforms.stream().allMatch(BatchTransform::keepsExamples);
    long size = known ? order.size(source) : -1;
    return size < 0 || !whole ? size : size - size % batch;
  }
}
