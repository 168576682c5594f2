package org.pydl4j.nd.ops;

import java.util.Arrays;
import org.pydl4j.nd.Axes;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.internal.BinaryOp;
import org.pydl4j.nd.internal.Choose;
import org.pydl4j.nd.internal.UnaryOp;

/**
 * Comparisons and logic, with broadcasting; results are bool, in new memory. Integer arrays are
 * compared with a number by its value, whether their type holds it or not; floating arrays with the
 * number rounded to their type, as in numpy.
 */
public final class Comparison {
  private Comparison() {}

  /** {@code a == b}; NaN equals nothing. */
  public static NDArray eq(NDArray a, NDArray b) {
    return compare(BinaryOp.EQ, "eq", a, b);
  }

  /** {@code a == b}. */
  public static NDArray eq(NDArray a, Number b) {
    return NumberComparison.of(BinaryOp.EQ, "eq", a, b);
  }

  /** {@code a != b}. */
  public static NDArray ne(NDArray a, NDArray b) {
    return compare(BinaryOp.NE, "ne", a, b);
  }

  /** {@code a != b}. */
  public static NDArray ne(NDArray a, Number b) {
    return NumberComparison.of(BinaryOp.NE, "ne", a, b);
  }

  /** {@code a < b}. */
  public static NDArray lt(NDArray a, NDArray b) {
    return compare(BinaryOp.LT, "lt", a, b);
  }

  /** {@code a < b}. */
  public static NDArray lt(NDArray a, Number b) {
    return NumberComparison.of(BinaryOp.LT, "lt", a, b);
  }

  /** {@code a <= b}. */
  public static NDArray le(NDArray a, NDArray b) {
    return compare(BinaryOp.LE, "le", a, b);
  }

  /** {@code a <= b}. */
  public static NDArray le(NDArray a, Number b) {
    return NumberComparison.of(BinaryOp.LE, "le", a, b);
  }

  /** {@code a > b}. */
  public static NDArray gt(NDArray a, NDArray b) {
    return compare(BinaryOp.GT, "gt", a, b);
  }

  /** {@code a > b}. */
  public static NDArray gt(NDArray a, Number b) {
    return NumberComparison.of(BinaryOp.GT, "gt", a, b);
  }

  /** {@code a >= b}. */
  public static NDArray ge(NDArray a, NDArray b) {
    return compare(BinaryOp.GE, "ge", a, b);
  }

  /** {@code a >= b}. */
  public static NDArray ge(NDArray a, Number b) {
    return NumberComparison.of(BinaryOp.GE, "ge", a, b);
  }

  /** Whether both are not 0. */
  public static NDArray and(NDArray a, NDArray b) {
    return compare(BinaryOp.AND, "and", a, b);
  }

  /** Whether one is not 0. */
  public static NDArray or(NDArray a, NDArray b) {
    return compare(BinaryOp.OR, "or", a, b);
  }

  /** Whether exactly one is not 0. */
  public static NDArray xor(NDArray a, NDArray b) {
    return compare(BinaryOp.XOR, "xor", a, b);
  }

  /** Whether it is 0. */
  public static NDArray not(NDArray a) {
    return UnaryOp.NOT.of(a);
  }

  /** Whether it is NaN. */
  public static NDArray isNaN(NDArray a) {
    return UnaryOp.IS_NAN.of(a);
  }

  /** Whether it is an infinity. */
  public static NDArray isInf(NDArray a) {
    return UnaryOp.IS_INF.of(a);
  }

  /** Whether it is neither NaN nor an infinity. */
  public static NDArray isFinite(NDArray a) {
    return UnaryOp.IS_FINITE.of(a);
  }

  /** Whether shapes and all elements are the same; NaN equals nothing. */
  public static boolean allEqual(NDArray a, NDArray b) {
    if (!Arrays.equals(a.shape(), b.shape())) {
      return false;
    }
    try (NDArray same = eq(a, b);
        NDArray all = Reduction.all(same)) {
      return all.getLong() != 0;
    }
  }

  /**
   * Whether {@code |a - b| <= atol + rtol |b|} everywhere, computed in float64.
   *
   * @param rtol at least 0
   * @param atol at least 0
   * @param equalNan whether NaN is close to NaN
   * @throws ConfigurationException if a tolerance is negative or NaN
   */
  public static boolean allClose(NDArray a, NDArray b, double rtol, double atol, boolean equalNan) {
    if (!(rtol >= 0 && atol >= 0)) {
      throw new ConfigurationException(
          "allClose: the tolerances must be at least 0. Got rtol "
              + rtol
              + " and atol "
              + atol
              + ".");
    }
    OperandChecks.fits(a, DType.FLOAT64, OperandChecks.broadcast("allClose", a, b));
    try (NDArray x = Casts.castTo(a, DType.FLOAT64);
        NDArray y = Casts.castTo(b, DType.FLOAT64)) {
      long[] shape = Axes.broadcast("allClose", x.shape(), y.shape());
      try (NDArray wideX = Shapes.broadcastTo(x, shape);
          NDArray wideY = Shapes.broadcastTo(y, shape)) {
        return Choose.allClose(wideX, wideY, rtol, atol, equalNan);
      }
    }
  }

  /** {@link #allClose(NDArray, NDArray, double, double, boolean)} with numpy's 1e-5 and 1e-8. */
  public static boolean allClose(NDArray a, NDArray b) {
    return allClose(a, b, 1e-5, 1e-8, false);
  }

  /**
   * {@code a} where the condition holds, else {@code b}; all three broadcast.
   *
   * @param condition bool
   */
  public static NDArray where(NDArray condition, NDArray a, NDArray b) {
    OperandChecks.type("where: the condition", condition, DType.BOOL);
    long[] values = OperandChecks.broadcast("where", a, b);
    long[] shape = Axes.broadcast("where", condition.shape(), values);
    OperandChecks.sameDevice("where", condition, a);
    OperandChecks.fits(a, a.dtype().bytes() > b.dtype().bytes() ? a.dtype() : b.dtype(), shape);
    return Choose.where(condition, a, b);
  }

  private static NDArray compare(BinaryOp op, String what, NDArray a, NDArray b) {
    OperandChecks.fits(a, DType.BOOL, OperandChecks.broadcast(what, a, b));
    return op.of(a, b);
  }
}
