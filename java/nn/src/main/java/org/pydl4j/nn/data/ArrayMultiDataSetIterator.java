package org.pydl4j.nn.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;

/**
 * Mini-batches of arrays that lie in memory as a whole, for networks of several inputs or outputs;
 * as {@link ArrayDataSetIterator} is for one of each.
 */
public final class ArrayMultiDataSetIterator implements MultiDataSetIterator {
  private final MultiDataSet data;
  private final ArrayBatches rows;

  /**
   * Makes an iterator that does not shuffle.
   *
   * @param data all examples; its arrays must stay open while the iterator is used
   * @param batch examples in a mini-batch, at least 1
   */
  public ArrayMultiDataSetIterator(MultiDataSet data, int batch) {
    data.batch(names(data.features()), names(data.labels())); // refuses unequal numbers of examples
    this.data = data;
    List<@Nullable NDArray> arrays = new ArrayList<>(data.features());
    arrays.addAll(data.labels());
    arrays.addAll(data.featuresMasks());
    arrays.addAll(data.labelsMasks());
    arrays.add(data.weights());
    this.rows = new ArrayBatches(arrays.stream().filter(Objects::nonNull).toList(), batch);
  }

  private static List<String> names(List<NDArray> arrays) {
    List<String> names = new ArrayList<>();
    arrays.forEach(array -> names.add(Integer.toString(names.size())));
    return names;
  }

  /** Makes each pass go in another order; see {@link ArrayDataSetIterator#shuffle}. */
  public ArrayMultiDataSetIterator shuffle(long seed) {
    rows.shuffle(seed);
    return this;
  }

  @Override
  public boolean hasNext() {
    return rows.hasNext();
  }

  @Override
  public MultiDataSet next() {
    Iterator<NDArray> next = rows.next().iterator();
    return new MultiDataSet(
        like(data.features(), next),
        like(data.labels(), next),
        like(data.featuresMasks(), next),
        like(data.labelsMasks(), next),
        data.weights() == null ? null : next.next());
  }

  private static List<NDArray> like(List<@Nullable NDArray> whole, Iterator<NDArray> next) {
    List<NDArray> part = new ArrayList<>();
    whole.forEach(array -> part.add(array == null ? null : next.next()));
    return Collections.unmodifiableList(part);
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
  public List<NDArray> labels() {
    boolean masked = !data.featuresMasks().isEmpty() || !data.labelsMasks().isEmpty();
    return masked ? List.of() : data.labels(); // what a mask leaves out may be anything
  }

  /** Frees the buffers and the order; the arrays stay open. */
  @Override
  public void close() {
    rows.close();
  }
}
