package org.pydl4j.nn.layers;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Pair;
import org.pydl4j.nn.conf.Settings;

/**
 * Transposed convolution of images: each input is spread over a window, so that they grow by the
 * stride. Sizes are (in - 1) · stride + dilation · (kernel - 1) + 1 - 2 · padding, with
 * convolutionMode Same in · stride. DL4J: {@code Deconvolution2D}.
 *
 * <p>Input [n, nIn, height, width], output [n, nOut, height', width']. Parameters: b [nOut], W
 * [nIn, nOut / groups, kernel height, kernel width].
 *
 * <pre>{@code
 * Deconvolution2D.builder().nOut(8).kernelSize(3).stride(2)
 * }</pre>
 */
public final class Deconvolution2D extends Deconvolving {
  /** Size of the window. */
  public static final Key<Pair> KERNEL_SIZE = WindowKeys.kernelSize(2);

  /** How far the window moves. */
  public static final Key<Pair> STRIDE = WindowKeys.stride(1);

  /** Name, documentation and keys. */
  public static final Declaration<Deconvolution2D> DECLARATION =
      Declaration.of(KIND, "Deconvolution2D", Deconvolution2D::new)
          .doc(
              "Transposed convolution of images: each input is spread over a window, so that they"
                  + " grow by the stride. Sizes are (in - 1) · stride + dilation · (kernel - 1) + 1"
                  + " - 2 · padding, with convolutionMode Same in · stride.\n"
                  + "Input: [n, nIn, height, width].\n"
                  + "Output: [n, nOut, height', width'].\n"
                  + "Parameters: b [nOut], W [nIn, nOut / groups, kernel height, kernel width].\n"
                  + "DL4J: Deconvolution2D.")
          .positional(LayerKeys.N_OUT, KERNEL_SIZE, STRIDE)
          .key(WindowKeys.PADDING)
          .key(WindowKeys.DILATION)
          .key(WindowKeys.MODE)
          .key(WindowKeys.GROUPS)
          .key(OUTPUT_PADDING)
          .include(FeedForwardLayer.KEYS)
          .build();

  private Deconvolution2D(Settings settings) {
    super(DECLARATION, settings, WindowKeys.image(settings, KERNEL_SIZE, STRIDE));
  }

  /** Starts a builder. */
  public static Deconvolution2DBuilder builder() {
    return new Deconvolution2DBuilder();
  }
}
