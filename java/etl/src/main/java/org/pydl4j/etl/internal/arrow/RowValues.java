package org.pydl4j.etl.internal.arrow;

import org.pydl4j.etl.blocks.ColumnBuilder;

/** The values of a column in a batch of rows; valid as long as the batch is. */
interface RowValues {
  /** How many there are. */
  int rows();

  /** Whether a row has one. */
  boolean has(int row);

  /** Adds the value of a row, or that it is missing, to a column of its type. */
  void append(ColumnBuilder into, int row);

  /** A whole number, of columns of such. */
  long integer(int row);
}
