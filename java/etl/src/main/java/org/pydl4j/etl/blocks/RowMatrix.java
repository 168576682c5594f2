package org.pydl4j.etl.blocks;

import java.nio.FloatBuffer;

/** Columns of numbers side by side, row by row: what a network takes of them. */
public final class RowMatrix {
  private static final int TILE = 256; // rows that stay in the cache while they are made
  private static final int MOST = 1 << 16; // numbers of them

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

  /**
   * Writes the first rows; NaN stands for what is missing.
   *
   * @return the place of the first number that is none of float32 (missing, NaN or infinite); -1
   *     where there is no such
   */
  public int write(FloatBuffer out, int rows) {
    return write(out, rows, true);
  }

  /** Writes the first rows, whatever they are; NaN stands for what is missing. */
  void writeAny(FloatBuffer out, int rows) {
    write(out, rows, false);
  }

  private int write(FloatBuffer out, int rows, boolean looks) {
    int tile = Math.max(1, Math.min(TILE, MOST / Math.max(1, width)));
    float[] made = new float[tile * width];
    double[] values = new double[tile];
    int wrong = -1;
    for (int start = 0; start < rows; start += tile) {
      int count = Math.min(tile, rows - start);
      for (int i = 0; i < columns.length; i++) {
        if (columns[i] instanceof ArrayColumn arrays) {
          elements(made, arrays, start, count, i);
        } else {
          numbers(made, values, columns[i], start, count, starts[i]);
        }
      }
      if (looks && wrong < 0) {
        int found = infinite(made, count * width);
        wrong = found < 0 ? -1 : start * width + found;
      }
      out.put(start * width, made, 0, count * width);
    }
    return wrong;
  }

  private static int infinite(float[] numbers, int count) {
    for (int i = 0; i < count; i++) {
      if (!(Math.abs(numbers[i]) <= Float.MAX_VALUE)) { // NaN, too
        return i;
      }
    }
    return -1;
  }

  private void elements(float[] out, ArrayColumn column, int start, int count, int place) {
    int to = place + 1 < starts.length ? starts[place + 1] : width;
    int length = to - starts[place];
    for (int row = 0; row < count; row++) {
      int at = row * width + starts[place];
      boolean there = column.has(start + row);
      for (int k = 0; k < length; k++) {
        out[at + k] = there ? (float) column.element(start + row, k) : Float.NaN;
      }
    }
  }

  private void numbers(
      float[] out, double[] values, Column column, int start, int count, int place) {
    column.doubles(start, values, count);
    for (int row = 0; row < count; row++) {
      out[row * width + place] = (float) values[row];
    }
    for (int row = 0; row < count && !column.isFull(); row++) {
      if (!column.has(start + row)) {
        out[row * width + place] = Float.NaN;
      }
    }
  }
}
