package org.pydl4j.etl.blocks;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ClosedException;

/**
 * The values of one column in off-heap memory, which its owners hold together: whoever made it, and
 * each {@link #retain()}. Immutable, so that many threads may read it. What a value means, the
 * {@link org.pydl4j.etl.schema.ColumnMetaData} beside it says: categories and integers are both an
 * {@link IntColumn}.
 *
 * <p>The number at a row without value is undefined: ask {@link #has} first.
 */
public abstract sealed class Column implements AutoCloseable
    permits ArrayColumn, BytesColumn, FixedColumn {
  private final Presence presence;
  private final AtomicInteger owners = new AtomicInteger(1);

  Column(Presence presence) {
    this.presence = presence;
  }

  /** How many values there are. */
  public final int rows() {
    return presence.rows();
  }

  /** Whether a row has a value: it is neither missing nor invalid. */
  public final boolean has(int row) {
    return presence.has(row);
  }

  /** Whether all rows have a value. */
  public final boolean isFull() {
    return presence.isFull();
  }

  /** Which rows have a value. */
  public final Presence presence() {
    return presence;
  }

  /** The values that could not be read as what this column holds. */
  public final Faults faults() {
    return presence.faults();
  }

  /** Whether {@link #getDouble} has an answer. */
  public boolean isNumeric() {
    return true;
  }

  /** The value as a number; undefined where there is none. Text and arrays have none. */
  public double getDouble(int row) {
    throw new UnsupportedOperationException(getClass().getSimpleName() + " holds no numbers");
  }

  /** The value as a whole number; undefined where there is none. */
  public long getLong(int row) {
    throw new UnsupportedOperationException(getClass().getSimpleName() + " holds no numbers");
  }

  /**
   * The values of some rows that follow each other as numbers; undefined where there are none.
   *
   * @param from the first row
   * @param into where they go, from its beginning
   * @param count how many
   */
  public void doubles(int from, double[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = getDouble(from + i);
    }
  }

  /** The values of some rows as {@link #doubles} gives them, as whole numbers. */
  public void longs(int from, long[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = getLong(from + i);
    }
  }

  /** The value as Java has it, for tests and messages; null where there is none. */
  public abstract @Nullable Object value(int row);

  /** A column of some of the rows, in this order; a row may come more than once. */
  public abstract Column select(int[] rows, int from, int count);

  /** The same values with another presence, which the result owns. */
  public abstract Column withPresence(Presence other);

  /**
   * The values as an array [rows] over the same memory, read-only by habit; the caller closes it.
   * Of arrays it is a copy, [rows, …]. Text has none.
   */
  public NDArray array() {
    throw new UnsupportedOperationException(getClass().getSimpleName() + " is no array");
  }

  /** Bytes of memory that it holds; shared ones count for each that shares them. */
  public abstract long nbytes();

  /** One more owner, who closes it, too. */
  public final Column retain() {
    if (owners.getAndIncrement() <= 0) {
      owners.decrementAndGet();
      throw new ClosedException("This column was closed by its last owner.");
    }
    return this;
  }

  /** One owner less; the last one frees the memory. */
  @Override
  public final void close() {
    if (owners.decrementAndGet() == 0) {
      presence.release();
      free();
    }
  }

  abstract void free();
}
