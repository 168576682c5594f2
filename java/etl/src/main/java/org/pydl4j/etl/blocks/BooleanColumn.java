package org.pydl4j.etl.blocks;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;

/** True and false, a byte each. Owns off-heap memory until its last close. */
public final class BooleanColumn extends FixedColumn {
  private final ByteBuffer values;

  private BooleanColumn(Cells cells, Presence presence) {
    super(cells, presence);
    this.values = cells.bytes();
  }

  /**
   * Over memory that it owns from now on.
   *
   * @param cells a byte for each row, 0 or 1
   * @param presence which of the rows have a value; owned, too
   */
  public static BooleanColumn of(Cells cells, Presence presence) {
    return new BooleanColumn(cells, presence);
  }

  /** A copy of these values, all of them there. */
  public static BooleanColumn of(boolean... values) {
    Cells cells = Cells.of(DType.UINT8, values.length);
    ByteBuffer bytes = cells.bytes();
    for (int i = 0; i < values.length; i++) {
      bytes.put(i, (byte) (values[i] ? 1 : 0));
    }
    return new BooleanColumn(cells, Presence.all(values.length));
  }

  /** The value; undefined where there is none. */
  public boolean get(int row) {
    return values.get(row) != 0;
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
  public @Nullable Boolean value(int row) {
    return has(row) ? get(row) : null;
  }

  @Override
  public BooleanColumn select(int[] rows, int from, int count) {
    Cells chosen = Cells.of(DType.UINT8, count);
    ByteBuffer out = chosen.bytes();
    for (int i = 0; i < count; i++) {
      out.put(i, values.get(rows[from + i]));
    }
    return new BooleanColumn(chosen, presence().select(rows, from, count));
  }

  @Override
  BooleanColumn like(Cells other, Presence presence) {
    return new BooleanColumn(other, presence);
  }

  @Override
  public BooleanColumn withPresence(Presence other) {
    return new BooleanColumn(cells.retain(), other);
  }

  /** Starts to collect values. */
  public static Builder builder() {
    return new Builder(ColumnBuilder.FIRST);
  }

  /** Collects values one by one; close it if it is not built. */
  public static final class Builder extends ColumnBuilder {
    private ByteBuffer out;

    Builder(int capacity) {
      out = room(DType.UINT8, capacity);
    }

    /** One more value. */
    public void add(boolean value) {
      put((byte) (value ? 1 : 0));
      presence.add(true);
    }

    /**
     * More rows.
     *
     * @param values 1 for true, 0 for false
     * @param count how many
     * @param there a bit for each, lowest first, 1 where there is a value; null: all have one
     */
    public void addAll(long[] values, int count, long @Nullable [] there) {
      int row = rows();
      if (row + count > out.capacity()) {
        out = room(DType.UINT8, roomFor(count));
      }
      for (int i = 0; i < count; i++) {
        out.put(row + i, (byte) values[i]);
      }
      presence.add(count, there);
    }

    private void put(byte value) {
      if (rows() == out.capacity()) {
        out = room(DType.UINT8);
      }
      out.put(rows(), value);
    }

    @Override
    public void addFrom(Column source, int row) {
      if (source.has(row)) {
        add(((BooleanColumn) source).get(row));
      } else {
        absentFrom(source, row);
      }
    }

    @Override
    void skip() {
      put((byte) 0);
    }

    @Override
    public BooleanColumn build() {
      return new BooleanColumn(take(), presence.build());
    }
  }
}
