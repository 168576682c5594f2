package org.pydl4j.etl.schema;

import java.util.List;

/**
 * A column with an array of numbers in each row. DataVec: {@code NDArrayMetaData}.
 *
 * @param shape of each array; -1 for a size that differs from row to row
 */
public record NDArrayMetaData(String name, List<Long> shape) implements ColumnMetaData {

  /** Copies the shape. */
  public NDArrayMetaData {
    shape = List.copyOf(shape);
  }

  /** With this shape. */
  public NDArrayMetaData(String name, long... shape) {
    this(name, java.util.Arrays.stream(shape).boxed().toList());
  }

  @Override
  public ColumnType type() {
    return ColumnType.NDArray;
  }

  @Override
  public NDArrayMetaData named(String newName) {
    return new NDArrayMetaData(newName, shape);
  }
}
