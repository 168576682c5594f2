package org.pydl4j.spark.rows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.ops.Indexing;

/**
 * Off-heap room for a number of rows, which it owns until {@link #close()}. Used by one thread at a
 * time.
 */
public final class RowBatch implements AutoCloseable {
  private final List<ColumnReader> readers;
  private final int capacity;
  private final List<NDArray> arrays = new ArrayList<>();
  private final long[] next;
  private int size;

  /** Makes room for {@code capacity} rows, at least 1. */
  public RowBatch(RowPlan plan, int capacity) {
    this.readers = plan.readers();
    this.capacity = capacity;
    this.next = new long[readers.size()];
    try {
      for (ColumnReader reader : readers) {
        long[] example = reader.spec.example();
        long[] shape = new long[example.length + 1];
        shape[0] = capacity;
        System.arraycopy(example, 0, shape, 1, example.length);
        arrays.add(Scope.detach(Nd.empty(reader.storage, shape)));
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
    clear();
  }

  /**
   * Copies a row's columns; the row may be used again afterwards.
   *
   * @throws org.pydl4j.nd.errors.DataException if a value is null or of another length; the row is
   *     not counted
   */
  public void add(InternalRow row) {
    if (size == capacity) {
      throw new IllegalStateException("The batch is full.");
    }
    for (int i = 0; i < next.length; i++) {
      readers.get(i).read(row, next[i]);
    }
    for (int i = 0; i < next.length; i++) {
      next[i] += readers.get(i).bytes();
    }
    size++;
  }

  /** Rows in it. */
  public int size() {
    return size;
  }

  /** Whether there is no more room. */
  public boolean isFull() {
    return size == capacity;
  }

  /** Starts again from the first row. */
  public void clear() {
    size = 0;
    for (int i = 0; i < next.length; i++) {
      next[i] = arrays.get(i).address();
    }
  }

  /** The rows so far as [size, …], under the arrays' names: views, which the caller closes. */
  public Map<String, NDArray> arrays() {
    Map<String, NDArray> views = new LinkedHashMap<>();
    for (int i = 0; i < next.length; i++) {
      views.put(readers.get(i).spec.name(), Indexing.slice(arrays.get(i), 0, 0, size));
    }
    return views;
  }

  @Override
  public void close() {
    arrays.forEach(NDArray::close);
  }
}
