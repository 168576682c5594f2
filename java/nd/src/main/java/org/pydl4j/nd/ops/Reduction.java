package org.pydl4j.nd.ops;

import java.util.Arrays;
import org.pydl4j.nd.Axes;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.IndexException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.internal.ReduceOp;

/**
 * Sums and other summaries along axes, in new memory. No axes means all of them; negative axes
 * count from the end; {@code keepDims} leaves reduced axes with the size 1.
 */
public final class Reduction {
  private Reduction() {}

  /** The sum; of integers and bools int64. */
  public static NDArray sum(NDArray a, int... axes) {
    return sum(a, false, axes);
  }

  /** {@link #sum(NDArray, int...)} along one axis. */
  public static NDArray sum(NDArray a, int axis) {
    return sum(a, new int[] {axis});
  }

  /** The sum; of integers and bools int64. */
  public static NDArray sum(NDArray a, boolean keepDims, int... axes) {
    return reduce(ReduceOp.SUM, "sum", a, keepDims, axes);
  }

  /** {@link #sum(NDArray, boolean, int...)} along one axis. */
  public static NDArray sum(NDArray a, boolean keepDims, int axis) {
    return sum(a, keepDims, new int[] {axis});
  }

  /** The mean of floating numbers; of none NaN. */
  public static NDArray mean(NDArray a, int... axes) {
    return mean(a, false, axes);
  }

  /** {@link #mean(NDArray, int...)} along one axis. */
  public static NDArray mean(NDArray a, int axis) {
    return mean(a, new int[] {axis});
  }

  /** The mean of floating numbers; of none NaN. */
  public static NDArray mean(NDArray a, boolean keepDims, int... axes) {
    OperandChecks.floating("mean", a);
    return reduce(ReduceOp.MEAN, "mean", a, keepDims, axes);
  }

  /** {@link #mean(NDArray, boolean, int...)} along one axis. */
  public static NDArray mean(NDArray a, boolean keepDims, int axis) {
    return mean(a, keepDims, new int[] {axis});
  }

  /** The product; of integers and bools int64. */
  public static NDArray prod(NDArray a, int... axes) {
    return prod(a, false, axes);
  }

  /** {@link #prod(NDArray, int...)} along one axis. */
  public static NDArray prod(NDArray a, int axis) {
    return prod(a, new int[] {axis});
  }

  /** The product; of integers and bools int64. */
  public static NDArray prod(NDArray a, boolean keepDims, int... axes) {
    return reduce(ReduceOp.PROD, "prod", a, keepDims, axes);
  }

  /** {@link #prod(NDArray, boolean, int...)} along one axis. */
  public static NDArray prod(NDArray a, boolean keepDims, int axis) {
    return prod(a, keepDims, new int[] {axis});
  }

  /** The smallest; NaN when one is NaN. Of none it is refused. */
  public static NDArray min(NDArray a, int... axes) {
    return min(a, false, axes);
  }

  /** {@link #min(NDArray, int...)} along one axis. */
  public static NDArray min(NDArray a, int axis) {
    return min(a, new int[] {axis});
  }

  /** The smallest; NaN when one is NaN. Of none it is refused. */
  public static NDArray min(NDArray a, boolean keepDims, int... axes) {
    requireElements("min", a, axes);
    return reduce(ReduceOp.MIN, "min", a, keepDims, axes);
  }

  /** {@link #min(NDArray, boolean, int...)} along one axis. */
  public static NDArray min(NDArray a, boolean keepDims, int axis) {
    return min(a, keepDims, new int[] {axis});
  }

  /** The largest; NaN when one is NaN. Of none it is refused. */
  public static NDArray max(NDArray a, int... axes) {
    return max(a, false, axes);
  }

  /** {@link #max(NDArray, int...)} along one axis. */
  public static NDArray max(NDArray a, int axis) {
    return max(a, new int[] {axis});
  }

