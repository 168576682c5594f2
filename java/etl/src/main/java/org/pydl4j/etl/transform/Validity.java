package org.pydl4j.etl.transform;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.internal.regex.Regex;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.DoubleMetaData;
import org.pydl4j.etl.schema.FloatMetaData;
import org.pydl4j.etl.schema.IntegerMetaData;
import org.pydl4j.etl.schema.LongMetaData;
import org.pydl4j.etl.schema.StringMetaData;
import org.pydl4j.etl.schema.TimeMetaData;

/**
 * Which values are not valid: those that could not be read, those that are missing (an empty text
 * is valid where no length or pattern is asked for), and those out of the limits of their column.
 */
public final class Validity {
  private static final int MOST_COMPILED = 256;

  /** Expressions of columns, which are asked for each value. */
  private static final Map<String, Regex> COMPILED = new ConcurrentHashMap<>();

  private Validity() {}

  /** For each row of a column whether its value is not valid. */
  public static boolean[] invalid(Column column, ColumnMetaData meta) {
    boolean[] invalid = new boolean[column.rows()];
    if (column.isFull() && !isLimited(meta)) {
      return invalid;
    }
    boolean emptyIsValid = meta instanceof StringMetaData text && wrong("", text) == null;
    for (int row = 0; row < invalid.length; row++) {
      invalid[row] =
          column.has(row)
              ? wrong(column, row, meta) != null
              : !emptyIsValid || column.faults().at(row) != null;
    }
    return invalid;
  }

  /** For each row of a column whether its value is missing. */
  static boolean[] missing(Column column) {
    boolean[] missing = new boolean[column.rows()];
    for (int row = 0; row < missing.length; row++) {
      missing[row] = !column.has(row) && column.faults().at(row) == null;
    }
    return missing;
  }

  /** Whether a value that is there may be wrong. */
  private static boolean isLimited(ColumnMetaData meta) {
    return switch (meta.type()) {
      case Boolean, Categorical, Bytes, NDArray -> false;
      case Integer ->
          meta instanceof IntegerMetaData limits
              && (limits.minAllowedValue() != null || limits.maxAllowedValue() != null);
      case Long ->
          meta instanceof LongMetaData limits
              && (limits.minAllowedValue() != null || limits.maxAllowedValue() != null);
      case Time ->
          meta instanceof TimeMetaData limits
              && (limits.minValidTime() != null || limits.maxValidTime() != null);
      case Double, Float, String -> true;
    };
  }

  /** What is wrong with a value that is there, in words; null if it is valid. */
  public static @Nullable String wrong(Column column, int row, ColumnMetaData meta) {
    if (meta instanceof IntegerMetaData limits) {
      return outside(column.getLong(row), limits.minAllowedValue(), limits.maxAllowedValue());
    }
    if (meta instanceof LongMetaData limits) {
      return outside(column.getLong(row), limits.minAllowedValue(), limits.maxAllowedValue());
    }
    if (meta instanceof TimeMetaData limits) {
      return outside(column.getLong(row), limits.minValidTime(), limits.maxValidTime());
    }
    if (meta instanceof DoubleMetaData limits) {
      return outside(
          column.getDouble(row),
          limits.minAllowedValue(),
          limits.maxAllowedValue(),
          limits.allowNaN(),
          limits.allowInfinite());
    }
    if (meta instanceof FloatMetaData limits) {
      return outside(
          column.getDouble(row),
          limits.minAllowedValue(),
          limits.maxAllowedValue(),
          limits.allowNaN(),
          limits.allowInfinite());
    }
    boolean plain =
        meta instanceof StringMetaData text
            && text.regex() == null
            && text.minLength() == null
            && text.maxLength() == null;
    return meta instanceof StringMetaData text && !plain
        ? wrong(((BytesColumn) column).text(row), text)
        : null;
  }

  private static @Nullable String wrong(String value, StringMetaData limits) {
    String regex = limits.regex();
    if (regex != null && !compiled(regex).matches(value)) {
      return "it must match '" + regex + "'";
    }
    return outside(value.length(), limits.minLength(), limits.maxLength());
  }

  private static Regex compiled(String regex) {
    Regex known = COMPILED.get(regex);
    if (known == null) {
      if (COMPILED.size() >= MOST_COMPILED) {
        COMPILED.clear();
      }
      known = Regex.of("What a text must match", regex);
      COMPILED.put(regex, known);
    }
    return known;
  }

  private static @Nullable String outside(long value, @Nullable Number min, @Nullable Number max) {
    boolean below = min != null && value < min.longValue();
    boolean above = max != null && value > max.longValue();
    return below || above ? limits(min, max) : null;
  }

  private static @Nullable String outside(
      double value,
      @Nullable Number min,
      @Nullable Number max,
      boolean allowNaN,
      boolean allowInfinite) {
    if (Double.isNaN(value)) {
      return allowNaN ? null : "NaN is not allowed";
    }
    if (Double.isInfinite(value) && !allowInfinite) {
      return "infinite numbers are not allowed";
    }
    boolean below = min != null && value < min.doubleValue();
    boolean above = max != null && value > max.doubleValue();
    return below || above ? limits(min, max) : null;
  }

  private static String limits(@Nullable Number min, @Nullable Number max) {
    return max == null
        ? "it must be at least " + min
        : min == null ? "it must be at most " + max : "it must be from " + min + " to " + max;
  }
}
