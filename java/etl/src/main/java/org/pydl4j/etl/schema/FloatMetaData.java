package org.pydl4j.etl.schema;

import org.jspecify.annotations.Nullable;

/**
 * A column of floating-point numbers of 32 bits. DataVec: {@code FloatMetaData}.
 *
 * @param minAllowedValue the least value that is valid; null for none
 * @param maxAllowedValue the greatest value that is valid; null for none
 * @param allowNaN whether NaN is a valid value
 * @param allowInfinite whether infinite numbers are valid values
 */
public record FloatMetaData(
    String name,
    @Nullable Float minAllowedValue,
    @Nullable Float maxAllowedValue,
    boolean allowNaN,
    boolean allowInfinite)
    implements ColumnMetaData {

  /** Without limits; NaN and infinite numbers are not valid. */
  public FloatMetaData(String name) {
    this(name, null, null, false, false);
  }

  @Override
  public ColumnType type() {
    return ColumnType.Float;
  }

  @Override
  public FloatMetaData named(String newName) {
    return new FloatMetaData(newName, minAllowedValue, maxAllowedValue, allowNaN, allowInfinite);
  }
}
