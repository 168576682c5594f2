package org.pydl4j.etl.schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * What the builders of schemas share: a method for each type of column, under DataVec's names.
 *
 * @param <B> the builder itself
 */
public abstract class SchemaBuilder<B extends SchemaBuilder<B>> {
  private final List<ColumnMetaData> columns = new ArrayList<>();
  private Set<String> missing = Schema.DEFAULT_MISSING;

  SchemaBuilder() {}

  @SuppressWarnings("unchecked") // B is the subclass
  private B self() {
    return (B) this;
  }

  /** The columns so far. */
  protected final List<ColumnMetaData> columns() {
    return List.copyOf(columns);
  }

  /** The texts for missing values. */
  protected final Set<String> missing() {
    return missing;
  }

  /** The texts that stand for a missing value in sources of text; the empty field by default. */
  public B missing(String... texts) {
    missing = new LinkedHashSet<>(List.of(texts));
    return self();
  }

  /** A column with all that is said of it. */
  public B addColumn(ColumnMetaData column) {
    columns.add(column);
    return self();
  }

  private static List<String> numbered(String pattern, int first, int last) {
    List<String> names = new ArrayList<>();
    for (int i = first; i <= last; i++) {
      try {
        names.add(String.format(Locale.ROOT, pattern, i));
      } catch (java.util.IllegalFormatException e) {
        throw new ConfigurationException(
            "The pattern of numbered columns must hold one %d. Got '" + pattern + "'.", e);
      }
    }
    return names;
  }

  /** A column of text. */
  public B addColumnString(String name) {
    return addColumn(new StringMetaData(name));
  }

  /** Columns of text. */
  public B addColumnsString(String... names) {
    for (String name : names) {
      addColumnString(name);
    }
    return self();
  }

  /** Columns of text that are numbered: {@code "x%d"} from 1 to 3 gives x1, x2 and x3. */
  public B addColumnsString(String pattern, int first, int last) {
    for (String name : numbered(pattern, first, last)) {
      addColumnString(name);
    }
    return self();
  }

  /** A column of text of which valid values match a pattern and have these lengths; null: any. */
  public B addColumnString(
      String name,
      @Nullable String regex,
      @Nullable Integer minLength,
      @Nullable Integer maxLength) {
    return addColumn(new StringMetaData(name, regex, minLength, maxLength));
  }

  /** A column of whole numbers of 32 bits. */
  public B addColumnInteger(String name) {
    return addColumn(new IntegerMetaData(name));
  }

  /** Columns of whole numbers of 32 bits. */
  public B addColumnsInteger(String... names) {
    for (String name : names) {
      addColumnInteger(name);
    }
    return self();
  }

  /**
   * Columns of whole numbers of 32 bits that are numbered: {@code "x%d"} from 1 to 3 gives x1, x2
   * and x3.
   */
  public B addColumnsInteger(String pattern, int first, int last) {
    for (String name : numbered(pattern, first, last)) {
      addColumnInteger(name);
    }
    return self();
  }

  /**
   * A column of whole numbers of 32 bits with the least and the greatest valid value; null for
   * none.
   */
  public B addColumnInteger(String name, @Nullable Integer min, @Nullable Integer max) {
    return addColumn(new IntegerMetaData(name, min, max));
  }

  /** A column of whole numbers of 64 bits. */
  public B addColumnLong(String name) {
    return addColumn(new LongMetaData(name));
  }

  /** Columns of whole numbers of 64 bits. */
  public B addColumnsLong(String... names) {
    for (String name : names) {
      addColumnLong(name);
    }
    return self();
  }

  /**
   * Columns of whole numbers of 64 bits that are numbered: {@code "x%d"} from 1 to 3 gives x1, x2
   * and x3.
   */
  public B addColumnsLong(String pattern, int first, int last) {
    for (String name : numbered(pattern, first, last)) {
      addColumnLong(name);
    }
    return self();
  }

  /**
   * A column of whole numbers of 64 bits with the least and the greatest valid value; null for
   * none.
   */
  public B addColumnLong(String name, @Nullable Long min, @Nullable Long max) {
    return addColumn(new LongMetaData(name, min, max));
  }