  /** The largest; NaN when one is NaN. Of none it is refused. */
  public static NDArray max(NDArray a, boolean keepDims, int... axes) {
    requireElements("max", a, axes);
    return reduce(ReduceOp.MAX, "max", a, keepDims, axes);
  }

  /** {@link #max(NDArray, boolean, int...)} along one axis. */
  public static NDArray max(NDArray a, boolean keepDims, int axis) {
    return max(a, keepDims, new int[] {axis});
  }

  /**
   * The mean squared distance from the mean; of too few elements it is refused.
   *
   * @param unbiased divides by n - 1 instead of n (numpy's {@code ddof=1})
   */
  public static NDArray var(NDArray a, boolean unbiased, boolean keepDims, int... axes) {
    requireSpread("var", a, unbiased, axes);
    return reduce(spread(ReduceOp.VAR, unbiased, a), "var", a, keepDims, axes);
  }

  /** {@link #var(NDArray, boolean, boolean, int...)} along one axis. */
  public static NDArray var(NDArray a, boolean unbiased, boolean keepDims, int axis) {
    return var(a, unbiased, keepDims, new int[] {axis});
  }

  /** The square root of {@link #var}. */
  public static NDArray std(NDArray a, boolean unbiased, boolean keepDims, int... axes) {
    requireSpread("std", a, unbiased, axes);
    return reduce(spread(ReduceOp.STD, unbiased, a), "std", a, keepDims, axes);
  }

  /** {@link #std(NDArray, boolean, boolean, int...)} along one axis. */
  public static NDArray std(NDArray a, boolean unbiased, boolean keepDims, int axis) {
    return std(a, unbiased, keepDims, new int[] {axis});
  }

  /** Whether any element is not 0, as bool; of none false. */
  public static NDArray any(NDArray a, int... axes) {
    return reduce(ReduceOp.ANY, "any", a, false, axes);
  }

  /** {@link #any(NDArray, int...)} along one axis. */
  public static NDArray any(NDArray a, int axis) {
    return any(a, new int[] {axis});
  }

  /** Whether all elements are not 0, as bool; of none true. */
  public static NDArray all(NDArray a, int... axes) {
    return reduce(ReduceOp.ALL, "all", a, false, axes);
  }

  /** {@link #all(NDArray, int...)} along one axis. */
  public static NDArray all(NDArray a, int axis) {
    return all(a, new int[] {axis});
  }

  /** {@code log(sum(exp(a)))} without overflow. */
  public static NDArray logSumExp(NDArray a, boolean keepDims, int... axes) {
    OperandChecks.floating("logSumExp", a);
    return reduce(ReduceOp.LOG_SUM_EXP, "logSumExp", a, keepDims, axes);
  }

  /** {@link #logSumExp(NDArray, boolean, int...)} along one axis. */
  public static NDArray logSumExp(NDArray a, boolean keepDims, int axis) {
    return logSumExp(a, keepDims, new int[] {axis});
  }

  /**
   * {@code sum(|a|^p)^(1/p)}.
   *
   * @param p 2 for the Euclidean length, 1, infinity (the largest), 0 (how many are not 0), ...
   */
  public static NDArray norm(NDArray a, double p, boolean keepDims, int... axes) {
    OperandChecks.floating("norm", a);
    if (!(p >= 0)) {
      throw new IndexException("norm: p must be 0 or more. Got " + p + ".");
    }
    if (Double.isInfinite(p)) {
      requireElements("norm", a, axes);
    }
    return ReduceOp.norm(a, p, axesOf("norm", a, axes), keepDims);
  }

  /** {@link #norm(NDArray, double, boolean, int...)} along one axis. */
  public static NDArray norm(NDArray a, double p, boolean keepDims, int axis) {
    return norm(a, p, keepDims, new int[] {axis});
  }

  /** The Euclidean length of all elements. */
  public static NDArray norm(NDArray a) {
    return norm(a, 2, false);
  }

