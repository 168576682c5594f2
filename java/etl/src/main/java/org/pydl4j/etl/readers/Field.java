package org.pydl4j.etl.readers;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.BooleanColumn;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.ColumnBuilder;
import org.pydl4j.etl.blocks.DoubleColumn;
import org.pydl4j.etl.blocks.FloatColumn;
import org.pydl4j.etl.blocks.IntColumn;
import org.pydl4j.etl.blocks.LongColumn;
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
      case String -> new Text(column, true);
      case Bytes -> new Text(column, false);
      case NDArray -> new Text(column, false); // never read: requireText
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

  private static final class Whole extends Field {
    private final long least;
    private final long most;
    private long value;

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

    @Override
    void append(ColumnBuilder builder) {
      if (builder instanceof IntColumn.Builder ints) {
        ints.add((int) value);
      } else {
        ((LongColumn.Builder) builder).add(value);
      }
    }
  }

  private static final class Fraction extends Field {
    private final boolean comma;
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
  }

  private static final class Truth extends Field {
    private boolean value;

    Truth(ColumnMetaData column) {
      super(column);
    }

    @Override
    String expected() {
      return "The value must be true, false, 1 or 0.";
    }

    @Override
    boolean read(byte[] bytes, int from, int to) {
      String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).strip();
      value = text.equals("1") || text.equalsIgnoreCase("true");
      return value || text.equals("0") || text.equalsIgnoreCase("false");
    }

    @Override
    void append(ColumnBuilder builder) {
      ((BooleanColumn.Builder) builder).add(value);
    }
  }

  private static final class Category extends Field {
    private final Map<ByteBuffer, Integer> indices = new HashMap<>();
    private int value;

    Category(CategoricalMetaData column) {
      super(column);
      for (String name : column.stateNames()) {
        indices.put(ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8)), indices.size());
      }
    }

    @Override
    String expected() {
      return "The value must be one of " + ((CategoricalMetaData) column()).stateNames() + ".";
    }

    @Override
    boolean read(byte[] bytes, int from, int to) {
      Integer index = indices.get(ByteBuffer.wrap(bytes, from, to - from));
      value = index == null ? -1 : index;
      return index != null;
    }

    @Override
    void append(ColumnBuilder builder) {
      ((IntColumn.Builder) builder).add(value);
    }
  }

  private static final class Moment extends Field {
    private final ZoneId zone;
    private long value;

    Moment(TimeMetaData column) {
      super(column);
      this.zone = column.zone();
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

    @Override
    void append(ColumnBuilder builder) {
      ((LongColumn.Builder) builder).add(value);
    }
  }

  private static final class Text extends Field {
    private final boolean utf8;
    private byte[] bytes = new byte[0];
    private int from;
    private int to;

    Text(ColumnMetaData column, boolean utf8) {
      super(column);
      this.utf8 = utf8;
    }

    @Override
    String expected() {
      return "The value must be text in UTF-8. Name the encoding if it is another.";
    }

    @Override
    boolean read(byte[] newBytes, int newFrom, int newTo) {
      bytes = newBytes;
      from = newFrom;
      to = newTo;
      return !utf8 || isUtf8(newBytes, newFrom, newTo);
    }

    @Override
    void append(ColumnBuilder builder) {
      ((BytesColumn.Builder) builder).add(bytes, from, to - from);
    }
  }

  static boolean isUtf8(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] < 0) {
        try {
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, i, to - i));
          return true;
        } catch (CharacterCodingException e) {
          return false;
        }
      }
    }
    return true;
  }
}
