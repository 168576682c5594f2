package org.pydl4j.nn.layers;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Maths;

/** The last step of p-norms. */
final class Norms {
  /** Below it a sum counts as it, so that the derivative of its root is a number. */
  private static final double LEAST = 1e-30;

  private Norms() {}

  /** The p-th root of sums of p-th powers. */
  static NDArray root(NDArray sums, double p) {
    NDArray some = Arithmetic.max(sums, LEAST);
    return p == 2 ? Maths.sqrt(some) : Arithmetic.pow(some, 1 / p);
  }
}
