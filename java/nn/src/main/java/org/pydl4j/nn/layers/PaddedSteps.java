package org.pydl4j.nn.layers;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.ops.Comparison;
import org.pydl4j.nd.ops.Shapes;

/** The steps of a signal that a mask leaves out. */
final class PaddedSteps {
  private PaddedSteps() {}

  /** Whether a mask is one of time steps of such values. */
  static boolean byStep(NDArray values, @Nullable NDArray mask) {
    return mask != null && mask.rank() == 2 && values.rank() == 3;
  }

  /** The mask of examples or time steps in a shape that broadcasts over [n, size, …]. */
  static NDArray wide(NDArray values, NDArray mask) {
    long[] shape = new long[values.rank()];
    Arrays.fill(shape, 1);
    shape[0] = mask.size(0);
    if (mask.rank() == 2) {
      shape[shape.length - 1] = mask.size(1);
    }
    return Shapes.reshape(mask, shape);
  }

  /** The values with {@code instead} where the mask is 0, whatever stood there. */
  static NDArray filled(NDArray values, NDArray mask, double instead) {
    NDArray real = Comparison.ne(wide(values, mask), 0);
    NDArray other = Nd.full(instead, values.dtype(), 1);
    return Comparison.where(real, values, other);
  }
}
