package org.pydl4j.etl.blocks;

import java.nio.LongBuffer;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;

/**
 * Whole numbers of 64 bits, and instants in milliseconds. Owns off-heap memory until its last
 * close.
 */
public final class LongColumn extends FixedColumn {
  private final LongBuffer values;

  private LongColumn(Cells cells, Presence presence) {
    super(cells, presence);
    this.values = cells.bytes().asLongBuffer();
  }

  /**
   * Over memory that it owns from now on.
   *
   * @param cells at least as many longs as there are rows
   * @param presence which of the rows have a value; owned, too
   */
  public static LongColumn of(Cells cells, Presence presence) {
    return new LongColumn(cells, presence);
  }

  /** A copy of these values, all of them there. */
  public static LongColumn of(long... values) {
    Cells cells = Cells.of(DType.INT64, values.length);
    cells.bytes().asLongBuffer().put(values);
    return new LongColumn(cells, Presence.all(values.length));
  }

  /** The value; undefined where there is none. */
  public long get(int row) {
    return values.get(row);
  }

  /** The values in order; not to be used after the close. */
  public LongBuffer values() {
    return values.duplicate();
  }

  @Override
  public double getDouble(int row) {
    return values.get(row);
  }

  @Override
  public long getLong(int row) {
    return values.get(row);
  }

  @Override
  public @Nullable Long value(int row) {
    return has(row) ? values.get(row) : null;
  }

  @Override
  public LongColumn select(int[] rows, int from, int count) {
    Cells chosen = Cells.of(DType.INT64, count);
    LongBuffer out = chosen.bytes().asLongBuffer();
    for (int i = 0; i < count; i++) {
      out.put(i, values.get(rows[from + i]));
    }
    return new LongColumn(chosen, presence().select(rows, from, count));
  }

  @Override
  public LongColumn withPresence(Presence other) {
    return new LongColumn(cells.retain(), other);
  }

  /** Starts to collect values. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects values one by one; close it if it is not built. */
  public static final class Builder extends ColumnBuilder {
    private LongBuffer out = room(DType.INT64).asLongBuffer();

    Builder() {}

    /** One more value. */
    public void add(long value) {
      put(value);
      presence.add(true);
    }

    private void put(long value) {
      int row = rows();
      if (row == out.capacity()) {
        out = room(DType.INT64).asLongBuffer();
      }
      out.put(row, value);
    }

    @Override
    public void addFrom(Column source, int row) {
      if (source.has(row)) {
        add(((LongColumn) source).values.get(row));
      } else {
        absentFrom(source, row);
      }
    }

    @Override
    void skip() {
      put(0);
    }

    @Override
    public LongColumn build() {
      return new LongColumn(take(), presence.build());
    }
  }
}
