package org.pydl4j.nn.evaluation;

import java.util.Arrays;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.ops.Comparison;
import org.pydl4j.nd.ops.Reduction;

/** The classes that labels name: indices [n] or [n, 1], or one-hot rows [n, classes]. */
final class ClassLabels {
  private ClassLabels() {}

  /**
   * The class of each row.
   *
   * @param classes how many there are, 2 or more
   * @param first the number of the first row, for messages
   * @throws DataException if one names no class; names the row
   */
  static long[] of(NDArray labels, long rows, long classes, long first) {
    if (labels == null) {
      throw new DataException("Evaluation needs labels. This data set has none.");
    }
    boolean indices = labels.rank() == 1 || labels.rank() == 2 && labels.size(1) == 1;
    boolean oneHot = labels.rank() == 2 && labels.size(1) == classes;
    if (!indices && !oneHot || labels.size(0) != rows) {
      throw new ShapeException(
          "Labels must be class indices ["
              + rows
              + "] or one-hot ["
              + rows
              + ", "
              + classes
              + "], like the predictions. Got "
              + Arrays.toString(labels.shape())
              + ".");
    }
    return oneHot ? oneHot(labels, first) : indices(labels, classes, first);
  }

  private static long[] indices(NDArray labels, long classes, long first) {
    double[] values = labels.toDoubleArray();
    long[] indices = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      indices[i] = (long) values[i];
      if (indices[i] != values[i] || indices[i] < 0 || indices[i] >= classes) {
        throw new DataException(
            "Labels must be class indices from 0 to "
                + (classes - 1)
                + ". Got "
                + (indices[i] == values[i] ? Long.toString(indices[i]) : Double.toString(values[i]))
                + " in row "
                + (first + i)
                + " (the first is 0).");
      }
    }
    return indices;
  }

  private static long[] oneHot(NDArray labels, long first) {
    try (Scope scope = Scope.open()) {
      NDArray numbers = labels.dtype() == DType.BOOL ? labels.castTo(DType.UINT8) : labels;
      double[] greatest = Reduction.max(numbers, 1).toDoubleArray();
      long[] marked = Reduction.sum(Comparison.ne(numbers, 0), 1).toLongArray();
      for (int i = 0; i < marked.length; i++) {
        if (marked[i] != 1 || greatest[i] != 1) {
          throw new DataException(
              "Labels must be one-hot: one 1 in each row, the rest 0. Row "
                  + (first + i)
                  + " (the first is 0) has "
                  + marked[i]
                  + " numbers other than 0, the greatest of all is "
                  + greatest[i]
                  + ".");
        }
      }
      return Reduction.argMax(numbers, 1).toLongArray();
    }
  }
}
