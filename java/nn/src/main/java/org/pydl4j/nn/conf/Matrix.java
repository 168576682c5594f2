package org.pydl4j.nn.conf;

import java.util.Arrays;
import org.pydl4j.nd.errors.ConfigurationException;

/** Numbers in rows of one length, as a setting: vectors of words. Immutable; float32. */
public final class Matrix {
  private final long columns;
  private final float[] values;

  private Matrix(long columns, float[] values) {
    this.columns = columns;
    this.values = values;
  }

  /**
   * With these rows.
   *
   * @throws ConfigurationException if there is none, they differ in length, or a number is not
   *     finite
   */
  public static Matrix of(float[][] rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    float[] values = new float[Math.multiplyExact(rows.length, columns)];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != columns) {
        throw new ConfigurationException(
            "The rows of a matrix must be of one length. Row 0 has "
                + columns
                + " numbers and row "
                + i
                + " has "
                + rows[i].length
                + ".");
      }
      System.arraycopy(rows[i], 0, values, i * columns, columns);
    }
    return of(columns, values);
  }

  /** With these numbers, row by row; throws as {@link #of(float[][])} does. */
  public static Matrix of(long columns, float[] values) {
    if (values.length == 0 || columns < 1 || values.length % columns != 0) {
      throw new ConfigurationException(
          "A matrix needs rows of at least one number each. Got "
              + values.length
              + " numbers for rows of "
              + columns
              + ".");
    }
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new ConfigurationException(
            "The numbers of a matrix must be finite. Got "
                + values[i]
                + " in row "
                + i / columns
                + ".");
      }
    }
    return new Matrix(columns, values.clone());
  }

  /** How many rows. */
  public long rows() {
    return values.length / columns;
  }

  /** How many numbers a row. */
  public long columns() {
    return columns;
  }

  /** A copy of the numbers, row by row. */
  public float[] values() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Matrix matrix
        && matrix.columns == columns
        && Arrays.equals(matrix.values, values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(values) + Long.hashCode(columns);
  }

  /** {@code 1000 x 50 numbers}. */
  @Override
  public String toString() {
    return rows() + " x " + columns + " numbers";
  }
}
