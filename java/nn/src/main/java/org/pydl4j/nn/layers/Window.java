package org.pydl4j.nn.layers;

import java.util.Arrays;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nd.ops.Volumes;

/**
 * A window that moves over one, two or three axes: its settings, and what follows from them.
 *
 * @param mode how it meets the border
 * @param kernel its size along each axis
 * @param stride how far it moves
 * @param padding places added on both sides of each axis, unless the mode finds them
 * @param dilation distance between the inputs that it covers
 */
record Window(ConvolutionMode mode, long[] kernel, long[] stride, long[] padding, long[] dilation) {
  /** How many axes there are. */
  int axes() {
    return kernel.length;
  }

  /** How many inputs it covers. */
  long size() {
    return Arrays.stream(kernel).reduce(1, Math::multiplyExact);
  }

  /** The product of the strides. */
  long strides() {
    return Arrays.stream(stride).reduce(1, Math::multiplyExact);
  }

  /** How many places it reaches over along an axis. */
  long span(int axis) {
    return (kernel[axis] - 1) * dilation[axis] + 1;
  }

  /** The sizes that come out; -1 where the size that goes in is not known. */
  long[] out(long[] in, LayerPlace place) {
    requireMode(place);
    long[] out = new long[axes()];
    for (int axis = 0; axis < out.length; axis++) {
      out[axis] = in[axis] < 0 ? -1 : out(axis, in[axis], place);
    }
    return out;
  }

  /** Refuses the mode of sequences for images. */
  void requireMode(LayerPlace place) {
    if (mode == ConvolutionMode.Causal && axes() > 1) {
      throw new ConfigurationException(
          "The convolutionMode of "
              + place.layer()
              + " must be Truncate, Strict or Same. Got Causal, which is for sequences alone: set"
              + " the layer's own convolutionMode.");
    }
  }

  private long out(int axis, long in, LayerPlace place) {
    String name = Space.axis(axes(), axis);
    long s = stride[axis];
    long p = padding[axis];
    if (mode == ConvolutionMode.Same || mode == ConvolutionMode.Causal) {
      return (in + s - 1) / s;
    }
    long span = span(axis);
    long room = in + 2 * p - span;
    if (room < 0) {
      throw place.expects(
          "an input of at least " + (span - 2 * p) + " in " + name,
          Long.toString(in),
          "Its kernel covers "
              + span
              + " with padding "
              + p
              + ". Use a smaller kernelSize, padding, or convolutionMode Same.");
    }
    if (mode == ConvolutionMode.Strict && room % s != 0) {
      throw place.expects(
          "an input whose "
              + name
              + " the strides of "
              + s
              + " fill exactly (convolutionMode Strict)",
          Long.toString(in),
          "Use convolutionMode Truncate or Same, or another stride or padding.");
    }
    return room / s + 1;
  }

  /** Padding in front of and behind each axis, for an input [n, channels, …]. */
  long[] borders(NDArray x) {
    long[] borders = new long[2 * axes()];
    for (int axis = 0; axis < axes(); axis++) {
      long in = x.size(2 + axis);
      long out = (in + stride[axis] - 1) / stride[axis];
      long total = Math.max(0, (out - 1) * stride[axis] + span(axis) - in);
      borders[2 * axis] =
          switch (mode) {
            case Same -> total / 2;
            case Causal -> span(axis) - 1;
            default -> padding[axis];
          };
      borders[2 * axis + 1] =
          switch (mode) {
            case Same -> total - total / 2;
            case Causal -> 0;
            default -> padding[axis];
          };
    }
    return borders;
  }

  /**
   * The mask of what comes out of sequences: a step is real where its window covers a real one.
   *
   * @param mask [n, time]
   * @return [n, time']
   */
  NDArray reduced(NDArray mask) {
    boolean kept = mode == ConvolutionMode.Same || mode == ConvolutionMode.Causal;
    if (kept && stride[0] == 1) {
      return mask;
    }
    NDArray channel = Shapes.expandDims(mask, 1);
    return Shapes.squeeze(Volumes.maxPool(channel, kernel, stride, borders(channel), dilation), 1);
  }
}
