package org.pydl4j.etl.readers;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.BooleanColumn;
import org.pydl4j.etl.blocks.ColumnBuilder;
import org.pydl4j.etl.blocks.DoubleColumn;
import org.pydl4j.etl.blocks.FloatColumn;
import org.pydl4j.etl.blocks.IntColumn;
import org.pydl4j.etl.blocks.LongColumn;
import org.pydl4j.etl.internal.texts.Distinct;
import org.pydl4j.etl.internal.texts.Words;
import org.pydl4j.etl.internal.times.IsoTime;
import org.pydl4j.etl.internal.times.ZoneClock;
import org.pydl4j.etl.schema.CategoricalMetaData;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.etl.schema.TimeMetaData;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * Reads the text of one column's values: {@link #read} first, which keeps the value, then {@link
 * #append}, when the whole record is right.
 */
abstract class Field {
  private final ColumnMetaData column;

  /** What was read of many records: numbers that are whole, truths, places of categories. */
  long[] taken = {0};

  private long[] there = {};
  private boolean full = true;

  Field(ColumnMetaData column) {
    this.column = column;
  }

  /** The reader of texts of a column; {@code comma} where numbers have one in place of a point. */
  static Field of(ColumnMetaData column, boolean comma) {
    return switch (column.type()) {
      case Integer -> new Whole(column, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case Long -> new Whole(column, Long.MIN_VALUE, Long.MAX_VALUE);
      case Double, Float -> new Fraction(column, comma);
      case Boolean -> new Truth(column);
      case Categorical -> new Category((CategoricalMetaData) column);
      case Time -> new Moment((TimeMetaData) column);
      case String -> new TextField(column, true);
      case Bytes -> new TextField(column, false);
      case NDArray -> new TextField(column, false); // never read: requireText
    };
  }

  /** Refuses columns whose values have no text. */
  static void requireText(Schema schema) {
    for (ColumnMetaData column : schema.getColumnMetaData()) {
      if (column.type() == ColumnType.NDArray) {
        throw new ConfigurationException(
            "Column '"
                + column.name()
                + "' holds arrays, which are no text. Read its numbers as columns of their own.");
      }
    }
  }

  final ColumnMetaData column() {
    return column;
  }

  /** What a value must be, for messages. */
  String expected() {
    return "The value must be of type " + column.type() + ".";
  }

  /** Whether the text is a value; keeps it. */
  abstract boolean read(byte[] bytes, int from, int to);

  /** One more row with the value that was read last. */
  abstract void append(ColumnBuilder builder);

  /**
   * Whether a field of all records of a table is a value, or missing; keeps them.
   *
   * @param field its place in the records
   */
  abstract boolean readAll(FieldTable table, int field, Missing missing);

  /** More rows, with what was read of all records. */
  abstract void appendAll(ColumnBuilder builder, int rows);

  /** All records have a value so far. */
  final void begin() {
    full = true;
  }

  /** The same, where whole numbers are kept: no more room than the records of a table need. */
  final void beginWhole(FieldTable table) {
    begin();
    if (taken.length < table.rows) {
      taken = new long[table.most];
    }
  }

  /** A record has none. */
  final void lack(int row) {
    if (full) {
      full = false;
      there = there.length == 0 ? new long[FieldTable.MOST / 64] : there;
      Arrays.fill(there, -1L);
    }
    there[row >> 6] &= ~(1L << (row & 63));
  }

  /** Which records have a value; null: all. */
  final long @Nullable [] there() {
    return full ? null : there;
  }

  /** What is kept as whole numbers: those of whole columns, truths, places of categories, times. */
  private abstract static class Kept extends Field {
    long value; // that was read last

    Kept(ColumnMetaData column) {
      super(column);
    }

    @Override
    final void append(ColumnBuilder builder) {
      if (builder instanceof IntColumn.Builder ints) {
        ints.add((int) value);
      } else if (builder instanceof LongColumn.Builder longs) {
        longs.add(value);
      } else {
        ((BooleanColumn.Builder) builder).add(value == 1);
      }
    }

    @Override
    boolean readAll(FieldTable table, int field, Missing missing) {
      beginWhole(table);
      byte[] bytes = table.bytes;
      for (int row = 0, at = field; row < table.rows; row++, at += table.width) {
        int from = table.starts[at];
        int to = table.ends[at];
        if (missing.has(bytes, from, to)) {
          lack(row);
          continue;
        }
        if (!read(bytes, from, to)) {
          return false;
        }
        taken[row] = value;
      }
      return true;
    }

    @Override
    final void appendAll(ColumnBuilder builder, int rows) {
      if (builder instanceof IntColumn.Builder ints) {
        ints.addAll(taken, rows, there());
      } else if (builder instanceof LongColumn.Builder longs) {
        longs.addAll(taken, rows, there());
      } else {
        ((BooleanColumn.Builder) builder).addAll(taken, rows, there());
      }
    }
  }

  private static final class Whole extends Kept {
    private final long least;
    private final long most;

    Whole(ColumnMetaData column, long least, long most) {
      super(column);
      this.least = least;
      this.most = most;
    }

    @Override
    boolean read(byte[] bytes, int from, int to) {
      int start = Numbers.trimmedStart(bytes, from, to);
      int end = Numbers.trimmedEnd(bytes, start, to);
      if (!Numbers.isWhole(bytes, start, end)) {
        return false;
      }
      value = Numbers.whole(bytes, start, end);
      return value >= least && value <= most;
    }

    /** The usual ones without a call for each: they are the most of most files. */
    @Override
    boolean readAll(FieldTable table, int field, Missing missing) {
      beginWhole(table);
      byte[] bytes = table.bytes;
      for (int row = 0, at = field; row < table.rows; row++, at += table.width) {
        int from = table.starts[at];
        int to = table.ends[at];
        if (missing.has(bytes, from, to)) {
          lack(row);
          continue;
        }
        long number = Numbers.quickWhole(bytes, from, to);
        if (number == Long.MIN_VALUE) {
          if (!read(bytes, from, to)) {
            return false;
          }
          number = value;
        } else if (number < least || number > most) {
          return false;
        }
        taken[row] = number;
      }
      return true;
    }
  }

  private static final class Fraction extends Field {
    private final boolean comma;
    private double[] numbers = {};
    private double value;

    Fraction(ColumnMetaData column, boolean comma) {
      super(column);
      this.comma = comma;
    }

    @Override
    boolean read(byte[] bytes, int from, int to) {
      int start = Numbers.trimmedStart(bytes, from, to);
      int end = Numbers.trimmedEnd(bytes, start, to);
      if (!Numbers.isFraction(bytes, start, end, comma)) {
        return false;
      }
      value = Numbers.fraction(bytes, start, end, comma);
      return true;
    }

    @Override
    void append(ColumnBuilder builder) {
      if (builder instanceof DoubleColumn.Builder doubles) {
        doubles.add(value);
      } else {
        ((FloatColumn.Builder) builder).add((float) value);
      }
    }

    @Override
    boolean readAll(FieldTable table, int field, Missing missing) {
      begin();
      if (numbers.length < table.rows) {
        numbers = new double[table.most];
      }
      byte[] bytes = table.bytes;
      for (int row = 0, at = field; row < table.rows; row++, at += table.width) {
        int from = table.starts[at];
        int to = table.ends[at];
        if (missing.has(bytes, from, to)) {
          lack(row);
          continue;
        }
        double number = comma ? Double.NaN : Numbers.quickFraction(bytes, from, to);
        if (Double.isNaN(number)) {
          if (!read(bytes, from, to)) {
            return false;
          }
          number = value;
        }
        numbers[row] = number;
      }
      return true;
    }

    @Override
    void appendAll(ColumnBuilder builder, int rows) {
      if (builder instanceof DoubleColumn.Builder doubles) {
        doubles.addAll(numbers, rows, there());
      } else {
        ((FloatColumn.Builder) builder).addAll(numbers, rows, there());
      }
    }
  }

  private static final class Truth extends Kept {
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

    Truth(ColumnMetaData column) {
      super(column);
    }

    @Override
    String expected() {
      return "The value must be true, false, 1 or 0.";
    }

    private static boolean is(byte[] word, byte[] bytes, int from, int to) {
      return to - from == word.length
          && bytes[from] == word[0]
          && Arrays.equals(bytes, from, to, word, 0, word.length);
    }

    @Override
    boolean read(byte[] bytes, int from, int to) {
      if (is(TRUE, bytes, from, to) || is(FALSE, bytes, from, to)) {
        value = to - from == TRUE.length ? 1 : 0;
        return true;
      }
      String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).strip();
      boolean yes = text.equals("1") || text.equalsIgnoreCase("true");
      value = yes ? 1 : 0;
      return yes || text.equals("0") || text.equalsIgnoreCase("false");
    }
  }

