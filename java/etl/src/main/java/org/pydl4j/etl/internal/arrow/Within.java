package org.pydl4j.etl.internal.arrow;

import org.pydl4j.etl.blocks.ColumnBuilder;

/** Values of a column inside of a struct: where that is missing they are. */
record Within(Presence struct, RowValues values) implements RowValues {
  @Override
  public int rows() {
    return values.rows();
  }

  @Override
  public boolean has(int row) {
    return struct.has(row) && values.has(row);
  }

  @Override
  public void append(ColumnBuilder into, int row) {
    if (struct.has(row)) {
      values.append(into, row);
    } else {
      into.addMissing();
    }
  }

  @Override
  public long integer(int row) {
    return values.integer(row);
  }
}
