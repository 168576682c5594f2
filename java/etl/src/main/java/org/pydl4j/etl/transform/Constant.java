package org.pydl4j.etl.transform;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.BooleanColumn;
import org.pydl4j.etl.blocks.BytesColumn;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.blocks.ColumnBuilder;
import org.pydl4j.etl.blocks.DoubleColumn;
import org.pydl4j.etl.blocks.FloatColumn;
import org.pydl4j.etl.blocks.IntColumn;
import org.pydl4j.etl.blocks.LongColumn;
import org.pydl4j.etl.schema.CategoricalMetaData;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.nd.errors.ConfigurationException;

/** One value of a column's type; of categories, its index. */
final class Constant {
  private final ColumnMetaData column;
  private final @Nullable Object value;

  private Constant(ColumnMetaData column, @Nullable Object value) {
    this.column = column;
    this.value = value;
  }

  /**
   * A value as it stands in a configuration, for a column.
   *
   * @throws ConfigurationException if it is none of the column's type
   */
  static Constant of(ColumnMetaData column, @Nullable Object value) {
    return new Constant(column, value == null ? null : typed(column, value));
  }

  private static Object typed(ColumnMetaData column, Object value) {
    ColumnType type = column.type();
    Number number = value instanceof Number given ? given : parsed(value, type);
    if (column instanceof CategoricalMetaData categories) {
      return categories.index(value.toString());
    }
    boolean whole = number != null && number.doubleValue() == Math.rint(number.doubleValue());
    if (type == ColumnType.Integer
        && number != null
        && whole
        && number.intValue() == number.doubleValue()) {
      return number.intValue();
    }
    if ((type == ColumnType.Long || type == ColumnType.Time) && number != null && whole) {
      return number.longValue();
    }
    if ((type == ColumnType.Double || type == ColumnType.Float) && number != null) {
      return number.doubleValue();
    }
    if (type == ColumnType.Boolean && List.of("true", "false").contains(value.toString())) {
      return Boolean.valueOf(value.toString());
    }
    if (type == ColumnType.String) {
      return value.toString();
    }
    throw new ConfigurationException(
        "A value of the column '"
            + column.name()
            + "' must be of type "
            + type
            + ". Got "
            + (value instanceof String ? "'" + value + "'" : value)
            + ".");
  }

  private static @Nullable Number parsed(Object value, ColumnType type) {
    try {
      return type.isNumber() ? Double.valueOf(value.toString()) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** The value as a number. */
  double number() {
    return value instanceof Number number ? number.doubleValue() : 0;
  }

  /** A column of this value in all rows. */
  Column column(int rows) {
    boolean exact =
        value instanceof Integer || value instanceof Double; // longs beyond 2^53 are not
    if (exact && (column.type().isNumber() || column.type() == ColumnType.Categorical)) {
      return Numbers.constant(column.type(), rows, number());
    }
    try (ColumnBuilder builder = ColumnBuilder.of(column)) {
      for (int row = 0; row < rows; row++) {
        addTo(builder);
      }
      return builder.build();
    }
  }

  /** One more row with this value. */
  void addTo(ColumnBuilder builder) {
    if (value == null) {
      builder.addMissing();
    } else if (builder instanceof IntColumn.Builder ints) {
      ints.add(((Number) value).intValue());
    } else if (builder instanceof LongColumn.Builder longs) {
      longs.add(((Number) value).longValue());
    } else if (builder instanceof DoubleColumn.Builder doubles) {
      doubles.add(((Number) value).doubleValue());
    } else if (builder instanceof FloatColumn.Builder floats) {
      floats.add(((Number) value).floatValue());
    } else if (builder instanceof BooleanColumn.Builder booleans) {
      booleans.add((Boolean) value);
    } else {
      ((BytesColumn.Builder) builder).add(value.toString());
    }
  }
}
