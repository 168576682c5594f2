package org.pydl4j.etl.blocks;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.pydl4j.etl.schema.CategoricalMetaData;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.TimeMetaData;

/**
 * Text read as what a column holds. Texts of the missing list are missing, those that cannot be
 * read are invalid. Numbers are read as Java reads them, without regard to the machine's language;
 * whole numbers may be written 3.0. Booleans are true and false, yes and no, t and f, y and n, 1
 * and 0. Times are milliseconds since 1970, or ISO 8601: those without an offset are of the
 * column's zone.
 */
public final class TextValues {
  private TextValues() {}

  /**
   * A new column of a column of text; the caller owns it.
   *
   * @param text stays the caller's
   * @param as what it holds
   * @param missing the texts that stand for a missing value
   */
  public static Column read(BytesColumn text, ColumnMetaData as, Set<String> missing) {
    byte[][] absent =
        missing.stream().map(s -> s.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    try (ColumnBuilder out = ColumnBuilder.of(as)) {
      Reader reader = reader(out, as);
      for (int row = 0; row < text.rows(); row++) {
        if (!text.has(row)) {
          out.absentFrom(text, row);
        } else if (isOneOf(text, row, absent)) {
          out.addMissing();
        } else {
          add(reader, out, text, row);
        }
      }
      return out.build();
    }
  }

  private static void add(Reader reader, ColumnBuilder out, BytesColumn text, int row) {
    String invalid = null;
    try {
      reader.read(text, row);
    } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
      invalid = text.text(row);
    }
    if (invalid != null) {
      out.addInvalid(invalid);
    }
  }

  private static boolean isOneOf(BytesColumn text, int row, byte[][] texts) {
    for (byte[] each : texts) {
      if (text.equals(row, each)) {
        return true;
      }
    }
    return false;
  }

  /** Reads a value into a builder. */
  @FunctionalInterface
  private interface Reader {
    void read(BytesColumn text, int row);
  }

  private static Reader reader(ColumnBuilder out, ColumnMetaData as) {
    return switch (as.type()) {
      case Integer ->
          (text, row) -> ((IntColumn.Builder) out).add(Math.toIntExact(whole(text, row)));
      case Long -> (text, row) -> ((LongColumn.Builder) out).add(whole(text, row));
      case Double -> (text, row) -> ((DoubleColumn.Builder) out).add(number(text.text(row)));
      case Float -> (text, row) -> ((FloatColumn.Builder) out).add((float) number(text.text(row)));
      case Boolean -> (text, row) -> ((BooleanColumn.Builder) out).add(truth(text.text(row)));
      case String, Bytes ->
          (text, row) ->
              ((BytesColumn.Builder) out).add(text.data(), text.start(row), text.length(row));
      case Time -> {
        ZoneId zone = ((TimeMetaData) as).zone();
        yield (text, row) -> ((LongColumn.Builder) out).add(instant(text.text(row), zone));
      }
      case Categorical -> {
        Map<String, Integer> places = new HashMap<>();
        ((CategoricalMetaData) as).stateNames().forEach(state -> places.put(state, places.size()));
        yield (text, row) -> ((IntColumn.Builder) out).add(place(places, text.text(row)));
      }
      case NDArray ->
          (text, row) -> {
            throw new NumberFormatException("arrays are not read from text");
          };
    };
  }

  private static int place(Map<String, Integer> places, String text) {
    Integer place = places.get(text);
    if (place == null) {
      throw new NumberFormatException(text);
    }
    return place;
  }

  /** Digits alone in a loop; anything else as Java reads numbers. */
  private static long whole(BytesColumn text, int row) {
    int start = text.start(row);
    int length = text.length(row);
    boolean negative = length > 0 && text.data().get(start) == '-';
    long value = 0;
    for (int i = negative ? 1 : 0; i < length; i++) {
      int digit = text.data().get(start + i) - '0';
      if (digit < 0 || digit > 9 || i > 18 || length == 1 && negative) {
        return wholeOf(text.text(row).trim());
      }
      value = value * 10 + digit;
    }
    if (length == 0 || negative && length == 1) {
      throw new NumberFormatException("no digits");
    }
    return negative ? -value : value;
  }

  private static long wholeOf(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return new java.math.BigDecimal(text).longValueExact();
    }
  }

  private static double number(String text) {
    String trimmed = text.trim();
    if (trimmed.isEmpty()) {
      throw new NumberFormatException("empty");
    }
    char last = trimmed.charAt(trimmed.length() - 1);
    if (last == 'd' || last == 'D' || last == 'f' && !trimmed.endsWith("inf") || last == 'F') {
      throw new NumberFormatException(text); // Java's suffixes are none of the data's
    }
    return switch (trimmed.toLowerCase(Locale.ROOT)) {
      case "nan" -> Double.NaN;
      case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(trimmed);
    };
  }

  private static boolean truth(String text) {
    return switch (text.trim().toLowerCase(Locale.ROOT)) {
      case "true", "t", "yes", "y", "1" -> true;
      case "false", "f", "no", "n", "0" -> false;
      default -> throw new NumberFormatException(text);
    };
  }

  private static long instant(String text, ZoneId zone) {
    String trimmed = text.trim();
    if (trimmed.matches("-?[0-9]{1,18}")) {
      return Long.parseLong(trimmed);
    }
    String iso = trimmed.replaceFirst("^([0-9-]{10}) ", "$1T");
    if (iso.length() == 10) {
      return LocalDate.parse(iso).atStartOfDay(zone).toInstant().toEpochMilli();
    }
    return iso.matches(".*(Z|[+-][0-9]{2}:?[0-9]{2})$")
        ? OffsetDateTime.parse(iso).toInstant().toEpochMilli()
        : LocalDateTime.parse(iso).atZone(zone).toInstant().toEpochMilli();
  }
}
