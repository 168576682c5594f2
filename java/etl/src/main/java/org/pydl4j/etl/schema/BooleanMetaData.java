package org.pydl4j.etl.schema;

/** A column of true and false. DataVec: {@code BooleanMetaData}. */
public record BooleanMetaData(String name) implements ColumnMetaData {
  @Override
  public ColumnType type() {
    return ColumnType.Boolean;
  }

  @Override
  public BooleanMetaData named(String newName) {
    return new BooleanMetaData(newName);
  }
}