  /** A column of numbers of 64 bits. */
  public B addColumnDouble(String name) {
    return addColumn(new DoubleMetaData(name));
  }

  /** Columns of numbers of 64 bits. */
  public B addColumnsDouble(String... names) {
    for (String name : names) {
      addColumnDouble(name);
    }
    return self();
  }

  /**
   * Columns of numbers of 64 bits that are numbered: {@code "x%d"} from 1 to 3 gives x1, x2 and x3.
   */
  public B addColumnsDouble(String pattern, int first, int last) {
    for (String name : numbered(pattern, first, last)) {
      addColumnDouble(name);
    }
    return self();
  }

  /** A column of numbers of 64 bits with the least and the greatest valid value; null for none. */
  public B addColumnDouble(String name, @Nullable Double min, @Nullable Double max) {
    return addColumn(new DoubleMetaData(name, min, max, false, false));
  }

  /** The same, and whether NaN and infinite numbers are valid. */
  public B addColumnDouble(
      String name,
      @Nullable Double min,
      @Nullable Double max,
      boolean allowNaN,
      boolean allowInfinite) {
    return addColumn(new DoubleMetaData(name, min, max, allowNaN, allowInfinite));
  }

  /** A column of numbers of 32 bits. */
  public B addColumnFloat(String name) {
    return addColumn(new FloatMetaData(name));
  }

  /** Columns of numbers of 32 bits. */
  public B addColumnsFloat(String... names) {
    for (String name : names) {
      addColumnFloat(name);
    }
    return self();
  }

  /**
   * Columns of numbers of 32 bits that are numbered: {@code "x%d"} from 1 to 3 gives x1, x2 and x3.
   */
  public B addColumnsFloat(String pattern, int first, int last) {
    for (String name : numbered(pattern, first, last)) {
      addColumnFloat(name);
    }
    return self();
  }

  /** A column of numbers of 32 bits with the least and the greatest valid value; null for none. */
  public B addColumnFloat(String name, @Nullable Float min, @Nullable Float max) {
    return addColumn(new FloatMetaData(name, min, max, false, false));
  }

  /** The same, and whether NaN and infinite numbers are valid. */
  public B addColumnFloat(
      String name,
      @Nullable Float min,
      @Nullable Float max,
      boolean allowNaN,
      boolean allowInfinite) {
    return addColumn(new FloatMetaData(name, min, max, allowNaN, allowInfinite));
  }

  /** A column of true and false. */
  public B addColumnBoolean(String name) {
    return addColumn(new BooleanMetaData(name));
  }

  /** Columns of true and false. */
  public B addColumnsBoolean(String... names) {
    for (String name : names) {
      addColumnBoolean(name);
    }
    return self();
  }

  /** A column of bytes. */
  public B addColumnBytes(String name) {
    return addColumn(new BinaryMetaData(name));
  }

  /** Columns of bytes. */
  public B addColumnsBytes(String... names) {
    for (String name : names) {
      addColumnBytes(name);
    }
    return self();
  }

  /** A column of categories, in the order of their indices. */
  public B addColumnCategorical(String name, String... stateNames) {
    return addColumn(new CategoricalMetaData(name, stateNames));
  }

  /** A column of categories, in the order of their indices. */
  public B addColumnCategorical(String name, List<String> stateNames) {
    return addColumn(new CategoricalMetaData(name, stateNames));
  }

  /** A column of instants, shown in this zone. */
  public B addColumnTime(String name, String timeZone) {
    return addColumn(new TimeMetaData(name, timeZone));
  }

  /** A column of instants, shown in this zone. */
  public B addColumnTime(String name, TimeZone timeZone) {
    return addColumn(new TimeMetaData(name, timeZone.getID()));
  }

  /** A column of instants with the first and the last valid one in milliseconds; null for any. */
  public B addColumnTime(
      String name, String timeZone, @Nullable Long minValidTime, @Nullable Long maxValidTime) {
    return addColumn(new TimeMetaData(name, timeZone, minValidTime, maxValidTime));
  }

  /** A column with an array in each row; -1 for a size that differs from row to row. */
  public B addColumnNDArray(String name, long... shape) {
    return addColumn(new NDArrayMetaData(name, shape));
  }
}
