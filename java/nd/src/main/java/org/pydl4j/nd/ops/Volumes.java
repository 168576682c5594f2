package org.pydl4j.nd.ops;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.ShapeException;

/**
 * Convolution, pooling and resampling over one, two or three axes behind the channels: {@code [n,
 * channels, time]}, {@code [n, channels, height, width]}, {@code [n, channels, depth, height,
 * width]}. Borders are two numbers an axis, in front and behind, in the order of the axes.
 */
public final class Volumes {
  private Volumes() {}

  /**
   * Cross-correlation.
   *
   * @param w {@code [out, in / groups, kernel …]}
   * @param b {@code [out]} or null
   */
  public static NDArray conv(
      NDArray x,
      NDArray w,
      @Nullable NDArray b,
      long[] stride,
      long[] borders,
      long[] dilation,
      long groups) {
    if (x.rank() == 4) {
      return Convolutions.conv2d(x, w, b, stride, borders, dilation, groups);
    }
    checkConv("conv", x, w, b);
    requireWindow("conv", x, kernel(w), borders, dilation);
    long[] none = new long[stride.length];
    boolean even = isEven(borders);
    NDArray padded = even ? x : pad(x, 0, borders);
    long[] padding = even ? fronts(borders) : none;
    return org.pydl4j.nd.internal.Volumes.conv(
        padded, w, b, stride, padding, dilation, false, none, groups);
  }

  /**
   * The transpose of {@link #conv}: each element spreads over a window.
   *
   * @param w {@code [in, out / groups, kernel …]}
   * @param b {@code [out]} or null
   * @param padding what is cut from both sides of each axis
   * @param more what is added behind each axis, less than its stride or its dilation
   */
  public static NDArray deconv(
      NDArray x,
      NDArray w,
      @Nullable NDArray b,
      long[] stride,
      long[] padding,
      long[] dilation,
      long[] more,
      long groups) {
    checkConv("deconv", x, w, b);
    return org.pydl4j.nd.internal.Volumes.conv(
        x, w, b, stride, padding, dilation, true, more, groups);
  }

  /** The greatest element of each window; borders count as minus infinity. */
  public static NDArray maxPool(
      NDArray x, long[] kernel, long[] stride, long[] borders, long[] dilation) {
    if (x.rank() == 3) {
      NDArray image = Shapes.expandDims(x, 2);
      return Shapes.squeeze(
          Convolutions.maxPool2d(
              image, wide(kernel), wide(stride), wideBorders(borders), wide(dilation)),
          2);
    }
    if (x.rank() == 4) {
      return Convolutions.maxPool2d(x, kernel, stride, borders, dilation);
    }
    OperandChecks.rank("maxPool", x, 5);
    requireWindow("maxPool", x, kernel, borders, dilation);
    NDArray padded = pad(x, Double.NEGATIVE_INFINITY, borders);
    return org.pydl4j.nd.internal.Volumes.maxPool3d(padded, kernel, stride, dilation);
  }

  /**
   * The mean of each window.
   *
   * @param countBorders whether places of the border count as zeros; otherwise the mean is over
   *     those inside
   */
  public static NDArray avgPool(
      NDArray x,
      long[] kernel,
      long[] stride,
      long[] borders,
      long[] dilation,
      boolean countBorders) {
    if (x.rank() == 3) {
      NDArray image = Shapes.expandDims(x, 2);
      return Shapes.squeeze(
          Convolutions.avgPool2d(
              image,
              wide(kernel),
              wide(stride),
              wideBorders(borders),
              wide(dilation),
              countBorders),
          2);
    }
    if (x.rank() == 4) {
      return Convolutions.avgPool2d(x, kernel, stride, borders, dilation, countBorders);
    }
    OperandChecks.rank("avgPool", x, 5);
    requireWindow("avgPool", x, kernel, borders, dilation);
    NDArray mean = means(pad(x, 0, borders), kernel, stride, dilation);
    if (countBorders || Arrays.stream(borders).allMatch(each -> each == 0)) {
      return mean;
    }
    NDArray ones = Nd.ones(x.dtype(), 1, 1, x.size(2), x.size(3), x.size(4));
    if (!x.device().equals(ones.device())) {
      ones = Casts.toDevice(ones, x.device());
    }
    return Arithmetic.div(mean, means(pad(ones, 0, borders), kernel, stride, dilation));
  }

  private static NDArray means(NDArray x, long[] kernel, long[] stride, long[] dilation) {
    if (Arrays.stream(dilation).allMatch(d -> d == 1)) {
      return org.pydl4j.nd.internal.Volumes.avgPool3d(x, kernel, stride);
    }
    long channels = x.size(1); // the engine's mean knows no dilation
    NDArray one = Nd.ones(x.dtype(), channels, 1, kernel[0], kernel[1], kernel[2]);
    NDArray weights = Arithmetic.div(one, kernel[0] * kernel[1] * kernel[2]);
    if (!x.device().equals(weights.device())) {
      weights = Casts.toDevice(weights, x.device());
    }
    return conv(x, weights, null, stride, new long[6], dilation, channels);
  }

