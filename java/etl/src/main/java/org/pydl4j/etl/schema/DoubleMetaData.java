package org.pydl4j.etl.schema;

import org.jspecify.annotations.Nullable;

/**
 * A column of floating-point numbers of 64 bits. DataVec: {@code DoubleMetaData}.
 *
 * @param minAllowedValue the least value that is valid; null for none
 * @param maxAllowedValue the greatest value that is valid; null for none
 * @param allowNaN whether NaN is a valid value
 * @param allowInfinite whether infinite numbers are valid values
 */
public record DoubleMetaData(
    String name,
    @Nullable Double minAllowedValue,
    @Nullable Double maxAllowedValue,
    boolean allowNaN,
    boolean allowInfinite)
    implements ColumnMetaData {

  /** Without limits; NaN and infinite numbers are not valid. */
  public DoubleMetaData(String name) {
    this(name, null, null, false, false);
  }

  @Override
  public ColumnType type() {
    return ColumnType.Double;
  }

  @Override
  public DoubleMetaData named(String newName) {
    return new DoubleMetaData(newName, minAllowedValue, maxAllowedValue, allowNaN, allowInfinite);
  }
}
