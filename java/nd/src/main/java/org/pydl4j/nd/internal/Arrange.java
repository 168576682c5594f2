package org.pydl4j.nd.internal;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.pydl4j.nd.NDArray;

/** Other shapes and orders of the same elements. */
public final class Arrange {
  private Arrange() {}

  /** Another shape; a view where the strides allow it. */
  public static NDArray reshape(NDArray a, long... shape) {
    return Native.either(a, t -> t.reshape(shape));
  }

  /** Axes in another order, as a view. */
  public static NDArray permute(NDArray a, long... order) {
    return Native.view(a, t -> t.permute(order));
  }

  /** Without one axis of size 1, as a view. */
  public static NDArray squeeze(NDArray a, int axis) {
    return Native.view(a, t -> torch.squeeze(t, (long) axis));
  }

  /** With one more axis of size 1, as a view. */
  public static NDArray expandDims(NDArray a, int axis) {
    return Native.view(a, t -> torch.unsqueeze(t, axis));
  }

  /** Axes of size 1 repeated with stride 0, as a view. */
  public static NDArray broadcast(NDArray a, long... shape) {
    return Native.view(a, t -> t.expand(shape));
  }

  /** Views of equal parts of an axis, whose derivatives are joined in one operation. */
  public static List<NDArray> chunk(NDArray a, int pieces, int axis) {
    return Native.use(a, t -> views(a, torch.split(t, t.size(axis) / pieces, axis)));
  }

  /** Views of all places of an axis, whose derivatives are joined in one operation. */
  public static List<NDArray> unstack(NDArray a, int axis) {
    return Native.use(a, t -> views(a, torch.unbind(t, axis)));
  }

  private static List<NDArray> views(NDArray of, TensorVector parts) {
    try (parts) {
      List<NDArray> views = new ArrayList<>();
      for (long i = 0; i < parts.size(); i++) {
        views.add(Native.viewOf(of, new Tensor(parts.get(i))));
      }
      return views;
    }
  }

  /** Joined along an axis. */
  public static NDArray concat(List<NDArray> arrays, int axis) {
    return Native.fresh(
        arrays,
        tensors -> {
          try (TensorVector all = new TensorVector(tensors)) {
            return torch.cat(all, axis);
          }
        });
  }

  /** Joined along a new axis. */
  public static NDArray stack(List<NDArray> arrays, int axis) {
    return Native.fresh(
        arrays,
        tensors -> {
          try (TensorVector all = new TensorVector(tensors)) {
            return torch.stack(all, axis);
          }
        });
  }

  /** The whole array several times along each axis. */
  public static NDArray tile(NDArray a, long... times) {
    return Native.fresh(a, t -> torch.tile(t, times));
  }

  /** Each place of an axis several times. */
  public static NDArray repeat(NDArray a, long times, int axis) {
    return Native.fresh(
        a,
        t -> {
          try (LongOptional along = new LongOptional(axis);
              LongOptional unknown = new LongOptional()) {
            return torch.repeat_interleave(t, times, along, unknown);
          }
        });
  }

  /** Axes backwards. */
  public static NDArray flip(NDArray a, long... axes) {
    return Native.sameSize(a, t -> torch.flip(t, axes));
  }

  /** Places of an axis moved on, the last ones to the front. */
  public static NDArray roll(NDArray a, long by, int axis) {
    return Native.sameSize(a, t -> torch.roll(t, new long[] {by}, axis));
  }

  /** Below (or above) a diagonal, zeros elsewhere. */
  public static NDArray triangle(NDArray a, boolean lower, long diagonal) {
    return Native.sameSize(a, t -> lower ? torch.tril(t, diagonal) : torch.triu(t, diagonal));
  }

  /** The diagonal of the last two axes, as a view. */
  public static NDArray diagonal(NDArray a, long offset) {
    return Native.view(a, t -> t.diagonal(offset, -2, -1));
  }

  /** Dense in C order; the same memory when it lies so already. */
  public static NDArray contiguous(NDArray a) {
    return Native.either(a, Tensor::contiguous);
  }
}
