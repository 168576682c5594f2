package org.pydl4j.etl.blocks;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DataException;

/**
 * Text in UTF-8, or bytes: each value is a range of a common memory, so that columns of some of the
 * rows share it, and equal values may be one range. Owns off-heap memory until its last close.
 *
 * <p>A range is one number: its first byte in the upper 32 bits, its length in the lower ones. In a
 * column with a {@link #dictionary()} equal values are equal ranges; what is computed value by
 * value is then computed once for each of them.
 */
public final class BytesColumn extends Column {
  private final Cells rangeCells;
  private final Cells dataCells;
  private final LongBuffer ranges;
  private final ByteBuffer data;
  private final int dictionary;

  private BytesColumn(Cells ranges, Cells data, int dictionary, Presence presence) {
    super(presence);
    this.rangeCells = ranges;
    this.dataCells = data;
    this.ranges = ranges.bytes().asLongBuffer();
    this.data = data.bytes();
    this.dictionary = dictionary;
  }

  /**
   * Over memory that it owns from now on.
   *
   * @param ranges an int64 for each row; see {@link #range(int, int)}
   * @param data the bytes that they lie in
   * @param dictionary how many different values there are, if equal values are equal ranges; else 0
   * @param presence which of the rows have a value; owned, too
   */
  public static BytesColumn of(Cells ranges, Cells data, int dictionary, Presence presence) {
    return new BytesColumn(ranges, data, dictionary, presence);
  }

  /** A copy of these texts; null for a missing one. */
  public static BytesColumn of(@Nullable String... texts) {
    try (Builder builder = builder()) {
      for (String text : texts) {
        builder.add(text);
      }
      return builder.build();
    }
  }

  /** The number for {@code length} bytes from {@code start} on. */
  public static long range(int start, int length) {
    return (long) start << 32 | length;
  }

  /** That there are more texts than one memory can hold. */
  static DataException tooMany() {
    return new DataException("The texts of one block must stay below 2 GiB. Make smaller blocks.");
  }

  /** The range of a row; undefined where there is no value. */
  public long range(int row) {
    return ranges.get(row);
  }

  /** The first byte of a row's value in {@link #data()}. */
  public int start(int row) {
    return (int) (ranges.get(row) >> 32);
  }

  /** How many bytes a row's value has. */
  public int length(int row) {
    return (int) ranges.get(row);
  }

  /** The bytes that ranges lie in; not to be used after the close. */
  public ByteBuffer data() {
    return data;
  }

  /**
   * How many different values there are where equal ones are equal ranges; 0 where that is open.
   */
  public int dictionary() {
    return dictionary;
  }

  /** The text of a row; undefined where there is no value. Malformed UTF-8 gives U+FFFD. */
  public String text(int row) {
    return text(ranges.get(row));
  }

