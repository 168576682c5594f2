package org.pydl4j.nn.data;

import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.ops.Indexing;

/**
 * Mini-batches of arrays that lie in memory as a whole. It borrows the arrays, which must stay open
 * while it is used, and owns one buffer for a mini-batch, until {@link #close()}.
 *
 * <p>Without shuffling mini-batches are views. With it, each is gathered into the buffer in one
 * operation; the order of pass k depends on the seed and k alone. The last mini-batch of a pass may
 * be smaller.
 *
 * <pre>{@code
 * DataSetIterator train = new ArrayDataSetIterator(features, labels, 64).shuffle(42);
 * }</pre>
 */
public final class ArrayDataSetIterator implements DataSetIterator {
  private final DataSet data;
  private final int batch;
  private boolean shuffled;
  private long seed;
  private long epoch;
  private long position;
  private long @Nullable [] order;
  private @Nullable DataSet buffers; // of a mini-batch that is gathered
  private @Nullable DataSet views; // of the last mini-batch

  /**
   * Makes an iterator that does not shuffle.
   *
   * @param features [n, …], any type; numbers that are not the network's type are converted batch
   *     by batch
   * @param labels [n, nOut], or class indices [n]; null when there are none
   * @param batch examples in a mini-batch, at least 1
   */
  public ArrayDataSetIterator(NDArray features, @Nullable NDArray labels, int batch) {
    if (batch < 1) {
      throw new ConfigurationException("A batch must hold at least 1 example. Got " + batch + ".");
    }
    this.data = new DataSet(features, labels);
    this.batch = batch;
  }

  /**
   * Makes each pass go in another order from now on, beginning with this pass, which starts again.
   *
   * @throws DataException if there are 2³¹ examples or more
   */
  public ArrayDataSetIterator shuffle(long seed) {
    if (data.size() > Integer.MAX_VALUE) {
      throw new DataException(
          "At most " + Integer.MAX_VALUE + " examples can be shuffled. Got " + data.size() + ".");
    }
    this.shuffled = true;
    this.seed = seed;
    order = null;
    startEpoch(epoch);
    return this;
  }

  /** All features, [n, …] as they were handed in; they stay with their owner. */
  public NDArray features() {
    return data.features();
  }

  @Override
  public @Nullable NDArray labels() {
    return data.labels();
  }

  /** Whether passes go in random order. */
  public boolean shuffled() {
    return shuffled;
  }

  @Override
  public int batch() {
    return batch;
  }

  @Override
  public long totalExamples() {
    return data.size();
  }

  @Override
  public boolean hasNext() {
    return position < data.size();
  }

  @Override
  public void reset() {
    position = 0;
  }

  @Override
  public void startEpoch(long epoch) {
    position = 0;
    if (shuffled && (order == null || epoch != this.epoch)) {
      order = Permutation.of(Math.toIntExact(data.size()), seed, epoch);
    }
    this.epoch = epoch;
  }

  @Override
  public DataSet next() {
    if (!hasNext()) {
      throw new NoSuchElementException("The pass is over: call reset() or startEpoch().");
    }
    long count = Math.min(batch, data.size() - position);
    dropViews();
    NDArray all = data.labels();
    DataSet made =
        order == null
            ? new DataSet(
                view(data.features(), position, count),
                all == null ? null : view(all, position, count))
            : gathered(order, count);
    views = made;
    position += count;
    return made;
  }

  private DataSet gathered(long[] order, long count) {
    if (buffers == null) {
      NDArray all = data.labels();
      buffers = new DataSet(buffer(data.features()), all == null ? null : buffer(all));
    }
    return new DataSet(
        gathered(data.features(), order, view(buffers.features(), 0, count)),
        data.labels() == null || buffers.labels() == null
            ? null
            : gathered(data.labels(), order, view(buffers.labels(), 0, count)));
  }

  private NDArray gathered(NDArray from, long[] order, NDArray into) {
    Indexing.gatherRows(from, order, (int) position, (int) into.size(0), 1, into);
    return into;
  }

  private NDArray buffer(NDArray like) {
    long[] shape = like.shape();
    shape[0] = Math.min(batch, shape[0]);
    return Scope.detach(Nd.empty(like.dtype(), shape));
  }

  private static NDArray view(NDArray array, long start, long count) {
    return Scope.detach(Indexing.slice(array, 0, start, start + count));
  }

  private void dropViews() {
    close(views);
    views = null;
  }

  private static void close(@Nullable DataSet arrays) {
    if (arrays != null) {
      arrays.features().close();
      if (arrays.labels() != null) {
        arrays.labels().close();
      }
    }
  }

  /** Frees the buffer and the order; the arrays stay open. */
  @Override
  public void close() {
    dropViews();
    close(buffers);
    buffers = null;
    order = null;
    position = data.features().isClosed() ? 0 : data.size();
  }
}
