package org.pydl4j.spark.rows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.Platform;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.Engine;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.DeviceException;
import org.pydl4j.nd.ops.Indexing;

/**
 * Off-heap room for a number of rows, which it owns until {@link #close()}. Used by one thread at a
 * time.
 */
public final class RowBatch implements AutoCloseable {
  private static final int FEWEST_STEPS = 16;

  private final int capacity;
  private final long[] numbers; // of the rows, as the task counts them
  private final boolean grows;
  private List<NDArray> arrays;
  private RowPlan plan;
  private ColumnReader[] readers;
  private long[] widths;
  private long[] starts;
  private int size;

  /**
   * Makes room for {@code capacity} rows, at least 1. Where the plan does not know how long series
   * are, there is room for those that come: it grows.
   *
   * @throws DeviceException if this process' engine works on a GPU, whose memory rows cannot reach
   */
  public RowBatch(RowPlan plan, int capacity) {
    requireProcessor();
    this.capacity = capacity;
    this.numbers = new long[capacity];
    this.grows = plan.isSeries() && plan.room() == 0;
    this.plan = grows ? plan.lasting(FEWEST_STEPS) : plan;
    this.readers = this.plan.readers().toArray(ColumnReader[]::new);
    this.arrays = made();
    this.widths = widths();
    this.starts = starts();
  }

  private long[] widths() {
    return Arrays.stream(readers).mapToLong(ColumnReader::bytes).toArray();
  }

  private long[] starts() {
    return arrays.stream().mapToLong(NDArray::address).toArray();
  }

  private List<NDArray> made() {
    List<NDArray> made = new ArrayList<>();
    try {
      for (ColumnReader reader : readers) {
        long[] example = reader.spec.example();
        long[] shape = new long[example.length + 1];
        shape[0] = capacity;
        System.arraycopy(example, 0, shape, 1, example.length);
        made.add(Scope.detach(Nd.empty(reader.storage, shape)));
      }
      return made;
    } catch (RuntimeException e) {
      made.forEach(NDArray::close);
      throw e;
    }
  }

  /** Makes room for longer series; the rows that are there stay. */
  private void grow(int steps) {
    ColumnReader[] before = readers;
    List<NDArray> old = arrays;
    plan = plan.lasting(Integer.highestOneBit(steps - 1) << 1);
    readers = plan.readers().toArray(ColumnReader[]::new);
    try {
      arrays = made();
    } catch (RuntimeException e) {
      readers = before;
      throw e;
    }
    for (int i = 0; i < readers.length; i++) {
      TensorSpec spec = readers[i].spec;
      try (Scope scope = Scope.open()) {
        NDArray rows = Indexing.slice(arrays.get(i), 0, 0, size);
        NDArray there = Indexing.slice(old.get(i), 0, 0, size);
        if (spec.isSeries() && size > 0) {
          rows.assign(Nd.zeros(readers[i].storage));
          Indexing.slice(rows, spec.time() + 1, 0, there.size(spec.time() + 1)).assign(there);
        } else if (size > 0) {
          rows.assign(there);
        }
      }
    }
    old.forEach(NDArray::close);
    widths = widths();
    starts = starts();
  }

  private static void requireProcessor() {
    if (!Engine.device().isCpu()) {
      throw new DeviceException(
          "Rows of Spark are copied into the memory of the processor, and this executor's engine"
              + " works on "
              + Engine.device()
              + ". Set -Dpydl4j.backend=mkl in spark.executor.extraJavaOptions; GPUs are not"
              + " supported here yet.");
    }
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
    put(row, size);
  }

  /** Writes a row into the place of another one, or behind the last. */
  void put(InternalRow row, int place) {
    if (grows && plan.steps(row) > plan.room()) {
      grow(plan.steps(row));
    }
    for (int i = 0; i < starts.length; i++) {
      readers[i].read(row, starts[i] + place * widths[i]);
    }
    numbers[place] = readers[0].rowsRead() - 1;
    size = Math.max(size, place + 1);
  }

  /** Adds the row of another batch of the same plan. */
  void addFrom(RowBatch source, int place) {
    source.copy(place, this, size);
    size++;
  }

  /** Takes a row out; the last one goes into its place. */
  void remove(int place) {
    size--;
    if (place != size) {
      copy(size, this, place);
    }
  }

  private void copy(int place, RowBatch target, int into) {
    for (int i = 0; i < starts.length; i++) {
      long from = starts[i] + place * widths[i];
      Platform.copyMemory(null, from, null, target.starts[i] + into * widths[i], widths[i]);
    }
    target.numbers[into] = numbers[place];
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
  }

  /**
   * The rows so far as [size, …], under the arrays' names: views, which the caller closes. Series
   * are cut to the longest one, and have their masks beside them.
   *
   * @throws org.pydl4j.nd.errors.DataException if a number is NaN or infinite
   */
  public Map<String, NDArray> arrays() {
    requireFinite();
    Map<String, NDArray> views = new LinkedHashMap<>();
    for (int i = 0; i < starts.length; i++) {
      views.put(readers[i].spec.name(), Indexing.slice(arrays.get(i), 0, 0, size));
    }
    return plan.isSeries() ? SeriesArrays.cut(views, plan.specs()) : views;
  }

  /**
   * Its arrays, cut to the rows in it, under their names; the caller owns them from now on, and the
   * batch is closed.
   */
  Map<String, NDArray> release() {
    Map<String, NDArray> released = new LinkedHashMap<>();
    try {
      requireFinite();
      for (int i = 0; i < starts.length; i++) {
        released.put(readers[i].spec.name(), isFull() ? arrays.get(i) : cut(arrays.get(i)));
      }
    } catch (RuntimeException e) {
      released.values().forEach(NDArray::close);
      close();
      throw e;
    }
    if (isFull()) {
      arrays.clear();
    }
    close();
    return released;
  }

  private void requireFinite() {
    for (int i = 0; i < starts.length && size > 0; i++) {
      if (readers[i].storage == DType.FLOAT32 || readers[i].storage == DType.FLOAT64) {
        try (Scope scope = Scope.open()) {
          FiniteCheck.require(readers[i], Indexing.slice(arrays.get(i), 0, 0, size), numbers);
        }
      }
    }
  }

  private NDArray cut(NDArray array) {
    try (NDArray part = Scope.detach(Indexing.slice(array, 0, 0, size))) {
      return Scope.detach(part.dup());
    }
  }

  @Override
  public void close() {
    arrays.forEach(NDArray::close);
  }
}
