package org.pydl4j.nn.data;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;

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
  private final ArrayBatches rows;

  /**
   * Makes an iterator that does not shuffle.
   *
   * @param features [n, …], any type; numbers that are not the network's type are converted batch
   *     by batch
   * @param labels [n, nOut], or class indices [n]; null when there are none
   * @param batch examples in a mini-batch, at least 1
   */
  public ArrayDataSetIterator(NDArray features, @Nullable NDArray labels, int batch) {
    this(new DataSet(features, labels), batch);
  }

  /**
   * Makes an iterator that does not shuffle, masks and weights included.
   *
   * @param batch examples in a mini-batch, at least 1
   */
  public ArrayDataSetIterator(DataSet data, int batch) {
    this.data = data;
    List<NDArray> arrays = new ArrayList<>();
    arrays.add(data.features());
    addTo(arrays, data.labels());
    addTo(arrays, data.featuresMask());
    addTo(arrays, data.labelsMask());
    addTo(arrays, data.weights());
    this.rows = new ArrayBatches(arrays, batch);
  }

  private static void addTo(List<NDArray> arrays, @Nullable NDArray array) {
    if (array != null) {
      arrays.add(array);
    }
  }

  /**
   * Makes each pass go in another order from now on, beginning with this pass, which starts again.
   *
   * @throws org.pydl4j.nd.errors.DataException if there are 2³¹ examples or more
   */
  public ArrayDataSetIterator shuffle(long seed) {
    rows.shuffle(seed);
    return this;
  }

  /** All features, [n, …] as they were handed in; they stay with their owner. */
  public NDArray features() {
    return data.features();
  }

  @Override
  public @Nullable NDArray labels() {
    boolean masked = data.featuresMask() != null || data.labelsMask() != null;
    return masked ? null : data.labels(); // what a mask leaves out may be anything
  }

  /** Whether passes go in random order. */
  public boolean shuffled() {
    return rows.shuffled();
  }

  @Override
  public int batch() {
    return rows.batch();
  }

  @Override
  public long totalExamples() {
    return rows.rows();
  }

  @Override
  public boolean hasNext() {
    return rows.hasNext();
  }

  @Override
  public void reset() {
    rows.reset();
  }

  @Override
  public void startEpoch(long epoch) {
    rows.startEpoch(epoch);
  }

  @Override
  public DataSet next() {
    var next = rows.next().iterator();
    NDArray features = next.next();
    @Nullable NDArray labels = data.labels() == null ? null : next.next();
    @Nullable NDArray featuresMask = data.featuresMask() == null ? null : next.next();
    @Nullable NDArray labelsMask = data.labelsMask() == null ? null : next.next();
    @Nullable NDArray weights = data.weights() == null ? null : next.next();
    return new DataSet(features, labels, featuresMask, labelsMask, weights);
  }

  /** Frees the buffer and the order; the arrays stay open. */
  @Override
  public void close() {
    rows.close();
  }
}
