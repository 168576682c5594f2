package org.pydl4j.etl.schema;

/** A column of byte sequences of any length. DataVec: {@code BinaryMetaData}. */
public record BinaryMetaData(String name) implements ColumnMetaData {
  @Override
  public ColumnType type() {
    return ColumnType.Bytes;
  }

  @Override
  public BinaryMetaData named(String newName) {
    return new BinaryMetaData(newName);
  }
}
