package org.pydl4j.etl.blocks;

import java.nio.IntBuffer;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;

/**
 * Whole numbers of 32 bits: integers, and the indices of categories. Owns off-heap memory until its
 * last close.
 */
public final class IntColumn extends FixedColumn {
  private final IntBuffer values;

  private IntColumn(Cells cells, Presence presence) {
    super(cells, presence);
    this.values = cells.bytes().asIntBuffer();
  }

  /**
   * Over memory that it owns from now on.
   *
   * @param cells at least as many ints as there are rows
   * @param presence which of the rows have a value; owned, too
   */
  public static IntColumn of(Cells cells, Presence presence) {
    return new IntColumn(cells, presence);
  }

  /** A copy of these values, all of them there. */
  public static IntColumn of(int... values) {
    Cells cells = Cells.of(DType.INT32, values.length);
    cells.bytes().asIntBuffer().put(values);
    return new IntColumn(cells, Presence.all(values.length));
  }

  /** The value; undefined where there is none. */
  public int get(int row) {
    return values.get(row);
  }

  /** The values in order; not to be used after the close. */
  public IntBuffer values() {
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
    for (int i = 0; i < count; i++) {
      into[i] = values.get(from + i);
    }
  }

  @Override
  public @Nullable Integer value(int row) {
    return has(row) ? values.get(row) : null;
  }

  @Override
  public IntColumn select(int[] rows, int from, int count) {
    Cells chosen = Cells.of(DType.INT32, count);
    IntBuffer out = chosen.bytes().asIntBuffer();
    for (int i = 0; i < count; i++) {
      out.put(i, values.get(rows[from + i]));
    }
    return new IntColumn(chosen, presence().select(rows, from, count));
  }

  @Override
  IntColumn like(Cells other, Presence presence) {
    return new IntColumn(other, presence);
  }

  @Override
  public IntColumn withPresence(Presence other) {
    return new IntColumn(cells.retain(), other);
  }

  /** Starts to collect values. */
  public static Builder builder() {
    return new Builder(ColumnBuilder.FIRST);
  }

  /** Collects values one by one; close it if it is not built. */
  public static final class Builder extends ColumnBuilder {
    private IntBuffer out;

    Builder(int capacity) {
      out = room(DType.INT32, capacity).asIntBuffer();
    }

    /** One more value. */
    public void add(int value) {
      put(value);
      presence.add(true);
    }

    /**
     * More rows.
     *
     * @param values the values, each of which fits into 32 bits
     * @param count how many
     * @param there a bit for each, lowest first, 1 where there is a value; null: all have one
     */
    public void addAll(long[] values, int count, long @Nullable [] there) {
      int row = rows();
      if (row + count > out.capacity()) {
        out = room(DType.INT32, roomFor(count)).asIntBuffer();
      }
      for (int i = 0; i < count; i++) {
        out.put(row + i, (int) values[i]);
      }
      presence.add(count, there);
    }

    private void put(int value) {
      int row = rows();
      if (row == out.capacity()) {
        out = room(DType.INT32).asIntBuffer();
      }
      out.put(row, value);
    }

    @Override
    public void addFrom(Column source, int row) {
      if (source.has(row)) {
        add(((IntColumn) source).values.get(row));
      } else {
        absentFrom(source, row);
      }
    }

    @Override
    void skip() {
      put(0);
    }

    @Override
    public IntColumn build() {
      return new IntColumn(take(), presence.build());
    }
  }
}
