package org.pydl4j.etl.blocks;

import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;

/** Floating-point numbers of 32 bits. Owns off-heap memory until its last close. */
public final class FloatColumn extends FixedColumn {
  private final FloatBuffer values;

  private FloatColumn(Cells cells, Presence presence) {
    super(cells, presence);
    this.values = cells.bytes().asFloatBuffer();
  }

  /**
   * Over memory that it owns from now on.
   *
   * @param cells at least as many floats as there are rows
   * @param presence which of the rows have a value; owned, too
   */
  public static FloatColumn of(Cells cells, Presence presence) {
    return new FloatColumn(cells, presence);
  }

  /** A copy of these values, all of them there. */
  public static FloatColumn of(float... values) {
    Cells cells = Cells.of(DType.FLOAT32, values.length);
    cells.bytes().asFloatBuffer().put(values);
    return new FloatColumn(cells, Presence.all(values.length));
  }

  /** The value; undefined where there is none. */
  public float get(int row) {
    return values.get(row);
  }

  /** The values in order; not to be used after the close. */
  public FloatBuffer values() {
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
    for (int i = 0; i < count; i++) {
      into[i] = values.get(from + i);
    }
  }

  @Override
  public void longs(int from, long[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = (long) values.get(from + i);
    }
  }

  @Override
  public @Nullable Float value(int row) {
    return has(row) ? values.get(row) : null;
  }

  @Override
  public FloatColumn select(int[] rows, int from, int count) {
    Cells chosen = Cells.of(DType.FLOAT32, count);
    FloatBuffer out = chosen.bytes().asFloatBuffer();
    for (int i = 0; i < count; i++) {
      out.put(i, values.get(rows[from + i]));
    }
    return new FloatColumn(chosen, presence().select(rows, from, count));
  }

  @Override
  FloatColumn like(Cells other, Presence presence) {
    return new FloatColumn(other, presence);
  }

  @Override
  public FloatColumn withPresence(Presence other) {
    return new FloatColumn(cells.retain(), other);
  }

  /** Starts to collect values. */
  public static Builder builder() {
    return new Builder(ColumnBuilder.FIRST);
  }

  /** Collects values one by one; close it if it is not built. */
  public static final class Builder extends ColumnBuilder {
    private FloatBuffer out;

    Builder(int capacity) {
      out = room(DType.FLOAT32, capacity).asFloatBuffer();
    }

    /** One more value. */
    public void add(float value) {
      put(value);
      presence.add(true);
    }

    /**
     * More rows.
     *
     * @param values the values, which are rounded
     * @param count how many
     * @param there a bit for each, lowest first, 1 where there is a value; null: all have one
     */
    public void addAll(double[] values, int count, long @Nullable [] there) {
      int row = rows();
      if (row + count > out.capacity()) {
        out = room(DType.FLOAT32, roomFor(count)).asFloatBuffer();
      }
      for (int i = 0; i < count; i++) {
        out.put(row + i, (float) values[i]);
      }
      presence.add(count, there);
    }

    private void put(float value) {
      int row = rows();
      if (row == out.capacity()) {
        out = room(DType.FLOAT32).asFloatBuffer();
      }
      out.put(row, value);
    }

    @Override
    public void addFrom(Column source, int row) {
      if (source.has(row)) {
        add(((FloatColumn) source).values.get(row));
      } else {
        absentFrom(source, row);
      }
    }

    @Override
    void skip() {
      put(0);
    }

    @Override
    public FloatColumn build() {
      return new FloatColumn(take(), presence.build());
    }
  }
}
