package org.pydl4j.etl.blocks;

import java.nio.FloatBuffer;

/** Columns of numbers side by side, row by row: what a network takes of them. */
public final class RowMatrix {
  private static final int TILE =
      256; // rows that stay in the cache while their columns are written

  private final Column[] columns;
  private final int[] starts;
  private final int width;

  /**
   * Of columns with as many rows, which stay the caller's.
   *
   * @param columns of numbers; of arrays with the elements of each beside each other
   * @param widths how many numbers a row of each has: 1, or of arrays their length
   */
  public RowMatrix(Column[] columns, int[] widths) {
    this.columns = columns.clone();
    this.starts = new int[columns.length];
    int sum = 0;
    for (int i = 0; i < columns.length; i++) {
      starts[i] = sum;
      sum += widths[i];
    }
    this.width = sum;
  }

  /** Numbers in a row. */
  public int width() {
    return width;
  }

  /** The column that a number of a row comes from. */
  public int columnOf(int place) {
    int at = java.util.Arrays.binarySearch(starts, place);
    return at >= 0 ? at : -at - 2;
  }

  /** Writes the first rows; NaN stands for what is missing. */
  public void write(FloatBuffer out, int rows) {
    for (int start = 0; start < rows; start += TILE) {
      int end = Math.min(rows, start + TILE);
      for (int i = 0; i < columns.length; i++) {
        if (columns[i] instanceof ArrayColumn arrays) {
          elements(out, arrays, start, end, i);
        } else {
          numbers(out, columns[i], start, end, starts[i]);
        }
      }
    }
  }

  private void elements(FloatBuffer out, ArrayColumn column, int start, int end, int place) {
    int to = place + 1 < starts.length ? starts[place + 1] : width;
    int length = to - starts[place];
    for (int row = start; row < end; row++) {
      int at = row * width + starts[place];
      boolean there = column.has(row);
      for (int k = 0; k < length; k++) {
        out.put(at + k, there ? (float) column.element(row, k) : Float.NaN);
      }
    }
  }

  private void numbers(FloatBuffer out, Column column, int start, int end, int place) {
    if (column instanceof DoubleColumn doubles) {
      for (int row = start; row < end; row++) {
        out.put(row * width + place, (float) doubles.get(row));
      }
    } else if (column instanceof IntColumn ints) {
      for (int row = start; row < end; row++) {
        out.put(row * width + place, ints.get(row));
      }
    } else if (column instanceof FloatColumn floats) {
      for (int row = start; row < end; row++) {
        out.put(row * width + place, floats.get(row));
      }
    } else {
      for (int row = start; row < end; row++) {
        out.put(row * width + place, (float) column.getDouble(row));
      }
    }
    for (int row = start; row < end && !column.isFull(); row++) {
      if (!column.has(row)) {
        out.put(row * width + place, Float.NaN);
      }
    }
  }
}
