package org.pydl4j.nn.layers;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Reduction;

/** What layers of capsules share: vectors whose length says how likely something is there. */
final class Capsules {
  private static final double EPSILON = 1e-5; // DL4J's

  private Capsules() {}

  /** {@code |x|² / (1 + |x|²) · x / |x|} along an axis: a length below 1. */
  static NDArray squash(NDArray x, int axis) {
    NDArray square = Reduction.sum(Maths.square(x), true, axis);
    NDArray length = Maths.sqrt(Arithmetic.add(square, EPSILON));
    NDArray below = Arithmetic.mul(Arithmetic.add(square, 1.0), length);
    return Arithmetic.div(Arithmetic.mul(x, square), below);
  }
}
