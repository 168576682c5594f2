package org.pydl4j.etl.internal.arrow;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.BooleanColumn;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.ColumnBuilder;
import org.pydl4j.etl.blocks.DoubleColumn;
import org.pydl4j.etl.blocks.FloatColumn;
import org.pydl4j.etl.blocks.IntColumn;
import org.pydl4j.etl.blocks.LongColumn;
import org.pydl4j.etl.internal.times.Clock;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.nd.io.Halves;

/** The values of a column in a batch of rows; valid as long as the batch is. */
final class Values implements RowValues {
  private static final long DAY = 86_400_000;
  private static final int BITS_OF_FLOATS = 24;
  private static final String TOO_LARGE =
      "is more than a Long column holds. Write the column as float64, or leave it out of those"
          + " read.";

  private final Kind kind;
  private final int rows;
  private final @Nullable ByteBuffer validity; // a bit for each, 1 where there is a value
  private final ByteBuffer data; // for ranges: their ends
  private final ByteBuffer[] texts; // the bytes of ranges and views

  /** The buffers must hold what {@code rows} values take: anything else is damage. */
  Values(Kind kind, int rows, long absent, ByteBuffer[] buffers) {
    this.kind = kind;
    this.rows = rows;
    boolean all = kind.layout() == Kind.Layout.NOTHING || absent == 0;
    this.validity = all || buffers[0].remaining() == 0 ? null : buffers[0];
    this.data = buffers.length < 2 ? ByteBuffer.allocate(0) : buffers[1];
    this.texts =
        buffers.length < 3
            ? new ByteBuffer[0]
            : java.util.Arrays.copyOfRange(buffers, 2, buffers.length);
    if (validity != null) {
      require(validity, (rows + 7L) / 8);
    }
    require(data, bytesOf(rows));
  }

  private long bytesOf(long count) {
    return switch (kind.layout()) {
      case NOTHING, NESTED -> 0;
      case BITS -> (count + 7) / 8;
      case RANGES, LARGE_RANGES -> count == 0 ? 0 : (count + 1) * kind.width();
      default -> count * kind.width();
    };
  }

