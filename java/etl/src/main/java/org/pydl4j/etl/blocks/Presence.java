package org.pydl4j.etl.blocks;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;

/**
 * Which rows of a column have a value: one bit a row, 1 where there is one, lowest bit first (as in
 * Arrow), and the faults among the others. Without memory where all rows have one. Owned by
 * columns.
 */
public final class Presence {
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
    if (isFull()) {
      return other.retain();
    }
    if (other.isFull() || other == this) {
      return retain();
    }
    Builder builder = builder();
    for (int row = 0; row < rows; row++) {
      builder.addFrom(has(row) ? other : this, row);
    }
    return builder.build();
  }

  /** Collects it row by row. */
  public static final class Builder {
    private long[] words = new long[8];
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
      room();
      if (present) {
        words[rows >> 6] |= 1L << (rows & 63);
      } else {
        absent++;
      }
      rows++;
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

    private void room() {
      int needed = (rows >> 6) + 1;
      if (needed > words.length) {
        words = java.util.Arrays.copyOf(words, Math.max(needed, words.length * 2));
      }
    }

    /** The presence, which the caller owns. */
    public Presence build() {
      if (absent == 0) {
        return all(rows);
      }
      Cells cells = Cells.of(DType.UINT8, (rows + 7) / 8);
      ByteBuffer bytes = cells.bytes();
      for (int i = 0; i < (rows + 7) / 8; i++) {
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
