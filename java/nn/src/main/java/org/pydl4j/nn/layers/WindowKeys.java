package org.pydl4j.nn.layers;

import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Pair;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/** The keys of layers that move a window over an image. */
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
                  + " error.");

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
}