  private static final class Category extends Kept {
    private final Distinct names = new Distinct();

    Category(CategoricalMetaData column) {
      super(column);
      for (String name : column.stateNames()) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        names.add(Arrays.copyOf(text, text.length + Words.SLACK), 0, text.length);
      }
    }

    @Override
    String expected() {
      return "The value must be one of " + ((CategoricalMetaData) column()).stateNames() + ".";
    }

    @Override
    boolean read(byte[] bytes, int from, int to) {
      byte[] text = bytes;
      int start = from;
      if (to > bytes.length - Words.SLACK) {
        text = Arrays.copyOfRange(bytes, from, to + Words.SLACK);
        start = 0;
      }
      value = names.find(text, start, to - from);
      return value >= 0;
    }
  }

  private static final class Moment extends Kept {
    private final ZoneId zone;
    private final ZoneClock clock;
    private final IsoTime iso = new IsoTime();

    Moment(TimeMetaData column) {
      super(column);
      this.zone = column.zone();
      this.clock = new ZoneClock(zone);
    }

    @Override
    String expected() {
      return "The value must be milliseconds since 1970, or a time such as 2024-02-29 or"
          + " 2024-02-29T12:30:00 (in the column's zone) or 2024-02-29T12:30:00+02:00.";
    }

    @Override
    boolean read(byte[] bytes, int from, int to) {
      int start = Numbers.trimmedStart(bytes, from, to);
      int end = Numbers.trimmedEnd(bytes, start, to);
      if (iso.read(bytes, start, end)) {
        value = iso.instant(clock);
        return true;
      }
      if (Numbers.isWhole(bytes, start, end)) {
        value = Numbers.whole(bytes, start, end);
        return true;
      }
      String text = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
      Instant instant = instant(text.toUpperCase(Locale.ROOT).replace(' ', 'T'), zone);
      try {
        value = instant == null ? 0 : instant.toEpochMilli();
        return instant != null;
      } catch (ArithmeticException e) {
        return false; // hundreds of millions of years away
      }
    }

    private static @Nullable Instant instant(String text, ZoneId zone) {
      try {
        int t = text.indexOf('T');
        if (t < 0) {
          return LocalDate.parse(text).atStartOfDay(zone).toInstant();
        }
        boolean offset = text.endsWith("Z") || text.indexOf('+', t) > 0 || text.indexOf('-', t) > 0;
        return offset
            ? OffsetDateTime.parse(text).toInstant()
            : LocalDateTime.parse(text).atZone(zone).toInstant();
      } catch (DateTimeException e) {
        return null;
      }
    }
  }

  /** Whether bytes are text in UTF-8. */
  static boolean isUtf8(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      int first = bytes[at++] & 0xff;
      if (first < 0x80) {
        continue;
      }
      int more = first < 0xc2 || first > 0xf4 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
      if (more == 0 || more > to - at || !isSecond(first, bytes[at] & 0xff)) {
        return false;
      }
      for (int i = 0; i < more; i++) {
        if ((bytes[at++] & 0xc0) != 0x80) {
          return false;
        }
      }
    }
    return true;
  }

  /** No character is written longer than it must be, is half of one, or beyond the last. */
  private static boolean isSecond(int first, int second) {
    return switch (first) {
      case 0xe0 -> second >= 0xa0;
      case 0xed -> second <= 0x9f;
      case 0xf0 -> second >= 0x90;
      case 0xf4 -> second <= 0x8f;
      default -> true;
    };
  }
}
