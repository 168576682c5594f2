package org.pydl4j.nn.layers;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;

/**
 * Convolution of each channel of sequences by itself, several times: output channel i ·
 * depthMultiplier + m is the m-th of input channel i.
 *
 * <p>Input [n, nIn, time]; what a mask leaves out counts as 0, output [n, nIn · depthMultiplier,
 * time']. Parameters: b [nIn · depthMultiplier], W [kernel, nIn, depthMultiplier].
 *
 * <pre>{@code
 * DepthwiseConvolution1D.builder().depthMultiplier(2).kernelSize(3)
 * }</pre>
 */
public final class DepthwiseConvolution1D extends Depthwise {
  /** Size of the window. */
  public static final Key<Long> KERNEL_SIZE = WindowKeys.kernelSize1D(2);

  /** How far the window moves. */
  public static final Key<Long> STRIDE = WindowKeys.stride1D(1);

  /** Name, documentation and keys. */
  public static final Declaration<DepthwiseConvolution1D> DECLARATION =
      Declaration.of(KIND, "DepthwiseConvolution1D", DepthwiseConvolution1D::new)
          .doc(
              "Convolution of each channel of sequences by itself, several times: output "
                  + "channel i · depthMultiplier + m is the m-th of input channel i.\n"
                  + "Input: [n, nIn, time]; what a mask leaves out counts as 0.\n"
                  + "Output: [n, nIn · depthMultiplier, time'].\n"
                  + "Parameters: b [nIn · depthMultiplier], W [kernel, nIn, depthMultiplier].")
          .positional(Depthwise.DEPTH_MULTIPLIER, KERNEL_SIZE, STRIDE)
          .key(WindowKeys.PADDING_1D)
          .key(WindowKeys.DILATION_1D)
          .key(WindowKeys.MODE)
          .include(FeedForwardLayer.keysWithoutOutputs())
          .build();

  private DepthwiseConvolution1D(Settings settings) {
    super(DECLARATION, settings, WindowKeys.sequence(settings, KERNEL_SIZE, STRIDE));
  }

  /** Starts a builder. */
  public static DepthwiseConvolution1DBuilder builder() {
    return new DepthwiseConvolution1DBuilder();
  }
}
