package org.pydl4j.nd.ops;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.internal.Activate;
import org.pydl4j.nd.internal.UnaryOp;

/** Functions of each element, in new memory; derivatives flow through them. */
public final class Maths {
  private Maths() {}

  /** {@code |a|}. */
  public static NDArray abs(NDArray a) {
    return UnaryOp.ABS.of(a);
  }

  /** -1, 0 or 1. */
  public static NDArray sign(NDArray a) {
    return UnaryOp.SIGN.of(a);
  }

  /** The natural logarithm. */
  public static NDArray log(NDArray a) {
    Check.floating("log", a);
    return UnaryOp.LOG.of(a);
  }

  /** Brought between {@code low} and {@code high}. */
  public static NDArray clip(NDArray a, double low, double high) {
    Check.floating("clip", a);
    return Activate.clippedLine(a, 1, 0, low, high);
  }
}
