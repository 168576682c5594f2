package org.pydl4j.nn.training;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nd.ops.Shapes;

/** How much each row of a loss counts: examples have weights, a mask leaves rows out. */
final class RowCounts {
  private RowCounts() {}

  /**
   * Numbers of examples as such of rows, of which an example may have several.
   *
   * @throws ShapeException if rows cannot be told from them
   */
  static @Nullable NDArray byRow(@Nullable NDArray each, long rows) {
    if (each == null || each.length() == rows || each.length() == 0) {
      return each;
    }
    if (rows % each.length() != 0) {
      throw new ShapeException(
          "The loss has "
              + rows
              + " rows in this mini-batch, but the mask has "
              + each.length()
              + " numbers. Give it one number for each row, or one for each example.");
    }
    return Shapes.repeat(each, rows / each.length(), 0);
  }

  /**
   * Both together, [rows]; null where all count 1.
   *
   * @param mask [rows]
   * @param weights [n]
   */
  static @Nullable NDArray of(@Nullable NDArray mask, @Nullable NDArray weights, long rows) {
    NDArray each = byRow(weights, rows);
    return mask == null ? each : each == null ? mask : Arithmetic.mul(mask, each);
  }

  /** What n examples count together. */
  static double total(@Nullable NDArray weights, long n) {
    return weights == null ? n : Reduction.sum(weights).getDouble();
  }
}
