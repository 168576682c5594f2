package org.pydl4j.nd.ops;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.internal.Windows;

/**
 * Products over windows, and the dense product. Images are {@code [batch, channels, height,
 * width]}; they are fastest when {@link #channelsLast} laid them out. Results are new memory.
 *
 * <p>Padding is two numbers (height, width), the same on both sides, or four (top, bottom, left,
 * right).
 */
public final class Convolutions {
  private static final double LOWEST = Double.NEGATIVE_INFINITY;

  private Convolutions() {}

  /**
   * {@code x wT + b}.
   *
   * @param x {@code [..., in]}
   * @param w {@code [out, in]}
   * @param b {@code [out]} or {@code null}
   * @return {@code [..., out]}
   */
  public static NDArray linear(NDArray x, NDArray w, @Nullable NDArray b) {
    OperandChecks.minRank("linear: the input", x, 1);
    OperandChecks.rank("linear: the weights", w, 2);
    OperandChecks.floating("linear", x);
    OperandChecks.sameType("linear", x, w);
    OperandChecks.sameDevice("linear", x, w);
    if (x.size(-1) != w.size(1)) {
      throw OperandChecks.shapes(
          "linear: the input's last axis must have the size of the weights' second", x, w);
    }
    checkBias("linear", x, w, b);
    long[] shape = x.shape();
    shape[shape.length - 1] = w.size(0);
    OperandChecks.fits(x, x.dtype(), shape);
    return Windows.linear(x, w, b);
  }

  /**
   * Cross-correlation with learnt windows.
   *
   * @param x {@code [batch, in, height, width]}
   * @param w {@code [out, in / groups, kernelHeight, kernelWidth]}
   * @param b {@code [out]} or {@code null}
   * @param stride, dilation height and width, at least 1
   * @return {@code [batch, out, outHeight, outWidth]}, where outHeight = floor((height + padding -
   *     dilation (kernelHeight - 1) - 1) / stride) + 1
   */
  public static NDArray conv2d(
      NDArray x,
      NDArray w,
      @Nullable NDArray b,
      long[] stride,
      long[] padding,
      long[] dilation,
      long groups) {
    OperandChecks.rank("conv2d: the input", x, 4);
    OperandChecks.rank("conv2d: the weights", w, 4);
    OperandChecks.floating("conv2d", x);
    OperandChecks.sameType("conv2d", x, w);
    OperandChecks.sameDevice("conv2d", x, w);
    OperandChecks.size("conv2d: groups", groups, 1);
    long[] kernel = {w.size(2), w.size(3)};
    long[] out = outputSize("conv2d", x, kernel, stride, padding, dilation);
    if (w.size(1) * groups != x.size(1) || w.size(0) % groups != 0) {
      throw OperandChecks.shapes(
          "conv2d: the input's channels must be the weights' second axis times groups = "
              + groups
              + ", and groups must divide the outputs",
          x,
          w);
    }
    checkBias("conv2d", x, w, b);
    OperandChecks.fits(x, x.dtype(), x.size(0), w.size(0), out[0], out[1]);
    if (isSymmetric(padding)) {
      return Windows.conv2d(x, w, b, stride, symmetric(padding), dilation, groups);
    }
    try (NDArray padded = pad(x, 0, padding)) {
      return Windows.conv2d(padded, w, b, stride, new long[] {0, 0}, dilation, groups);
    }
  }

  /** The largest element of each window; padding counts as minus infinity. */
  public static NDArray maxPool2d(
      NDArray x, long[] kernel, long[] stride, long[] padding, long[] dilation) {
    OperandChecks.floating("maxPool2d", x);
    long[] out = outputSize("maxPool2d", x, kernel, stride, padding, dilation);
    OperandChecks.fits(x, x.dtype(), x.size(0), x.size(1), out[0], out[1]);
    if (fitsEngine(padding, kernel)) {
      return Windows.maxPool2d(x, kernel, stride, symmetric(padding), dilation);
    }
    try (NDArray padded = pad(x, LOWEST, padding)) {
      return Windows.maxPool2d(padded, kernel, stride, new long[] {0, 0}, dilation);
    }
  }

  /**
   * The mean of each window.
   *
   * @param dilation distance between the elements of a window, height and width, at least 1
   * @param countPadding whether padded places count as zeros; otherwise the mean is over those
   *     inside (DL4J's and the usual choice)
   */
  public static NDArray avgPool2d(
      NDArray x,
      long[] kernel,
      long[] stride,
      long[] padding,
      long[] dilation,
      boolean countPadding) {
    OperandChecks.floating("avgPool2d", x);
    long[] out = outputSize("avgPool2d", x, kernel, stride, padding, dilation);
    OperandChecks.fits(x, x.dtype(), x.size(0), x.size(1), out[0], out[1]);
    if (fitsEngine(padding, kernel) && Arrays.equals(dilation, new long[] {1, 1})) {
      return Windows.avgPool2d(x, kernel, stride, symmetric(padding), countPadding);
    }
    try (NDArray padded = pad(x, 0, padding)) {
      NDArray mean = Windows.meanOfWindows(padded, kernel, stride, dilation);
      if (countPadding || x.length() == 0) {
        return mean;
      }
      long[] around = engineOrder(padding);
      try (mean;
          NDArray inside = Windows.insideShare(x, kernel, stride, dilation, around)) {
        return Arithmetic.div(mean, inside);
      }
    }
  }

