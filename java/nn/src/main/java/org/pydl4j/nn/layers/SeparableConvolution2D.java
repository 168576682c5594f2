package org.pydl4j.nn.layers;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Pair;
import org.pydl4j.nn.conf.Settings;

/**
 * Convolution of each channel of images by itself and then of all channels of each place with each
 * other. DL4J: {@code SeparableConvolution2D}.
 *
 * <p>Input [n, nIn, height, width], output [n, nOut, height', width']. Parameters: b [nOut], W
 * [depthMultiplier, nIn, kernel height, kernel width], pW [nOut, nIn · depthMultiplier, 1, 1].
 *
 * <pre>{@code
 * SeparableConvolution2D.builder().nOut(16).kernelSize(3)
 * }</pre>
 */
public final class SeparableConvolution2D extends Separable {
  /** Size of the window. */
  public static final Key<Pair> KERNEL_SIZE = WindowKeys.kernelSize(2);

  /** How far the window moves. */
  public static final Key<Pair> STRIDE = WindowKeys.stride(1);

  /** Name, documentation and keys. */
  public static final Declaration<SeparableConvolution2D> DECLARATION =
      Declaration.of(KIND, "SeparableConvolution2D", SeparableConvolution2D::new)
          .doc(
              "Convolution of each channel of images by itself and then of all channels of "
                  + "each place with each other.\n"
                  + "Input: [n, nIn, height, width].\n"
                  + "Output: [n, nOut, height', width'].\n"
                  + "Parameters: b [nOut], W [depthMultiplier, nIn, kernel height, kernel width], "
                  + "pW [nOut, nIn · depthMultiplier, 1, 1].\n"
                  + "DL4J: SeparableConvolution2D.")
          .positional(LayerKeys.N_OUT, KERNEL_SIZE, STRIDE)
          .key(WindowKeys.PADDING)
          .key(WindowKeys.DILATION)
          .key(WindowKeys.MODE)
          .key(Depthwise.DEPTH_MULTIPLIER)
          .include(FeedForwardLayer.KEYS)
          .build();

  private SeparableConvolution2D(Settings settings) {
    super(DECLARATION, settings, WindowKeys.image(settings, KERNEL_SIZE, STRIDE));
  }

  /** Starts a builder. */
  public static SeparableConvolution2DBuilder builder() {
    return new SeparableConvolution2DBuilder();
  }
}
