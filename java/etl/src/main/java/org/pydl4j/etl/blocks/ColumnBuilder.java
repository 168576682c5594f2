package org.pydl4j.etl.blocks;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.nd.DType;

/**
 * Collects the values of a column one by one in off-heap memory that grows. {@link #build} hands
 * the memory over to the column; close a builder that is not built.
 */
public abstract sealed class ColumnBuilder implements AutoCloseable
    permits ArrayColumn.Builder,
        BooleanColumn.Builder,
        BytesColumn.Builder,
        DoubleColumn.Builder,
        FloatColumn.Builder,
        IntColumn.Builder,
        LongColumn.Builder {
  /** For how many rows there is room by habit. */
  static final int FIRST = 64;

  final Presence.Builder presence = Presence.builder();
  private @Nullable Cells cells;

  ColumnBuilder() {}

  /** The builder for what this column holds. */
  public static ColumnBuilder of(ColumnMetaData column) {
    return of(column, FIRST);
  }

  /** The builder for so many rows, or more. */
  static ColumnBuilder of(ColumnMetaData column, int capacity) {
    return switch (column.type()) {
      case Integer, Categorical -> new IntColumn.Builder(capacity);
      case Long, Time -> new LongColumn.Builder(capacity);
      case Double -> new DoubleColumn.Builder(capacity);
      case Float -> new FloatColumn.Builder(capacity);
      case Boolean -> new BooleanColumn.Builder(capacity);
      case String, Bytes -> new BytesColumn.Builder(capacity);
      case NDArray -> ArrayColumn.builder(DType.FLOAT32);
    };
  }

  /** How many rows there are so far. */
  public final int rows() {
    return presence.rows();
  }

  /** One more row without value. */
  public final void addMissing() {
    skip();
    presence.add(false);
  }

  /** One more row whose value could not be read: {@code text} stood there. */
  public final void addInvalid(String text) {
    skip();
    presence.addFault(text);
  }

  /** One more row with the value, or the lack of one, of a column of the same kind. */
  public abstract void addFrom(Column source, int row);

  /** How much memory is taken where so many rows come at once: some more will. */
  final long roomFor(int more) {
    return Math.max((long) rows() + more, Math.min(Block.ROWS, 4L * (rows() + more)));
  }

  /** Room for the number of a row without value. */
  abstract void skip();

  /** The column; this builder is at its end. */
  public abstract Column build();

  /** Bytes of values that are not all of one size; 0 where they are. */
  long bytes() {
    return 0;
  }

  /** One more row without value: missing or invalid, as in another column. */
  public final void absentFrom(Column source, int row) {
    String text = source.faults().at(row);
    if (text == null) {
      addMissing();
    } else {
      addInvalid(text);
    }
  }

  /** Twice as much memory, with what is in it so far. */
  final ByteBuffer room(DType type) {
    return room(type, FIRST);
  }

  /** Memory for this many rows or more, with what is in it so far. */
  final ByteBuffer room(DType type, long least) {
    Cells former = cells;
    Cells next =
        Cells.of(type, former == null ? least : Math.max(least, former.array().length() * 2));
    if (former != null) {
      next.bytes().put(former.bytes());
      former.release();
    }
    cells = next;
    return next.bytes();
  }

  /** The memory, owned by the caller from now on. */
  final Cells take() {
    Cells taken = java.util.Objects.requireNonNull(cells, "built before");
    cells = null;
    return taken;
  }

  /** Frees what was collected and not built. */
  @Override
  public void close() {
    if (cells != null) {
      cells.release();
      cells = null;
    }
  }
}
