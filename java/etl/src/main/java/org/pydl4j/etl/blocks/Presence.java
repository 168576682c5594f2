package org.pydl4j.etl.blocks;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;

/**
 * Which rows of a column have a value: one bit a row, 1 where there is one, lowest bit first (as in
 * Arrow), and the faults among the others. Without memory where all rows have one. Owned by
 * columns.
 */
public final class Presence {
  private static final long[] NONE = {};

  private final int rows;
  private final @Nullable Cells cells;
  private final @Nullable ByteBuffer bits;
  private final int absent;
  private final Faults faults;

  private Presence(int rows, @Nullable Cells cells, int absent, Faults faults) {
    this.rows = rows;
    this.cells = cells;
    this.bits = cells == null ? null : cells.bytes();
    this.absent = absent;
    this.faults = faults;
  }

  /** All of these rows have a value. */
  public static Presence all(int rows) {
    return new Presence(rows, null, 0, Faults.NONE);
  }

  /** Starts to tell it row by row. */
  public static Builder builder() {
    return new Builder();
  }

  /** How many rows there are. */
  public int rows() {
    return rows;
  }

  /** Whether a row has a value. */
  public boolean has(int row) {
    return bits == null || (bits.get(row >> 3) >> (row & 7) & 1) != 0;
  }

  /** Whether all rows have one. */
  public boolean isFull() {
    return bits == null;
  }

  /** How many rows have none: missing or invalid. */
  public int absent() {
    return absent;
  }

  /** The invalid values. */
  public Faults faults() {
    return faults;
  }

  /** The bits as an array of bytes, which these own; null where all rows have a value. */
  @Nullable NDArray array() {
    return cells == null ? null : cells.array();
  }

  /** One more owner of the same bits. */
  public Presence retain() {
    if (cells != null) {
      cells.retain();
    }
    return this;
  }

  /** One owner less. */
  public void release() {
    if (cells != null) {
      cells.release();
    }
  }

  /** That of some rows, in this order. */
  public Presence select(int[] chosen, int from, int count) {
    if (bits == null) {
      return all(count);
    }
    Builder builder = builder();
    for (int i = 0; i < count; i++) {
      builder.addFrom(this, chosen[from + i]);
    }
    return builder.build();
  }

  /** Rows that both have; a fault of either one is a fault of the result. */
  public Presence and(Presence other) {
    if (bits == null) {
      return other.retain();
    }
    if (other.isFull() || other == this) {
      return retain();
    }
    if (faults.count() == 0 && other.faults.count() == 0) {
      return both(bits, Objects.requireNonNull(other.bits));
    }
    Builder builder = builder();
    for (int row = 0; row < rows; row++) {
      builder.addFrom(has(row) ? other : this, row);
    }
    return builder.build();
  }

  private Presence both(ByteBuffer left, ByteBuffer right) {
    Cells made = Cells.of(DType.UINT8, (rows + 7) / 8);
    ByteBuffer out = made.bytes();
    int there = 0;
    for (int i = 0; i < (rows + 7) / 8; i++) {
      int each = left.get(i) & right.get(i) & 0xff;
      there += Integer.bitCount(each);
      out.put(i, (byte) each);
    }
    return new Presence(rows, made, rows - there, Faults.NONE);
  }

  /** Collects it row by row. */
  public static final class Builder {
    private long[] words = NONE; // none as long as all rows have a value
    private int rows;
    private int absent;
    private final List<Integer> faultRows = new ArrayList<>();
    private final List<String> faultTexts = new ArrayList<>();

    /** How many rows there are so far. */
    public int rows() {
      return rows;
    }

    /** One more row, which has a value or not. */
    public void add(boolean present) {
      if (!present) {
        begin();
        absent++;
      }
      if (words.length > 0) {
        room(1);
        words[rows >> 6] |= (present ? 1L : 0) << (rows & 63);
      }
      rows++;
    }

    /**
     * More rows.
     *
     * @param there a bit for each, lowest first, 1 where there is a value; null: all have one
     */
    void add(int count, long @Nullable [] there) {
      if (there == null && words.length == 0) {
        rows += count;
        return;
      }
      begin();
      room(count);
      for (int i = 0; i < count; i += 64) {
        int bits = Math.min(64, count - i);
        put(there == null ? -1L : there[i >> 6], bits);
      }
    }

    /** Some bits behind those so far. */
    private void put(long bits, int count) {
      long wanted = bits & -1L >>> 64 - count;
      int shift = rows & 63;
      words[rows >> 6] |= wanted << shift;
      if (shift + count > 64) {
        words[(rows >> 6) + 1] |= wanted >>> 64 - shift;
      }
      absent += count - Long.bitCount(wanted);
      rows += count;
    }

    /** The rows so far, which all have a value, get their bits. */
    private void begin() {
      if (words.length == 0) {
        room(1);
        java.util.Arrays.fill(words, 0, rows >> 6, -1L);
        words[rows >> 6] = (1L << (rows & 63)) - 1;
      }
    }

    /** One more row with an invalid value. */
    public void addFault(String text) {
      faultRows.add(rows);
      faultTexts.add(text);
      add(false);
    }

    /** One more row as it is in another presence. */
    public void addFrom(Presence other, int row) {
      if (other.has(row)) {
        add(true);
        return;
      }
      String text = other.faults.at(row);
      if (text == null) {
        add(false);
      } else {
        addFault(text);
      }
    }

    private void room(int more) {
      int needed = (rows + more >> 6) + 1;
      if (needed > words.length) {
        words = java.util.Arrays.copyOf(words, Math.max(needed, words.length * 2));
      }
    }

    /** The presence, which the caller owns. */
    public Presence build() {
      if (absent == 0) {
        return all(rows);
      }
      int count = (rows + 7) / 8;
      Cells cells = Cells.of(DType.UINT8, count);
      ByteBuffer bytes = cells.bytes();
      int i = 0;
      for (; i + 8 <= count; i += 8) {
        bytes.putLong(i, words[i >> 3]);
      }
      for (; i < count; i++) {
        bytes.put(i, (byte) (words[i >> 3] >>> ((i & 7) * 8)));
      }
      Faults faults =
          faultRows.isEmpty()
              ? Faults.NONE
              : new Faults(
                  faultRows.stream().mapToInt(Integer::intValue).toArray(),
                  faultTexts.toArray(new String[0]));
      return new Presence(rows, cells, absent, faults);
    }
  }
}