  /** The text of a range. */
  public String text(long range) {
    byte[] bytes = new byte[(int) range];
    data.get((int) (range >> 32), bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** A copy of the bytes of a row; undefined where there is no value. */
  public byte[] bytes(int row) {
    byte[] bytes = new byte[length(row)];
    data.get(start(row), bytes);
    return bytes;
  }

  /** Whether the value of a row is these bytes. */
  public boolean equals(int row, byte[] other) {
    int length = length(row);
    if (length != other.length) {
      return false;
    }
    int start = start(row);
    for (int i = 0; i < length; i++) {
      if (data.get(start + i) != other[i]) {
        return false;
      }
    }
    return true;
  }

  /** The text, null where there is none. */
  @Override
  public @Nullable String value(int row) {
    return has(row) ? text(row) : null;
  }

  @Override
  public BytesColumn select(int[] rows, int from, int count) {
    Cells chosen = Cells.of(DType.INT64, count);
    LongBuffer out = chosen.bytes().asLongBuffer();
    for (int i = 0; i < count; i++) {
      out.put(i, ranges.get(rows[from + i]));
    }
    Presence there = presence().select(rows, from, count);
    return new BytesColumn(chosen, dataCells.retain(), dictionary, there);
  }

  /** The values of these ranges, which lie in the same bytes. */
  public BytesColumn withRanges(Cells otherRanges, int newDictionary, Presence other) {
    return new BytesColumn(otherRanges, dataCells.retain(), newDictionary, other);
  }

  @Override
  public BytesColumn withPresence(Presence other) {
    return new BytesColumn(rangeCells.retain(), dataCells.retain(), dictionary, other);
  }

  /** The bytes as an array over the same memory; the caller closes it. */
  public NDArray dataArray() {
    return Views.first(dataCells.array(), Math.toIntExact(dataCells.nbytes()));
  }

  /** The ranges as an array over the same memory; the caller closes it. */
  @Override
  public NDArray array() {
    return Views.first(rangeCells.array(), rows());
  }

  @Override
  public boolean isNumeric() {
    return false;
  }

  @Override
  public long nbytes() {
    return rangeCells.nbytes() + dataCells.nbytes();
  }

  @Override
  void free() {
    rangeCells.release();
    dataCells.release();
  }

  /** Starts to collect values. */
  public static Builder builder() {
    return new Builder(ColumnBuilder.FIRST);
  }

  /** Collects values one by one; close it if it is not built. */
  public static final class Builder extends ColumnBuilder {
    private LongBuffer out;
    private @Nullable Cells dataCells;
    private ByteBuffer data;
    private int used;
    private int distinct; // of the rows told by addAll
    private boolean copied; // some rows are others

    Builder(int capacity) {
      out = room(DType.INT64, capacity).asLongBuffer();
      Cells first = Cells.of(DType.UINT8, 1024);
      dataCells = first;
      data = first.bytes();
    }

    /** One more text; null for a missing one. */
    public void add(@Nullable String text) {
      if (text == null) {
        addMissing();
      } else {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes, 0, bytes.length);
      }
    }

    /** One more value: bytes of an array. */
    public void add(byte[] source, int from, int length) {
      reserve(length);
      data.put(used, source, from, length);
      put(range(used, length));
      used += length;
      copied = true;
      presence.add(true);
    }

    /** One more value: bytes of a buffer, whose position stays. */
    public void add(ByteBuffer source, int from, int length) {
      reserve(length);
      data.put(used, source, from, length);
      put(range(used, length));
      used += length;
      copied = true;
      presence.add(true);
    }

    /**
     * More rows whose texts lie one behind the other.
     *
     * @param source the texts that are new
     * @param from where they begin
     * @param length how many bytes they have together
     * @param ranges for each row its text; {@link #used()} is the first byte of the new ones
     * @param count how many rows
     * @param there a bit for each, lowest first, 1 where there is a value; null: all have one
     * @param different how many different texts there are so far, if equal ones are equal ranges in
     *     all rows; else 0
     */
    public void addAll(
        byte[] source,
        int from,
        int length,
        long[] ranges,
        int count,
        long @Nullable [] there,
        int different) {
      reserve(length);
      data.put(used, source, from, length);
      used += length;
      int row = rows();
      if (row + count > out.capacity()) {
        out = room(DType.INT64, roomFor(count)).asLongBuffer();
      }
      out.put(row, ranges, 0, count);
      distinct = different;
      presence.add(count, there);
    }

    /** How many bytes the texts so far have. */
    public int used() {
      return used;
    }

    /** One more row with the value of an earlier one, without a copy. */
    public void repeat(long earlier) {
      put(earlier);
      presence.add(true);
    }

    /** The range of the last row. */
    public long last() {
      return out.get(rows() - 1);
    }

    private void reserve(int length) {
      if (length > data.capacity() - used) {
        long needed = Math.max((long) used + length, data.capacity() * 2L);
        if ((long) used + length > Integer.MAX_VALUE) {
          throw tooMany();
        }
        Cells next = Cells.of(DType.UINT8, Math.min(needed, Integer.MAX_VALUE));
        next.bytes().put(data.duplicate().position(0).limit(used));
        release();
        dataCells = next;
        data = next.bytes();
      }
    }

    private void release() {
      if (dataCells != null) {
        dataCells.release();
        dataCells = null;
      }
    }

    private void put(long range) {
      if (rows() == out.capacity()) {
        out = room(DType.INT64).asLongBuffer();
      }
      out.put(rows(), range);
    }

    @Override
    public void addFrom(Column source, int row) {
      if (source.has(row)) {
        BytesColumn from = (BytesColumn) source;
        add(from.data, from.start(row), from.length(row));
      } else {
        absentFrom(source, row);
      }
    }

    @Override
    void skip() {
      put(0);
    }

    @Override
    long bytes() {
      return used;
    }

    @Override
    public BytesColumn build() {
      return build(copied ? 0 : distinct);
    }

    /** The column, of which this many values are different and equal ones are equal ranges. */
    public BytesColumn build(int dictionary) {
      Cells taken = java.util.Objects.requireNonNull(dataCells, "built before");
      dataCells = null;
      return new BytesColumn(take(), taken, dictionary, presence.build());
    }

    @Override
    public void close() {
      super.close();
      release();
    }
  }

  /** Unsigned bytes compared one by one, as UTF-8 is sorted. */
  public int compare(int row, BytesColumn other, int otherRow) {
    ByteBuffer left = data.duplicate().limit(start(row) + length(row)).position(start(row));
    ByteBuffer right =
        other
            .data
            .duplicate()
            .limit(other.start(otherRow) + other.length(otherRow))
            .position(other.start(otherRow));
    int differs = left.mismatch(right);
    if (differs < 0 || differs >= left.remaining() || differs >= right.remaining()) {
      return Integer.compare(left.remaining(), right.remaining());
    }
    return Byte.compareUnsigned(
        left.get(left.position() + differs), right.get(right.position() + differs));
  }

  @Override
  public String toString() {
    String[] shown = new String[Math.min(rows(), 10)];
    Arrays.setAll(shown, this::value);
    return "BytesColumn" + Arrays.toString(shown);
  }
}
