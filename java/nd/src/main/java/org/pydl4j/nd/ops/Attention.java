package org.pydl4j.nd.ops;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.internal.Attend;

/** Attention in one native call that autograd goes back through. */
public final class Attention {
  private Attention() {}

  /**
   * {@code softmax(scale · queries keysT) values}, the softmax over the keys.
   *
   * @param queries {@code [n, heads, places, size]}
   * @param keys {@code [n, heads, others, size]}
   * @param values {@code [n, heads, others, width]}
   * @param allowed which keys a query sees, bool, that broadcasts to {@code [n, heads, places,
   *     others]}, with at least one for each query; null for all
   * @param causal whether a query sees only the keys up to its own place; without {@code allowed}
   * @return {@code [n, heads, places, width]}
   */
  public static NDArray scaledDotProduct(
      NDArray queries,
      NDArray keys,
      NDArray values,
      @Nullable NDArray allowed,
      boolean causal,
      double scale) {
    String what = "scaledDotProduct";
    OperandChecks.floating(what, queries);
    for (NDArray each : new NDArray[] {queries, keys, values}) {
      OperandChecks.rank(what, each, 4);
      OperandChecks.sameType(what, queries, each);
      OperandChecks.sameDevice(what, queries, each);
    }
    long n = queries.size(0);
    long heads = queries.size(1);
    OperandChecks.shape(what + ": the keys", keys, n, heads, keys.size(2), queries.size(3));
    OperandChecks.shape(what + ": the values", values, n, heads, keys.size(2), values.size(3));
    if (allowed != null) {
      OperandChecks.type(what, allowed, DType.BOOL);
      OperandChecks.rank(what, allowed, 4);
      OperandChecks.sameDevice(what, queries, allowed);
      if (causal) {
        throw new ShapeException(
            what + ": give either which keys are allowed, or causal. Got both.");
      }
    }
    OperandChecks.fits(queries, queries.dtype(), n, heads, queries.size(2), values.size(3));
    return Attend.scaledDotProduct(queries, keys, values, allowed, causal, scale);
  }
}
