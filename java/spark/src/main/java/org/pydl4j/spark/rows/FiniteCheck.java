package org.pydl4j.spark.rows;

import org.apache.spark.unsafe.Platform;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.ops.Reduction;

/**
 * Refuses NaN and infinite numbers, of which a network makes NaN, and a classifier class 0. A batch
 * is summed by the engine (0.1 µs for a row of 784); only where the sum is not finite are its
 * numbers looked at one by one.
 */
final class FiniteCheck {
  private FiniteCheck() {}

  /**
   * Looks at rows that a reader has written.
   *
   * @param numbers of the rows, for messages
   */
  static void require(ColumnReader reader, NDArray rows, long[] numbers) {
    try (NDArray sum = Reduction.sum(rows)) {
      if (Double.isFinite(sum.toDoubleArray()[0])) {
        return;
      }
    }
    for (long i = 0; i < rows.length(); i++) {
      double number = number(rows, i);
      if (!Double.isFinite(number)) {
        throw new DataException(
            "The column '"
                + reader.spec.column()
                + "' holds "
                + number
                + " in "
                + ColumnReader.place(numbers[(int) (i / reader.elements)])
                + ", where "
                + reader.spec.described()
                + " needs finite numbers"
                + (reader.storage == DType.FLOAT32 ? " that float32 can hold" : "")
                + ". Replace it (df.na.fill, nanvl), or set the stage's handleInvalid to 'skip',"
                + " the function's to 'null', where it is NaN.");
      }
    }
  }

  private static double number(NDArray rows, long index) {
    return rows.dtype() == DType.FLOAT32
        ? Platform.getFloat(null, rows.address() + 4 * index)
        : Platform.getDouble(null, rows.address() + 8 * index);
  }
}
