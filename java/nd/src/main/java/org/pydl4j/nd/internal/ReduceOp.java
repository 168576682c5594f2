package org.pydl4j.nd.internal;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.pydl4j.nd.NDArray;

/** Functions that shrink axes to one element each; a new one is one line. Axes are never empty. */
public enum ReduceOp {
  SUM((t, axes, keep) -> typed((type) -> torch.sum(t, axes, keep, type))),
  MEAN((t, axes, keep) -> typed((type) -> torch.mean(t, axes, keep, type))),
  MIN((t, axes, keep) -> torch.amin(t, axes, keep)),
  MAX((t, axes, keep) -> torch.amax(t, axes, keep)),
  VAR((t, axes, keep) -> torch.var(t, axes, false, keep)),
  VAR_UNBIASED((t, axes, keep) -> torch.var(t, axes, true, keep)),
  STD((t, axes, keep) -> torch.std(t, axes, false, keep)),
  STD_UNBIASED((t, axes, keep) -> torch.std(t, axes, true, keep)),
  ANY((t, axes, keep) -> torch.any(t, axes, keep)),
  ALL((t, axes, keep) -> torch.all(t, axes, keep)),
  LOG_SUM_EXP((t, axes, keep) -> torch.logsumexp(t, axes, keep)),
  PROD(ReduceOp::product);

  /** A native reduction. */
  @FunctionalInterface
  interface Call {
    Tensor apply(Tensor t, long[] axes, boolean keep);
  }

  private interface Typed {
    Tensor apply(ScalarTypeOptional type);
  }

  private final Call call;

  ReduceOp(Call call) {
    this.call = call;
  }

  /** Over the given axes (0 or more each, none twice) of an array that has axes. */
  public NDArray of(NDArray a, long[] axes, boolean keep) {
    return Native.fresh(a, t -> call.apply(t, axes, keep));
  }

  /** The p-norm over axes. */
  public static NDArray norm(NDArray a, double p, long[] axes, boolean keep) {
    return Native.fresh(
        a,
        t -> {
          try (Scalar power = new Scalar(p)) {
            return typed(type -> torch.linalg_vector_norm(t, power, axes, keep, type));
          }
        });
  }

  /** Where the largest (or smallest) element of an axis stands. */
  public static NDArray argument(NDArray a, boolean largest, int axis, boolean keep) {
    return Native.fresh(
        a,
        t -> {
          try (LongOptional along = new LongOptional(axis)) {
            return largest ? torch.argmax(t, along, keep) : torch.argmin(t, along, keep);
          }
        });
  }

  /** Where the largest (or smallest) of all elements stands in C order. */
  public static NDArray argument(NDArray a, boolean largest) {
    return Native.fresh(a, t -> largest ? torch.argmax(t) : torch.argmin(t));
  }

  /** Running sums along an axis. */
  public static NDArray cumSum(NDArray a, int axis) {
    return Native.sameSize(a, t -> torch.cumsum(t, axis));
  }

  /** Running products along an axis. */
  public static NDArray cumProd(NDArray a, int axis) {
    return Native.sameSize(a, t -> torch.cumprod(t, axis));
  }

  private static Tensor typed(Typed call) {
    try (ScalarTypeOptional same = new ScalarTypeOptional()) {
      return call.apply(same);
    }
  }

  /** The engine multiplies along one axis at a time. */
  private static Tensor product(Tensor t, long[] axes, boolean keep) {
    long[] sorted = axes.clone();
    java.util.Arrays.sort(sorted);
    Tensor result = t.alias();
    for (int i = sorted.length - 1; i >= 0; i--) {
      long axis = sorted[i];
      try (Tensor previous = result) {
        result = typed(type -> torch.prod(previous, axis, keep, type));
      }
    }
    return result;
  }
}