  private static void require(ByteBuffer buffer, long bytes) {
    if (buffer.remaining() < bytes) {
      throw new IllegalArgumentException(
          "a buffer has " + buffer.remaining() + " bytes in place of " + bytes);
    }
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public boolean has(int row) {
    return kind.layout() != Kind.Layout.NOTHING
        && (validity == null || (validity.get(row >> 3) >> (row & 7) & 1) != 0);
  }

  /** Adds the value of a row to a column of the kind's type. */
  @Override
  public void append(ColumnBuilder into, int row) {
    if (!has(row)) {
      into.addMissing();
      return;
    }
    switch (kind.layout()) {
      case BITS -> ((BooleanColumn.Builder) into).add((data.get(row >> 3) >> (row & 7) & 1) != 0);
      case SIGNED, UNSIGNED -> whole(into, row);
      case FLOATING -> floating(into, row);
      case DECIMAL -> decimal(into, row);
      case MOMENT -> moment((LongColumn.Builder) into, row);
      case CLOCK -> ((BytesColumn.Builder) into).add(clock(row));
      case FIXED -> ((BytesColumn.Builder) into).add(data, row * kind.width(), kind.width());
      case RANGES, LARGE_RANGES, VIEWS -> bytes((BytesColumn.Builder) into, row);
      default -> throw new IllegalStateException(kind.label());
    }
  }

  /** A whole number; of 64 bits without a sign it may be negative for one that is too large. */
  @Override
  public long integer(int row) {
    boolean signed = kind.layout() != Kind.Layout.UNSIGNED;
    return switch (kind.width()) {
      case 1 -> signed ? data.get(row) : data.get(row) & 0xff;
      case 2 -> signed ? data.getShort(row * 2) : data.getShort(row * 2) & 0xffff;
      case 4 -> signed ? data.getInt(row * 4) : data.getInt(row * 4) & 0xffffffffL;
      default -> data.getLong(row * 8);
    };
  }

  /** Any number as a double, NaN where there is none. */
  double number(int row) {
    if (!has(row)) {
      return Double.NaN;
    }
    if (isWhole()) {
      long whole = integer(row);
      boolean beyond = whole < 0 && kind.layout() == Kind.Layout.UNSIGNED;
      return beyond ? Double.parseDouble(Long.toUnsignedString(whole)) : whole;
    }
    return switch (kind.width()) {
      case 2 -> Halves.toFloat(data.getShort(row * 2));
      case 4 -> data.getFloat(row * 4);
      default -> data.getDouble(row * 8);
    };
  }

  private boolean isWhole() {
    return kind.layout() != Kind.Layout.FLOATING;
  }

  /** Whether float32 has a number as it is; of fractions the nearest will do. */
  boolean fitsFloat(int row) {
    if (!isWhole() || !has(row)) {
      return true;
    }
    long whole = integer(row);
    long bits = kind.layout() == Kind.Layout.UNSIGNED ? whole : Math.abs(whole);
    int used = Long.SIZE - Long.numberOfLeadingZeros(bits) - Long.numberOfTrailingZeros(bits);
    return used <= BITS_OF_FLOATS;
  }

  /** A whole number as text, with all its digits. */
  String digits(int row) {
    long whole = integer(row);
    boolean unsigned = kind.layout() == Kind.Layout.UNSIGNED;
    return unsigned ? Long.toUnsignedString(whole) : Long.toString(whole);
  }

  private void whole(ColumnBuilder into, int row) {
    long value = integer(row);
    if (into instanceof IntColumn.Builder ints) {
      ints.add((int) value);
    } else if (value < 0 && kind.layout() == Kind.Layout.UNSIGNED) {
      throw new NoValue(Long.toUnsignedString(value), TOO_LARGE);
    } else {
      ((LongColumn.Builder) into).add(value);
    }
  }

  private void floating(ColumnBuilder into, int row) {
    switch (kind.width()) {
      case 2 -> ((FloatColumn.Builder) into).add(Halves.toFloat(data.getShort(row * 2)));
      case 4 -> ((FloatColumn.Builder) into).add(data.getFloat(row * 4));
      default -> ((DoubleColumn.Builder) into).add(data.getDouble(row * 8));
    }
  }

  private void decimal(ColumnBuilder into, int row) {
    byte[] bytes = new byte[kind.width()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[bytes.length - 1 - i] = data.get(row * bytes.length + i);
    }
    BigInteger digits = new BigInteger(bytes);
    if (into instanceof DoubleColumn.Builder doubles) {
      doubles.add(new BigDecimal(digits, kind.scale()).doubleValue());
    } else if (digits.bitLength() < Long.SIZE) {
      ((LongColumn.Builder) into).add(digits.longValue());
    } else {
      throw new NoValue(digits.toString(), TOO_LARGE);
    }
  }

  private void moment(LongColumn.Builder into, int row) {
    long value = kind.width() == 4 ? data.getInt(row * 4) : data.getLong(row * 8);
    try {
      into.add(
          kind.perSecond() == 0
              ? Math.multiplyExact(value, DAY)
              : kind.perSecond() < 1000
                  ? Math.multiplyExact(value, 1000L)
                  : Math.floorDiv(value, kind.perSecond() / 1000));
    } catch (ArithmeticException e) {
      throw new NoValue(
          value + " s", // of smaller units all fit
          "is later, or earlier, than a Time column can say. Replace it before it is written.");
    }
  }

  private String clock(int row) {
    long value = kind.width() == 4 ? data.getInt(row * 4) : data.getLong(row * 8);
    long nanos =
        Math.floorMod(value, 86_400 * kind.perSecond()) * (1_000_000_000 / kind.perSecond());
    return Clock.text(LocalTime.ofNanoOfDay(nanos));
  }

  private void bytes(BytesColumn.Builder into, int row) {
    ByteBuffer source;
    long from;
    long length;
    if (kind.layout() == Kind.Layout.VIEWS) {
      length = data.getInt(row * 16);
      boolean inside = length <= 12;
      source = inside ? data : texts[data.getInt(row * 16 + 8)];
      from = inside ? row * 16 + 4 : data.getInt(row * 16 + 12);
    } else {
      boolean large = kind.layout() == Kind.Layout.LARGE_RANGES;
      source = texts[0];
      from = large ? data.getLong(row * 8) : data.getInt(row * 4);
      length = (large ? data.getLong(row * 8 + 8) : data.getInt(row * 4 + 4)) - from;
    }
    if (from < 0 || length < 0 || length > source.limit() - from) {
      throw new IllegalArgumentException(
          "a value lies from " + from + " on, of " + length + " bytes, among " + source.limit());
    }
    if (kind.type() == ColumnType.String && !isText(source, (int) from, (int) length)) {
      byte[] wrong = new byte[(int) length];
      source.get((int) from, wrong);
      throw new NoValue(
          new String(wrong, StandardCharsets.UTF_8),
          "is no text in UTF-8. Write the column as binary, or leave it out of those read.");
    } else {
      into.add(source, (int) from, (int) length);
    }
  }

  /** Whether bytes are UTF-8. */
  private static boolean isText(ByteBuffer source, int from, int length) {
    int at = from;
    while (at < from + length && source.get(at) >= 0) {
      at++;
    }
    if (at == from + length) {
      return true;
    }
    try {
      CharBuffer decoded =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(source.duplicate().limit(from + length).position(at));
      return decoded.length() > 0;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
