package org.pydl4j.etl.schema;

import org.jspecify.annotations.Nullable;

/**
 * A column of whole numbers of 64 bits. DataVec: {@code LongMetaData}.
 *
 * @param minAllowedValue the least value that is valid; null for none
 * @param maxAllowedValue the greatest value that is valid; null for none
 */
public record LongMetaData(
    String name, @Nullable Long minAllowedValue, @Nullable Long maxAllowedValue)
    implements ColumnMetaData {

  /** Without limits. */
  public LongMetaData(String name) {
    this(name, null, null);
  }

  @Override
  public ColumnType type() {
    return ColumnType.Long;
  }

  @Override
  public LongMetaData named(String newName) {
    return new LongMetaData(newName, minAllowedValue, maxAllowedValue);
  }
}
