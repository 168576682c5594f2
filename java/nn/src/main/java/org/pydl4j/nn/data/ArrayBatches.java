package org.pydl4j.nn.data;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.ops.Indexing;

/**
 * The rows of several arrays of equal first axes, some at a time. It borrows the arrays and owns a
 * buffer for each, which is made when rows are gathered first, until {@link #close()}.
 */
final class ArrayBatches implements AutoCloseable {
  private final List<NDArray> arrays;
  private final long rows;
  private final int batch;
  private boolean shuffled;
  private long seed;
  private long epoch;
  private long position;
  private long @Nullable [] order;
  private List<NDArray> buffers = List.of(); // of a mini-batch that is gathered
  private List<NDArray> views = List.of(); // of the last mini-batch

  /** Not shuffled; at least one array. */
  ArrayBatches(List<NDArray> arrays, int batch) {
    if (batch < 1) {
      throw new ConfigurationException("A batch must hold at least 1 example. Got " + batch + ".");
    }
    this.arrays = List.copyOf(arrays);
    this.rows = arrays.get(0).size(0);
    this.batch = batch;
  }

  void shuffle(long seed) {
    if (rows > Integer.MAX_VALUE) {
      throw new DataException(
          "At most " + Integer.MAX_VALUE + " examples can be shuffled. Got " + rows + ".");
    }
    this.shuffled = true;
    this.seed = seed;
    order = null;
    startEpoch(epoch);
  }

  boolean shuffled() {
    return shuffled;
  }

  int batch() {
    return batch;
  }

  long rows() {
    return rows;
  }

  boolean hasNext() {
    return position < rows;
  }

  void reset() {
    position = 0;
  }

  void startEpoch(long epoch) {
    position = 0;
    if (shuffled && (order == null || epoch != this.epoch)) {
      order = Permutation.of(Math.toIntExact(rows), seed, epoch);
    }
    this.epoch = epoch;
  }

  /** The next rows of each array, valid until the next call. */
  List<NDArray> next() {
    if (!hasNext()) {
      throw new NoSuchElementException("The pass is over: call reset() or startEpoch().");
    }
    long count = Math.min(batch, rows - position);
    dropViews();
    views = order == null ? views(arrays, position, count) : gathered(order, count);
    position += count;
    return views;
  }

  private List<NDArray> gathered(long[] order, long count) {
    if (buffers.isEmpty()) {
      List<NDArray> made = new ArrayList<>();
      arrays.forEach(array -> made.add(buffer(array)));
      buffers = made;
    }
    List<NDArray> into = views(buffers, 0, count);
    for (int i = 0; i < into.size(); i++) {
      Indexing.gatherRows(arrays.get(i), order, (int) position, (int) count, 1, into.get(i));
    }
    return into;
  }

  private NDArray buffer(NDArray like) {
    long[] shape = like.shape();
    shape[0] = Math.min(batch, shape[0]);
    return Scope.detach(Nd.empty(like.dtype(), shape));
  }

  private static List<NDArray> views(List<NDArray> arrays, long start, long count) {
    List<NDArray> views = new ArrayList<>(arrays.size());
    for (NDArray array : arrays) {
      views.add(Scope.detach(Indexing.slice(array, 0, start, start + count)));
    }
    return views;
  }

  private void dropViews() {
    views.forEach(NDArray::close);
    views = List.of();
  }

  /** Frees the buffers and the order; the arrays stay open. */
  @Override
  public void close() {
    dropViews();
    buffers.forEach(NDArray::close);
    buffers = List.of();
    order = null;
    position = arrays.get(0).isClosed() ? 0 : rows;
  }
}