  /** The place of the largest along an axis, int64; the first of equals. */
  public static NDArray argMax(NDArray a, int axis) {
    return argument("argMax", a, true, axis);
  }

  /** The place of the largest in C order, int64 scalar. */
  public static NDArray argMax(NDArray a) {
    OperandChecks.notEmpty("argMax", a);
    OperandChecks.notBool("argMax", a);
    return ReduceOp.argument(a, true);
  }

  /** The place of the smallest along an axis, int64; the first of equals. */
  public static NDArray argMin(NDArray a, int axis) {
    return argument("argMin", a, false, axis);
  }

  /** The place of the smallest in C order, int64 scalar. */
  public static NDArray argMin(NDArray a) {
    OperandChecks.notEmpty("argMin", a);
    OperandChecks.notBool("argMin", a);
    return ReduceOp.argument(a, false);
  }

  /** Running sums along an axis; of integers and bools int64. */
  public static NDArray cumSum(NDArray a, int axis) {
    return ReduceOp.cumSum(a, Axes.normalize(axis, a.rank()));
  }

  /** Running products along an axis; of integers and bools int64. */
  public static NDArray cumProd(NDArray a, int axis) {
    return ReduceOp.cumProd(a, Axes.normalize(axis, a.rank()));
  }

  private static NDArray reduce(ReduceOp op, String what, NDArray a, boolean keep, int... axes) {
    if (a.rank() > 0) {
      return op.of(a, axesOf(what, a, axes), keep);
    }
    axesOf(what, a, axes);
    // The engine takes no axis of a scalar: lend it one.
    try (NDArray one = Shapes.expandDims(a, 0)) {
      return op.of(one, new long[] {0}, false);
    }
  }

  /** Of no elements the result has none either, and any reduction makes it; var would warn. */
  private static ReduceOp spread(ReduceOp op, boolean unbiased, NDArray a) {
    if (a.length() == 0) {
      return ReduceOp.SUM;
    }
    return !unbiased ? op : op == ReduceOp.VAR ? ReduceOp.VAR_UNBIASED : ReduceOp.STD_UNBIASED;
  }

  private static void requireSpread(String what, NDArray a, boolean unbiased, int... axes) {
    OperandChecks.floating(what, a);
    long count = 1;
    for (long axis : axesOf(what, a, axes)) {
      count *= a.size((int) axis);
    }
    if (count < (unbiased ? 2 : 1)) {
      throw new ShapeException(
          what
              + " needs at least "
              + (unbiased ? "2 elements when unbiased" : "1 element")
              + ". Got "
              + count
              + " of the shape "
              + Arrays.toString(a.shape())
              + ".");
    }
  }

  private static NDArray argument(String what, NDArray a, boolean largest, int axis) {
    OperandChecks.notBool(what, a);
    requireElements(what, a, axis);
    return ReduceOp.argument(a, largest, Axes.normalize(axis, a.rank()), false);
  }

  private static void requireElements(String what, NDArray a, int... axes) {
    for (long axis : axesOf(what, a, axes)) {
      if (a.size((int) axis) == 0) {
        throw new ShapeException(
            what
                + " of no elements is not defined: axis "
                + axis
                + " of "
                + Arrays.toString(a.shape())
                + " is empty.");
      }
    }
  }

  private static long[] axesOf(String what, NDArray a, int... axes) {
    int rank = a.rank();
    long[] result = new long[axes.length == 0 ? rank : axes.length];
    boolean[] seen = new boolean[rank];
    for (int i = 0; i < result.length; i++) {
      int axis = axes.length == 0 ? i : Axes.normalize(axes[i], rank);
      if (seen[axis]) {
        throw new IndexException(
            what + ": the axes " + Arrays.toString(axes) + " name axis " + axis + " twice.");
      }
      seen[axis] = true;
      result[i] = axis;
    }
    return result;
  }
}
