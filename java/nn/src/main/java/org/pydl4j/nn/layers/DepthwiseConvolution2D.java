package org.pydl4j.nn.layers;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Pair;
import org.pydl4j.nn.conf.Settings;

/**
 * Convolution of each channel of images by itself, several times: output channel i ·
 * depthMultiplier + m is the m-th of input channel i. DL4J: {@code DepthwiseConvolution2D}.
 *
 * <p>Input [n, nIn, height, width], output [n, nIn · depthMultiplier, height', width']. Parameters:
 * b [nIn · depthMultiplier], W [kernel height, kernel width, nIn, depthMultiplier].
 *
 * <pre>{@code
 * DepthwiseConvolution2D.builder().depthMultiplier(2).kernelSize(3)
 * }</pre>
 */
public final class DepthwiseConvolution2D extends Depthwise {
  /** Size of the window. */
  public static final Key<Pair> KERNEL_SIZE = WindowKeys.kernelSize(2);

  /** How far the window moves. */
  public static final Key<Pair> STRIDE = WindowKeys.stride(1);

  /** Name, documentation and keys. */
  public static final Declaration<DepthwiseConvolution2D> DECLARATION =
      Declaration.of(KIND, "DepthwiseConvolution2D", DepthwiseConvolution2D::new)
          .doc(
              "Convolution of each channel of images by itself, several times: output channel "
                  + "i · depthMultiplier + m is the m-th of input channel i.\n"
                  + "Input: [n, nIn, height, width].\n"
                  + "Output: [n, nIn · depthMultiplier, height', width'].\n"
                  + "Parameters: b [nIn · depthMultiplier], W [kernel height, kernel width, nIn, "
                  + "depthMultiplier].\n"
                  + "DL4J: DepthwiseConvolution2D.")
          .positional(Depthwise.DEPTH_MULTIPLIER, KERNEL_SIZE, STRIDE)
          .key(WindowKeys.PADDING)
          .key(WindowKeys.DILATION)
          .key(WindowKeys.MODE)
          .include(FeedForwardLayer.keysWithoutOutputs())
          .build();

  private DepthwiseConvolution2D(Settings settings) {
    super(DECLARATION, settings, WindowKeys.image(settings, KERNEL_SIZE, STRIDE));
  }

  /** Starts a builder. */
  public static DepthwiseConvolution2DBuilder builder() {
    return new DepthwiseConvolution2DBuilder();
  }
}
