package org.pydl4j.nn.layers;

import java.util.List;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Pair;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/** The keys of layers that move a window over a sequence, an image or a volume. */
public final class WindowKeys {
  /** Padding of the border. */
  public static final Key<Pair> PADDING =
      Key.of("padding", Type.PAIR)
          .defaultsTo(Pair.of(0))
          .check(ValueCheck.bothAtLeast(0))
          .doc("Rows and columns added on each side; not used with convolutionMode Same.");

  /** Distance between the inputs of a window. */
  public static final Key<Pair> DILATION =
      Key.of("dilation", Type.PAIR)
          .defaultsTo(Pair.of(1))
          .check(ValueCheck.bothAtLeast(1))
          .doc("Distance between the inputs that a window covers; 1 means neighbours.");

  /** What happens at the border. */
  public static final Key<ConvolutionMode> MODE =
      Key.of("convolutionMode", Type.enumOf(ConvolutionMode.class))
          .inherited()
          .defaultsTo(ConvolutionMode.Truncate)
          .doc(
              "Truncate: out = floor((in + 2 · padding - kernel) / stride) + 1. Same: out = ceil(in"
                  + " / stride). Strict: like Truncate, but leaving out rows or columns is an"
                  + " error. Causal: as Same with all padding in front, for sequences.");

  /** Padding of the ends of a sequence. */
  public static final Key<Long> PADDING_1D =
      Key.of("padding", Type.LONG)
          .defaultsTo(0L)
          .check(ValueCheck.atLeast(0))
          .doc("Steps added at each end; not used with convolutionMode Same or Causal.");

  /** Distance between the steps of a window. */
  public static final Key<Long> DILATION_1D =
      Key.of("dilation", Type.LONG)
          .defaultsTo(1L)
          .check(ValueCheck.atLeast(1))
          .doc("Distance between the steps that a window covers; 1 means neighbours.");

  /** Padding of the border of a volume. */
  public static final Key<List<Long>> PADDING_3D =
      volume("padding", 0)
          .check(ValueCheck.eachAtLeast(0))
          .doc("Slices, rows and columns added on each side; not used with convolutionMode Same.");

  /** Distance between the inputs of a window in a volume. */
  public static final Key<List<Long>> DILATION_3D =
      volume("dilation", 1)
          .check(ValueCheck.eachAtLeast(1))
          .doc("Distance between the inputs that a window covers; 1 means neighbours.");

  /** Groups of channels that see nothing of each other. */
  public static final Key<Long> GROUPS =
      Key.of("groups", Type.LONG)
          .defaultsTo(1L)
          .check(ValueCheck.atLeast(1))
          .doc(
              "Into how many groups the channels are divided, each of which makes its own part of"
                  + " the outputs.");

  private WindowKeys() {}

  static Key<Pair> kernelSize(long both) {
    return Key.of("kernelSize", Type.PAIR)
        .defaultsTo(Pair.of(both))
        .check(ValueCheck.bothAtLeast(1))
        .doc("Height and width of the window.");
  }

  static Key<Pair> stride(long both) {
    return Key.of("stride", Type.PAIR)
        .defaultsTo(Pair.of(both))
        .check(ValueCheck.bothAtLeast(1))
        .doc("How far the window moves, down and across.");
  }

  static Key<Long> kernelSize1D(long steps) {
    return Key.of("kernelSize", Type.LONG)
        .defaultsTo(steps)
        .check(ValueCheck.atLeast(1))
        .doc("Steps of the window.");
  }

  static Key<Long> stride1D(long steps) {
    return Key.of("stride", Type.LONG)
        .defaultsTo(steps)
        .check(ValueCheck.atLeast(1))
        .doc("How far the window moves.");
  }

  static Key<List<Long>> kernelSize3D(long all) {
    return volume("kernelSize", all)
        .check(ValueCheck.eachAtLeast(1))
        .doc("Depth, height and width of the window.");
  }

  static Key<List<Long>> stride3D(long all) {
    return volume("stride", all)
        .check(ValueCheck.eachAtLeast(1))
        .doc("How far the window moves along each axis.");
  }

  /** A key of a number for each axis of a volume. */
  static Key<List<Long>> volume(String name, long all) {
    return Key.of(name, Type.axes("depth", "height", "width")).defaultsTo(List.of(all, all, all));
  }

  /** The window over a sequence that the settings of a layer describe. */
  static Window sequence(Settings of, Key<Long> kernel, Key<Long> stride) {
    return window(of, kernel, stride, PADDING_1D, DILATION_1D);
  }

  /** The window over an image. */
  static Window image(Settings of, Key<Pair> kernel, Key<Pair> stride) {
    return window(of, kernel, stride, PADDING, DILATION);
  }

  /** The window over a volume. */
  static Window volume(Settings of, Key<List<Long>> kernel, Key<List<Long>> stride) {
    return window(of, kernel, stride, PADDING_3D, DILATION_3D);
  }

  private static Window window(
      Settings of, Key<?> kernel, Key<?> stride, Key<?> padding, Key<?> dilation) {
    return new Window(
        of.get(MODE),
        numbers(of.get(kernel)),
        numbers(of.get(stride)),
        numbers(of.get(padding)),
        numbers(of.get(dilation)));
  }

  /** The value of a key with one, two or three numbers. */
  static long[] numbers(Object value) {
    if (value instanceof Pair pair) {
      return pair.toArray();
    }
    return value instanceof Long one
        ? new long[] {one}
        : ((List<?>) value).stream().mapToLong(each -> (Long) each).toArray();
  }
}
