package org.pydl4j.nn.training;

import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.ops.Comparison;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.inputs.Recurrent;
import org.pydl4j.nn.plan.Node;

/** Whole numbers that name things, such as words: looked at before a layer sees them. */
final class Indices {
  private Indices() {}

  /**
   * Sequences of one number a step without the axis of size 1 get it: [n, time] to [n, 1, time].
   */
  static NDArray shaped(NDArray values, InputType input) {
    boolean one = input instanceof Recurrent series && series.width() == 1;
    return one && values.rank() == 2 ? Shapes.expandDims(values, 1) : values;
  }

  /**
   * The numbers as int64.
   *
   * @throws DataException if one is not whole
   */
  static NDArray whole(NDArray values) {
    if (values.dtype().isFloat() && !Comparison.allEqual(Maths.trunc(values), values)) {
      throw new DataException(
          "The features name things by whole numbers, such as words by their place in a"
              + " vocabulary. Got some that are not whole, as "
              + values.dtype()
              + ". Hand in integers.");
    }
    return Batches.features(values, DType.INT64);
  }

  /**
   * Refuses numbers that name nothing.
   *
   * @param values int64, [n, …]
   * @throws DataException naming the row and the number
   */
  static void check(NDArray values, Node node) {
    if (values.length() == 0) {
      return;
    }
    long most = node.vertex().indexLimit() - 1;
    if (Reduction.min(values).getLong() >= 0 && Reduction.max(values).getLong() <= most) {
      return;
    }
    long[] all = values.toLongArray();
    int wrong = 0;
    while (all[wrong] >= 0 && all[wrong] <= most) {
      wrong++;
    }
    long width = values.length() / values.size(0);
    throw new DataException(
        "The features in row "
            + wrong / width
            + (width > 1 ? ", place " + wrong % width : "")
            + " (from 0) are "
            + all[wrong]
            + ", but "
            + node.described()
            + " has nIn = "
            + (most + 1)
            + ", so that numbers go from 0 to "
            + most
            + ". Change the features, or the layer's nIn.");
  }
}
