package org.pydl4j.spark.rows;

import org.apache.spark.sql.catalyst.InternalRow;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.ops.Indexing;

/**
 * A few rows of doubles on their way into an array of floats: the engine narrows them with vector
 * instructions, which Java's compiler (17) does not use for this. Owns its memory.
 */
final class Staging implements AutoCloseable {
  private static final long BYTES = 128L << 10; // stays in a core's own cache

  private final ColumnReader reader;
  private final NDArray target;
  private final NDArray rows;
  private final long start;
  private final int capacity;
  private int placed;
  private int filled;

  /**
   * Nothing staged.
   *
   * @param reader writes doubles
   * @param target floats [capacity, …], borrowed
   */
  Staging(ColumnReader reader, NDArray target) {
    this.reader = reader;
    this.target = target;
    long sixteenth = target.size(0) / 16;
    this.capacity = (int) Math.max(1, Math.min(BYTES / reader.bytes(), sixteenth));
    long[] shape = target.shape();
    shape[0] = capacity;
    this.rows = Scope.detach(Nd.empty(DType.FLOAT64, shape));
    this.start = rows.address();
  }

  /** Copies a row, which counts with {@link #next()} only. */
  void read(InternalRow row) {
    reader.read(row, start + filled * reader.bytes());
  }

  void next() {
    filled++;
    if (filled == capacity) {
      flush();
    }
  }

  /** Brings all rows so far into the target. */
  void flush() {
    if (filled > 0) {
      try (Scope scope = Scope.open()) {
        Indexing.slice(target, 0, placed, placed + filled)
            .assign(Indexing.slice(rows, 0, 0, filled));
      }
      placed += filled;
      filled = 0;
    }
  }

  /** Starts again from the target's first row. */
  void clear() {
    placed = 0;
    filled = 0;
  }

  @Override
  public void close() {
    rows.close();
  }
}
