package org.pydl4j.nn.layers;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Comparison;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nd.ops.Shapes;

/** Masks that are made of values, and values that are made 0 by masks. */
final class StepValues {
  private StepValues() {}

  /**
   * Sequences [n, size, time] whose mask also leaves out the steps that hold one number alone,
   * which become 0.
   */
  static Signal withoutStepsOf(Signal sequences, double value) {
    NDArray x = sequences.value();
    NDArray real = Reduction.any(Comparison.ne(x, value), 1);
    NDArray made = Casts.castTo(real, x.dtype());
    @Nullable NDArray before = sequences.mask();
    NDArray mask = before == null ? made : Arithmetic.mul(made, before);
    return new Signal(zeroed(x, mask), mask);
  }

  /** The values [n, …] with 0 where a mask [n, time], over the last axis, or [n] is 0. */
  static NDArray zeroed(NDArray values, NDArray mask) {
    long[] wide = new long[values.rank()];
    Arrays.fill(wide, 1);
    wide[0] = mask.size(0);
    if (mask.rank() == 2) {
      wide[wide.length - 1] = mask.size(1);
    }
    NDArray real = Comparison.ne(Shapes.reshape(mask, wide), 0);
    return Comparison.where(real, values, Nd.zeros(values.dtype(), 1));
  }
}
