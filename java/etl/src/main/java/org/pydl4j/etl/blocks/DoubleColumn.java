package org.pydl4j.etl.blocks;

import java.nio.DoubleBuffer;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;

/** Floating-point numbers of 64 bits. Owns off-heap memory until its last close. */
public final class DoubleColumn extends FixedColumn {
  private final DoubleBuffer values;

  private DoubleColumn(Cells cells, Presence presence) {
    super(cells, presence);
    this.values = cells.bytes().asDoubleBuffer();
  }

  /**
   * Over memory that it owns from now on.
   *
   * @param cells at least as many doubles as there are rows
   * @param presence which of the rows have a value; owned, too
   */
  public static DoubleColumn of(Cells cells, Presence presence) {
    return new DoubleColumn(cells, presence);
  }

  /** A copy of these values, all of them there. */
  public static DoubleColumn of(double... values) {
    Cells cells = Cells.of(DType.FLOAT64, values.length);
    cells.bytes().asDoubleBuffer().put(values);
    return new DoubleColumn(cells, Presence.all(values.length));
  }

  /** The value; undefined where there is none. */
  public double get(int row) {
    return values.get(row);
  }

  /** The values in order; not to be used after the close. */
  public DoubleBuffer values() {
    return values.duplicate();
  }

  @Override
  public double getDouble(int row) {
    return values.get(row);
  }

  @Override
  public long getLong(int row) {
    return (long) values.get(row);
  }

  @Override
  public void doubles(int from, double[] into, int count) {
    values.get(from, into, 0, count);
  }

  @Override
  public void longs(int from, long[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = (long) values.get(from + i);
    }
  }

  @Override
  public @Nullable Double value(int row) {
    return has(row) ? values.get(row) : null;
  }

  @Override
  public DoubleColumn select(int[] rows, int from, int count) {
    Cells chosen = Cells.of(DType.FLOAT64, count);
    DoubleBuffer out = chosen.bytes().asDoubleBuffer();
    for (int i = 0; i < count; i++) {
      out.put(i, values.get(rows[from + i]));
    }
    return new DoubleColumn(chosen, presence().select(rows, from, count));
  }

  @Override
  DoubleColumn like(Cells other, Presence presence) {
    return new DoubleColumn(other, presence);
  }

  @Override
  public DoubleColumn withPresence(Presence other) {
    return new DoubleColumn(cells.retain(), other);
  }

  /** Starts to collect values. */
  public static Builder builder() {
    return new Builder(ColumnBuilder.FIRST);
  }

  /** Collects values one by one; close it if it is not built. */
  public static final class Builder extends ColumnBuilder {
    private DoubleBuffer out;

    Builder(int capacity) {
      out = room(DType.FLOAT64, capacity).asDoubleBuffer();
    }

    /** One more value. */
    public void add(double value) {
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
    public void addAll(double[] values, int count, long @Nullable [] there) {
      int row = rows();
      if (row + count > out.capacity()) {
        out = room(DType.FLOAT64, roomFor(count)).asDoubleBuffer();
      }
      out.put(row, values, 0, count);
      presence.add(count, there);
    }

    private void put(double value) {
      int row = rows();
      if (row == out.capacity()) {
        out = room(DType.FLOAT64).asDoubleBuffer();
      }
      out.put(row, value);
    }

    @Override
    public void addFrom(Column source, int row) {
      if (source.has(row)) {
        add(((DoubleColumn) source).values.get(row));
      } else {
        absentFrom(source, row);
      }
    }

    @Override
    void skip() {
      put(0);
    }

    @Override
    public DoubleColumn build() {
      return new DoubleColumn(take(), presence.build());
    }
  }
}
