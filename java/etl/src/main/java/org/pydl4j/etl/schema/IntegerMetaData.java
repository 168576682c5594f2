package org.pydl4j.etl.schema;

import org.jspecify.annotations.Nullable;

/**
 * A column of whole numbers of 32 bits. DataVec: {@code IntegerMetaData}.
 *
 * @param minAllowedValue the least value that is valid; null for none
 * @param maxAllowedValue the greatest value that is valid; null for none
 */
public record IntegerMetaData(
    String name, @Nullable Integer minAllowedValue, @Nullable Integer maxAllowedValue)
    implements ColumnMetaData {

  /** Without limits. */
  public IntegerMetaData(String name) {
    this(name, null, null);
  }

  @Override
  public ColumnType type() {
    return ColumnType.Integer;
  }

  @Override
  public IntegerMetaData named(String newName) {
    return new IntegerMetaData(newName, minAllowedValue, maxAllowedValue);
  }
}