  /** A border of one number around the axes behind the channels. */
  public static NDArray pad(NDArray x, double value, long... borders) {
    OperandChecks.minRank("pad", x, 2 + borders.length / 2);
    if (Arrays.stream(borders).allMatch(each -> each == 0)) {
      return x;
    }
    long[] shape = x.shape();
    long[] around = new long[borders.length]; // the engine lists the last axis first
    for (int axis = 0; axis < borders.length / 2; axis++) {
      if (borders[2 * axis] < 0 || borders[2 * axis + 1] < 0) {
        throw new ShapeException(
            "pad: borders are 0 or more. Got " + Arrays.toString(borders) + ".");
      }
      shape[2 + axis] += borders[2 * axis] + borders[2 * axis + 1];
      around[around.length - 2 - 2 * axis] = borders[2 * axis];
      around[around.length - 1 - 2 * axis] = borders[2 * axis + 1];
    }
    OperandChecks.fits(x, x.dtype(), shape);
    return org.pydl4j.nd.internal.Volumes.pad(x, value, around);
  }

  /** The axes behind the channels without so many places in front and behind. */
  public static NDArray crop(NDArray x, long... borders) {
    NDArray cut = x;
    for (int axis = 0; axis < borders.length / 2; axis++) {
      long end = x.size(2 + axis) - borders[2 * axis + 1];
      if (borders[2 * axis] > 0 || borders[2 * axis + 1] > 0) {
        cut = Indexing.slice(cut, 2 + axis, borders[2 * axis], end);
      }
    }
    return cut;
  }

  /**
   * So many elements for each one, along each axis behind the channels.
   *
   * @param linear whether those between lie on straight lines between the centres of the elements;
   *     otherwise each is repeated
   */
  public static NDArray upsample(NDArray x, long[] times, boolean linear) {
    OperandChecks.floating("upsample", x);
    OperandChecks.rank("upsample", x, 2 + times.length);
    long[] shape = x.shape();
    long[] sizes = new long[times.length];
    for (int axis = 0; axis < times.length; axis++) {
      OperandChecks.size("upsample", times[axis], 1);
      sizes[axis] = Math.multiplyExact(x.size(2 + axis), times[axis]);
      shape[2 + axis] = sizes[axis];
    }
    OperandChecks.fits(x, x.dtype(), shape);
    return linear
        ? org.pydl4j.nd.internal.Volumes.linear(x, sizes)
        : org.pydl4j.nd.internal.Volumes.nearest(x, sizes);
  }

  /**
   * The windows of images as columns.
   *
   * @param x {@code [n, channels, height, width]}
   * @return {@code [n, channels · kernelHeight · kernelWidth, windows]}, the channel slowest
   */
  public static NDArray unfold(NDArray x, long[] kernel, long[] stride, long[] dilation) {
    OperandChecks.floating("unfold", x);
    Convolutions.outputSize("unfold", x, kernel, stride, new long[] {0, 0}, dilation);
    return org.pydl4j.nd.internal.Volumes.unfold(x, kernel, stride, dilation);
  }

  /**
   * Rows of a table.
   *
   * @param table {@code [rows, size]}
   * @param indices int64 of any shape, each from 0 to rows - 1
   * @return the shape of the indices with one more axis, {@code [..., size]}
   * @throws org.pydl4j.nd.errors.IndexException if an index is outside
   */
  public static NDArray embedding(NDArray table, NDArray indices) {
    OperandChecks.rank("embedding: the table", table, 2);
    OperandChecks.type("embedding: the indices", indices, DType.INT64);
    OperandChecks.sameDevice("embedding", table, indices);
    long[] shape = Arrays.copyOf(indices.shape(), indices.rank() + 1);
    shape[indices.rank()] = table.size(1);
    OperandChecks.fits(table, table.dtype(), shape);
    return org.pydl4j.nd.internal.Volumes.embedding(table, indices);
  }

  private static void checkConv(String what, NDArray x, NDArray w, @Nullable NDArray b) {
    OperandChecks.minRank(what, x, 3);
    OperandChecks.rank(what + ": the weights", w, x.rank());
    OperandChecks.floating(what, x);
    OperandChecks.sameType(what, x, w);
    OperandChecks.sameDevice(what, x, w);
    if (b != null) {
      OperandChecks.sameType(what, x, b);
      OperandChecks.sameDevice(what, x, b);
    }
  }

  private static void requireWindow(
      String what, NDArray x, long[] kernel, long[] borders, long[] dilation) {
    for (int axis = 0; axis < kernel.length; axis++) {
      long room = x.size(2 + axis) + borders[2 * axis] + borders[2 * axis + 1];
      if ((kernel[axis] - 1) * dilation[axis] + 1 > room) {
        throw new ShapeException(
            what
                + ": a window of "
                + Arrays.toString(kernel)
                + " with dilation "
                + Arrays.toString(dilation)
                + " does not fit into an input of shape "
                + Arrays.toString(x.shape())
                + " with borders "
                + Arrays.toString(borders)
                + ".");
      }
    }
  }

  private static long[] kernel(NDArray w) {
    return Arrays.copyOfRange(w.shape(), 2, w.rank());
  }

  private static boolean isEven(long[] borders) {
    for (int axis = 0; axis < borders.length; axis += 2) {
      if (borders[axis] != borders[axis + 1]) {
        return false;
      }
    }
    return true;
  }

  private static long[] fronts(long[] borders) {
    long[] fronts = new long[borders.length / 2];
    for (int axis = 0; axis < fronts.length; axis++) {
      fronts[axis] = borders[2 * axis];
    }
    return fronts;
  }

  /** Numbers of one axis as those of the width of an image of one row. */
  private static long[] wide(long[] one) {
    return new long[] {1, one[0]};
  }

  private static long[] wideBorders(long[] one) {
    return new long[] {0, 0, one[0], one[1]};
  }
}
