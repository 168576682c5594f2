package org.pydl4j.etl.transform;

import java.util.Locale;
import org.pydl4j.etl.schema.ColumnMetaData;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.DoubleMetaData;
import org.pydl4j.etl.schema.LongMetaData;
import org.pydl4j.etl.schema.StringMetaData;
import org.pydl4j.nd.errors.ConfigurationException;

/** How many values become one. DataVec: {@code ReduceOp}. */
public enum ReduceOp {
  /** The least value. */
  Min,
  /** The greatest value. */
  Max,
  /** The greatest value less the least. */
  Range,
  /** All added. */
  Sum,
  /** All multiplied. */
  Prod,
  /** The mean. */
  Mean,
  /** The standard deviation of a sample, divided by n - 1; 0 of one value. */
  Stdev,
  /** The standard deviation of a whole, divided by n. */
  UncorrectedStdDev,
  /** The variance of a sample, divided by n - 1; 0 of one value. */
  Variance,
  /** The variance of a whole, divided by n. */
  PopulationVariance,
  /** How many rows there are. */
  Count,
  /** How many different values there are. */
  CountUnique,
  /** The value of the first row. */
  TakeFirst,
  /** The value of the last row. */
  TakeLast,
  /** Texts one behind the other. */
  Append,
  /** Texts one before the other. */
  Prepend,
  /**
   * The middle of places on the globe, texts of latitude and longitude in degrees, {@code
   * 52.5,13.4}. DataVec: {@code GeographicMidpointReduction}.
   */
  GeographicMidpoint;

  /** The name of what becomes of a column: {@code mean(price)}. */
  public String nameOf(String column) {
    return name().toLowerCase(Locale.ROOT) + "(" + column + ")";
  }

  /**
   * What becomes of a column.
   *
   * @throws ConfigurationException if the type has no such reduction
   */
  public ColumnMetaData of(ColumnMetaData column, String name) {
    return switch (this) {
      case TakeFirst, TakeLast -> column.named(name);
      case Count, CountUnique -> new LongMetaData(name, 0L, null);
      case Append, Prepend, GeographicMidpoint -> {
        require(column, column.type() == ColumnType.String);
        yield new StringMetaData(name);
      }
      case Min, Max, Range -> {
        boolean time = column.type() == ColumnType.Time && this != Range;
        require(column, column.type().isNumber() || time);
        yield time ? column.named(name) : ColumnMetaData.of(column.type(), name);
      }
      case Sum, Prod -> {
        require(column, column.type().isNumber());
        yield ColumnMetaData.of(column.type(), name);
      }
      default -> {
        require(column, column.type().isNumber());
        yield new DoubleMetaData(name);
      }
    };
  }

  private void require(ColumnMetaData column, boolean fits) {
    if (!fits) {
      throw new ConfigurationException(
          "The column '"
              + column.name()
              + "' of type "
              + column.type()
              + " has no "
              + this
              + ". Give it another reduction: TakeFirst, Count …");
    }
  }
}
