package org.pydl4j.nn.layers;

import org.pydl4j.nn.conf.Pair;

/** How kernels meet the border of an image; DL4J's names. */
public enum ConvolutionMode {
  /**
   * {@code padding} as set; rows and columns that no kernel reaches are left out: out = floor((in +
   * 2p - k) / s) + 1.
   */
  Truncate,
  /** {@code padding} as set; it is an error when a row or column would be left out. */
  Strict,
  /**
   * Padding is computed so that out = ceil(in / s); the smaller half stands in front. {@code
   * padding} is ignored.
   */
  Same;

  /** Kernel, stride, padding and dilation of one layer, and what follows from them. */
  record Window(ConvolutionMode mode, Pair kernel, Pair stride, Pair padding, Pair dilation) {
    /** Height that comes out. */
    long outHeight(long height, LayerPlace place) {
      return out(
          "height",
          height,
          kernel.first(),
          stride.first(),
          padding.first(),
          dilation.first(),
          place);
    }

    /** Width that comes out. */
    long outWidth(long width, LayerPlace place) {
      return out(
          "width",
          width,
          kernel.second(),
          stride.second(),
          padding.second(),
          dilation.second(),
          place);
    }

    private long out(String axis, long in, long k, long s, long p, long d, LayerPlace place) {
      if (mode == Same) {
        return (in + s - 1) / s;
      }
      long span = (k - 1) * d + 1;
      long room = in + 2 * p - span;
      if (room < 0) {
        throw place.expects(
            "an input of at least " + (span - 2 * p) + " in " + axis,
            Long.toString(in),
            "Its kernel covers "
                + span
                + " with padding "
                + p
                + ". Use a smaller kernelSize, padding, or convolutionMode Same.");
      }
      if (mode == Strict && room % s != 0) {
        throw place.expects(
            "an input whose "
                + axis
                + " the strides of "
                + s
                + " fill exactly (convolutionMode Strict)",
            Long.toString(in),
            "Use convolutionMode Truncate or Same, or another stride or padding.");
      }
      return room / s + 1;
    }

    /** Padding in front of and behind the rows, then the columns: {top, bottom, left, right}. */
    long[] borders(long height, long width) {
      if (mode != Same) {
        return new long[] {padding.first(), padding.first(), padding.second(), padding.second()};
      }
      long rows = total(height, kernel.first(), stride.first(), dilation.first());
      long columns = total(width, kernel.second(), stride.second(), dilation.second());
      return new long[] {rows / 2, rows - rows / 2, columns / 2, columns - columns / 2};
    }

    private static long total(long in, long k, long s, long d) {
      long out = (in + s - 1) / s;
      return Math.max(0, (out - 1) * s + (k - 1) * d + 1 - in);
    }
  }
}
