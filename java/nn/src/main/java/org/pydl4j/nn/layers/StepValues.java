package org.pydl4j.nn.layers;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Comparison;
import org.pydl4j.nd.ops.Reduction;

/** Masks that are made of values. */
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
    return new Signal(Masks.real(x, mask), mask);
  }
}