  /** A border of zeros of {@code padding} (height, width or top, bottom, left, right) elements. */
  public static NDArray zeroPad2d(NDArray x, long... padding) {
    OperandChecks.rank("zeroPad2d", x, 4);
    checkPadding("zeroPad2d", padding);
    return pad(x, 0, padding);
  }

  /**
   * {@code x} laid out as (batch, height, width, channels) while it still shows {@code [batch,
   * channels, height, width]}; a view when it lies so already.
   */
  public static NDArray channelsLast(NDArray x) {
    OperandChecks.rank("channelsLast", x, 4);
    return Windows.channelsLast(x);
  }

  /** Output height and width; throws when a window does not fit. */
  public static long[] outputSize(
      String what, NDArray x, long[] kernel, long[] stride, long[] padding, long[] dilation) {
    OperandChecks.rank(what, x, 4);
    checkPadding(what, padding);
    pair(what + ": the kernel", kernel);
    pair(what + ": the stride", stride);
    pair(what + ": the dilation", dilation);
    for (int axis = 1; axis < 4; axis++) {
      OperandChecks.size(what + ": axis " + axis + " of the input", x.size(axis), 1);
    }
    long[] around = engineOrder(padding);
    long[] out = new long[2];
    for (int i = 0; i < 2; i++) {
      long total = x.size(2 + i) + (i == 0 ? around[2] + around[3] : around[0] + around[1]);
      long window = Math.addExact(Math.multiplyExact(dilation[i], kernel[i] - 1), 1);
      if (window > total) {
        throw new ShapeException(
            what
                + ": a window of "
                + Arrays.toString(kernel)
                + " with dilation "
                + Arrays.toString(dilation)
                + " does not fit into an input of shape "
                + Arrays.toString(x.shape())
                + " with padding "
                + Arrays.toString(padding)
                + ".");
      }
      out[i] = (total - window) / stride[i] + 1;
    }
    return out;
  }

  private static void checkBias(String what, NDArray x, NDArray w, @Nullable NDArray b) {
    if (b != null) {
      OperandChecks.shape(what + ": the bias", b, w.size(0));
      OperandChecks.sameType(what, x, b);
      OperandChecks.sameDevice(what, x, b);
    }
  }

  private static void checkPadding(String what, long[] padding) {
    boolean right = padding.length == 2 || padding.length == 4;
    // Below 2^31, so that no sum of sizes overflows.
    if (!right || Arrays.stream(padding).anyMatch(p -> p < 0 || p > Integer.MAX_VALUE)) {
      throw new ShapeException(
          what
              + ": the padding is 2 or 4 numbers of 0 or more. Got "
              + Arrays.toString(padding)
              + ".");
    }
  }

  private static void pair(String what, long[] numbers) {
    if (numbers.length != 2
        || Arrays.stream(numbers).anyMatch(n -> n < 1 || n > Integer.MAX_VALUE)) {
      throw new ShapeException(
          what
              + " is 2 numbers of 1 or more (height, width). Got "
              + Arrays.toString(numbers)
              + ".");
    }
  }

  private static boolean isSymmetric(long[] padding) {
    return padding.length == 2 || padding[0] == padding[1] && padding[2] == padding[3];
  }

  /** The engine's pooling takes equal padding of at most half a window. */
  private static boolean fitsEngine(long[] padding, long[] kernel) {
    if (!isSymmetric(padding)) {
      return false;
    }
    long[] two = symmetric(padding);
    return two[0] <= kernel[0] / 2 && two[1] <= kernel[1] / 2;
  }

  private static long[] symmetric(long[] padding) {
    return padding.length == 2 ? padding : new long[] {padding[0], padding[2]};
  }

  /** (left, right, top, bottom), as the engine lists them. */
  private static long[] engineOrder(long[] padding) {
    return padding.length == 2
        ? new long[] {padding[1], padding[1], padding[0], padding[0]}
        : new long[] {padding[2], padding[3], padding[0], padding[1]};
  }

  private static NDArray pad(NDArray x, double value, long... padding) {
    long[] around = engineOrder(padding);
    OperandChecks.fits(
        x,
        x.dtype(),
        x.size(0),
        x.size(1),
        x.size(2) + around[2] + around[3],
        x.size(3) + around[0] + around[1]);
    return Windows.pad2d(x, value, around);
  }
}
