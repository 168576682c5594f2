package org.pydl4j.nd.internal;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;

/** Convolution, pooling and resampling over one, two or three axes. */
public final class Volumes {
  private Volumes() {}

  /** Cross-correlation, or with {@code transposed} its transpose; {@code b} may be null. */
  public static NDArray conv(
      NDArray x,
      NDArray w,
      @Nullable NDArray b,
      long[] stride,
      long[] padding,
      long[] dilation,
      boolean transposed,
      long[] more,
      long groups) {
    return b == null
        ? Native.fresh(
            x, w, (t, v) -> conv(t, v, null, stride, padding, dilation, transposed, more, groups))
        : Native.fresh(
            x,
            w,
            b,
            (t, v, c) -> conv(t, v, c, stride, padding, dilation, transposed, more, groups));
  }

  private static Tensor conv(
      Tensor x,
      Tensor w,
      @Nullable Tensor b,
      long[] stride,
      long[] padding,
      long[] dilation,
      boolean transposed,
      long[] more,
      long groups) {
    try (TensorOptional bias = b == null ? new TensorOptional() : new TensorOptional(b)) {
      return torch.convolution(x, w, bias, stride, padding, dilation, transposed, more, groups);
    }
  }

  /** The greatest of each window of [n, c, d, h, w]; nothing is padded. */
  public static NDArray maxPool3d(NDArray x, long[] kernel, long[] stride, long[] dilation) {
    long[] none = new long[3];
    return Native.fresh(x, t -> torch.max_pool3d(t, kernel, stride, none, dilation, false));
  }

  /** The mean of each window of [n, c, d, h, w] of neighbours; nothing is padded. */
  public static NDArray avgPool3d(NDArray x, long[] kernel, long[] stride) {
    long[] none = new long[3];
    return Native.fresh(
        x,
        t -> {
          try (LongOptional divisor = new LongOptional()) {
            return torch.avg_pool3d(t, kernel, stride, none, false, true, divisor);
          }
        });
  }

  /**
   * A constant border; {@code around} is (front, behind) of the last axis, then of the one before.
   */
  public static NDArray pad(NDArray x, double value, long... around) {
    return Native.fresh(
        x,
        t -> {
          try (Scalar number = new Scalar(value)) {
            return torch.constant_pad_nd(t, around, number);
          }
        });
  }

  /** Each element several times along the axes behind the channels. */
  public static NDArray nearest(NDArray x, long... sizes) {
    return Native.fresh(
        x,
        t ->
            switch (sizes.length) {
              case 1 -> torch.upsample_nearest1d(t, sizes);
              case 2 -> torch.upsample_nearest2d(t, sizes);
              default -> torch.upsample_nearest3d(t, sizes);
            });
  }

  /** Between elements on straight lines, whose ends are the centres of the elements. */
  public static NDArray linear(NDArray x, long... sizes) {
    return Native.fresh(
        x,
        t ->
            switch (sizes.length) {
              case 1 -> torch.upsample_linear1d(t, sizes, false);
              case 2 -> torch.upsample_bilinear2d(t, sizes, false);
              default -> torch.upsample_trilinear3d(t, sizes, false);
            });
  }

  /** The windows of [n, c, h, w] as columns [n, c · kernel, windows]; nothing is padded. */
  public static NDArray unfold(NDArray x, long[] kernel, long[] stride, long[] dilation) {
    long[] none = new long[2];
    return Native.fresh(x, t -> torch.im2col(t, kernel, dilation, none, stride));
  }

  /** Rows of a table by whole numbers, which were checked. */
  public static NDArray embedding(NDArray table, NDArray indices) {
    return Native.fresh(table, indices, (t, i) -> torch.embedding(t, i));
  }
}
