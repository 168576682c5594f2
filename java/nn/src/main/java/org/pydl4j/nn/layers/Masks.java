package org.pydl4j.nn.layers;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.ops.Comparison;
import org.pydl4j.nd.ops.Shapes;

/** What masks leave of values. */
public final class Masks {
  private Masks() {}

  /**
   * The values with 0 where the mask is 0, whatever stands there, NaN too.
   *
   * @param values [n, …], of sequences with time as the last axis
   * @param mask [n, time], [n] for whole examples, or [n, height, width] for pixels
   */
  public static NDArray real(NDArray values, NDArray mask) {
    return filled(values, mask, 0);
  }

  /** The same with {@code instead} in place of 0. */
  static NDArray filled(NDArray values, NDArray mask, double instead) {
    NDArray real = Comparison.ne(wide(values, mask), 0);
    return Comparison.where(real, values, Nd.full(instead, values.dtype(), 1));
  }

  /** The mask in a shape that broadcasts over the values. */
  static NDArray wide(NDArray values, NDArray mask) {
    long[] wide = new long[values.rank()];
    Arrays.fill(wide, 1);
    wide[0] = mask.size(0);
    if (mask.rank() == 2) {
      wide[wide.length - 1] = mask.size(1);
    } else { // each pixel its own: the mask has no axis of channels, the values may have
      int without = wide.length - mask.rank();
      for (int axis = 1; axis < mask.rank(); axis++) {
        wide[axis + without] = mask.size(axis);
      }
    }
    return Shapes.reshape(mask, wide);
  }

  /** Whether a mask is one of time steps of such values. */
  static boolean byStep(NDArray values, @Nullable NDArray mask) {
    return mask != null && mask.rank() == 2 && values.rank() == 3;
  }
}
