package org.pydl4j.nn.layers;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;

/**
 * Convolution of each channel of sequences by itself and then of all channels of each place with
 * each other.
 *
 * <p>Input [n, nIn, time]; what a mask leaves out counts as 0, output [n, nOut, time']. Parameters:
 * b [nOut], W [depthMultiplier, nIn, kernel], pW [nOut, nIn · depthMultiplier, 1].
 *
 * <pre>{@code
 * SeparableConvolution1D.builder().nOut(16).kernelSize(3)
 * }</pre>
 */
public final class SeparableConvolution1D extends Separable {
  /** Size of the window. */
  public static final Key<Long> KERNEL_SIZE = WindowKeys.kernelSize1D(2);

  /** How far the window moves. */
  public static final Key<Long> STRIDE = WindowKeys.stride1D(1);

  /** Name, documentation and keys. */
  public static final Declaration<SeparableConvolution1D> DECLARATION =
      Declaration.of(KIND, "SeparableConvolution1D", SeparableConvolution1D::new)
          .doc(
              "Convolution of each channel of sequences by itself and then of all channels of "
                  + "each place with each other.\n"
                  + "Input: [n, nIn, time]; what a mask leaves out counts as 0.\n"
                  + "Output: [n, nOut, time'].\n"
                  + "Parameters: b [nOut], W [depthMultiplier, nIn, kernel], pW [nOut, nIn · "
                  + "depthMultiplier, 1].")
          .positional(LayerKeys.N_OUT, KERNEL_SIZE, STRIDE)
          .key(WindowKeys.PADDING_1D)
          .key(WindowKeys.DILATION_1D)
          .key(WindowKeys.MODE)
          .key(Depthwise.DEPTH_MULTIPLIER)
          .include(FeedForwardLayer.KEYS)
          .build();

  private SeparableConvolution1D(Settings settings) {
    super(DECLARATION, settings, WindowKeys.sequence(settings, KERNEL_SIZE, STRIDE));
  }

  /** Starts a builder. */
  public static SeparableConvolution1DBuilder builder() {
    return new SeparableConvolution1DBuilder();
  }
}
