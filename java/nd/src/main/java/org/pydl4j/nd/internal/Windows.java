package org.pydl4j.nd.internal;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;

/** Convolution, pooling and the dense layer's product. */
public final class Windows {
  private static final long[] NONE = {0, 0};

  private Windows() {}

  /** {@code x wT + b}; {@code b} may be null. */
  public static NDArray linear(NDArray x, NDArray w, @Nullable NDArray b) {
    return b == null
        ? Native.fresh(x, w, (t, v) -> torch.linear(t, v))
        : Native.fresh(
            x,
            w,
            b,
            (t, v, c) -> {
              try (TensorOptional bias = new TensorOptional(c)) {
                return torch.linear(t, v, bias);
              }
            });
  }

  /** Cross-correlation; {@code b} may be null. */
  public static NDArray conv2d(
      NDArray x,
      NDArray w,
      @Nullable NDArray b,
      long[] stride,
      long[] padding,
      long[] dilation,
      long groups) {
    return b == null
        ? Native.fresh(x, w, (t, v) -> conv(t, v, null, stride, padding, dilation, groups))
        : Native.fresh(x, w, b, (t, v, c) -> conv(t, v, c, stride, padding, dilation, groups));
  }

  private static Tensor conv(
      Tensor x,
      Tensor w,
      @Nullable Tensor b,
      long[] stride,
      long[] padding,
      long[] dilation,
      long groups) {
    try (TensorOptional bias = b == null ? new TensorOptional() : new TensorOptional(b)) {
      return torch.conv2d(x, w, bias, stride, padding, dilation, groups);
    }
  }

  /** The largest of each window. */
  public static NDArray maxPool2d(
      NDArray x, long[] kernel, long[] stride, long[] padding, long[] dilation) {
    if (Tiles.fit(x, kernel, stride, padding, dilation)) {
      return Native.fresh(x, t -> Tiles.max(t, kernel));
    }
    return Native.fresh(x, t -> torch.max_pool2d(t, kernel, stride, padding, dilation, false));
  }

  /** The mean of each window. */
  public static NDArray avgPool2d(
      NDArray x, long[] kernel, long[] stride, long[] padding, boolean countPadding) {
    return Native.fresh(
        x,
        t -> {
          try (LongOptional divisor = new LongOptional()) {
            return torch.avg_pool2d(t, kernel, stride, padding, false, countPadding, divisor);
          }
        });
  }

  /** The mean of each window, whose elements may lie apart; nothing is padded. */
  public static NDArray meanOfWindows(NDArray x, long[] kernel, long[] stride, long[] dilation) {
    return Native.fresh(x, t -> meanOfWindows(t, kernel, stride, dilation));
  }

  private static Tensor meanOfWindows(Tensor x, long[] kernel, long[] stride, long[] dilation) {
    if (dilation[0] == 1 && dilation[1] == 1) {
      try (LongOptional divisor = new LongOptional()) {
        return torch.avg_pool2d(x, kernel, stride, NONE, false, true, divisor);
      }
    }
    // The engine's mean knows no dilation: one channel's product with equal weights does.
    long channels = x.size(1);
    try (Scalar share = new Scalar(1.0 / (kernel[0] * kernel[1]));
        Tensor one = x.new_empty(channels, 1, kernel[0], kernel[1]);
        TensorOptional bias = new TensorOptional()) {
      one.fill_(share);
      return torch.conv2d(x, one, bias, stride, NONE, dilation, channels);
    }
  }

  /** How many elements of each window of {@code x} lie inside, as a mean; shape [1, 1, h, w]. */
  public static NDArray insideShare(
      NDArray x, long[] kernel, long[] stride, long[] dilation, long[] around) {
    return Native.fresh(
        x,
        t -> {
          try (Tensor one = t.detach();
              Tensor row = one.narrow(0, 0, 1);
              Tensor plane = row.narrow(1, 0, 1);
              Tensor ones = torch.ones_like(plane);
              Tensor padded = torch.constant_pad_nd(ones, around)) {
            return meanOfWindows(padded, kernel, stride, dilation);
          }
        });
  }

  /** A constant border; {@code around} is (left, right, top, bottom). */
  public static NDArray pad2d(NDArray x, double value, long... around) {
    return Native.fresh(
        x,
        t -> {
          try (Scalar number = new Scalar(value)) {
            return torch.constant_pad_nd(t, around, number);
          }
        });
  }

  /** Dense with the channels fastest; the same memory when it lies so already. */
  public static NDArray channelsLast(NDArray x) {
    return Native.either(x, t -> t.contiguous(MemoryFormat.ChannelsLast));
  }
}
