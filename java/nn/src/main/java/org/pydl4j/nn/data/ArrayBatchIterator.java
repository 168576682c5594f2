package org.pydl4j.nn.data;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pydl4j.nd.NDArray;

/**
 * Mini-batches of arrays that lie in memory as a whole, for models of several inputs or outputs; as
 * {@link ArrayDataSetIterator} is for one of each.
 */
public final class ArrayBatchIterator implements BatchIterator {
  private final Batch data;
  private final ArrayBatches rows;

  /**
   * Makes an iterator that does not shuffle.
   *
   * @param data all examples; its arrays must stay open while the iterator is used
   * @param batch examples in a mini-batch, at least 1
   */
  public ArrayBatchIterator(Batch data, int batch) {
    this.data = data;
    List<NDArray> arrays = new ArrayList<>(data.inputs().values());
    arrays.addAll(data.labels().values());
    arrays.addAll(data.inputMasks().values());
    arrays.addAll(data.labelMasks().values());
    if (data.weights() != null) {
      arrays.add(data.weights());
    }
    this.rows = new ArrayBatches(arrays, batch);
  }

  /** Makes each pass go in another order; see {@link ArrayDataSetIterator#shuffle}. */
  public ArrayBatchIterator shuffle(long seed) {
    rows.shuffle(seed);
    return this;
  }

  @Override
  public boolean hasNext() {
    return rows.hasNext();
  }

  @Override
  public Batch next() {
    Iterator<NDArray> next = rows.next().iterator();
    return new Batch(
        like(data.inputs(), next),
        like(data.labels(), next),
        like(data.inputMasks(), next),
        like(data.labelMasks(), next),
        data.weights() == null ? null : next.next());
  }

  private static Map<String, NDArray> like(Map<String, NDArray> whole, Iterator<NDArray> next) {
    Map<String, NDArray> part = new LinkedHashMap<>();
    whole.keySet().forEach(name -> part.put(name, next.next()));
    return part;
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
  public int batch() {
    return rows.batch();
  }

  @Override
  public long totalExamples() {
    return rows.rows();
  }

  @Override
  public Map<String, NDArray> labels() {
    boolean masked = !data.inputMasks().isEmpty() || !data.labelMasks().isEmpty();
    return masked ? Map.of() : data.labels(); // what a mask leaves out may be anything
  }

  /** Frees the buffers and the order; the arrays stay open. */
  @Override
  public void close() {
    rows.close();
  }
}
