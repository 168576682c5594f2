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
  public void doubles(int from, double[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = values.get(from + i);
    }
  }

  @Override
  public void longs(int from, long[] into, int count) {
    values.get(from, into, 0, count);
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
  LongColumn like(Cells other, Presence presence) {
    return new LongColumn(other, presence);
  }

  @Override
  public LongColumn withPresence(Presence other) {
    return new LongColumn(cells.retain(), other);
  }

  /** Starts to collect values. */
  public static Builder builder() {
    return new Builder(ColumnBuilder.FIRST);
  }

  /** Collects values one by one; close it if it is not built. */
  public static final class Builder extends ColumnBuilder {
    private LongBuffer out;

    Builder(int capacity) {
      out = room(DType.INT64, capacity).asLongBuffer();
    }

    /** One more value. */
    public void add(long value) {
      put(value);
      presence.add(true);
    }

    /**
     * More rows.
     *
     * @param values the values
     * @param count how many
     * @param there a bit for each, lowest first, 1 where there is a value; null: all have one
     */
    public void addAll(long[] values, int count, long @Nullable [] there) {
      int row = rows();
      if (row + count > out.capacity()) {
        out = room(DType.INT64, roomFor(count)).asLongBuffer();
      }
      out.put(row, values, 0, count);
      presence.add(count, there);
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
