package org.pydl4j.nn.layers;

import java.util.List;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;

/**
 * Transposed convolution of volumes: each input is spread over a window, so that they grow by the
 * stride. Sizes are (in - 1) · stride + dilation · (kernel - 1) + 1 - 2 · padding, with
 * convolutionMode Same in · stride. DL4J: {@code Deconvolution3D}.
 *
 * <p>Input [n, nIn, depth, height, width], output [n, nOut, depth', height', width']. Parameters: b
 * [nOut], W [nIn, nOut / groups, kernel depth, height, width].
 *
 * <pre>{@code
 * Deconvolution3D.builder().nOut(8).kernelSize(3).stride(2)
 * }</pre>
 */
public final class Deconvolution3D extends Deconvolving {
  /** Size of the window. */
  public static final Key<List<Long>> KERNEL_SIZE = WindowKeys.kernelSize3D(2);

  /** How far the window moves. */
  public static final Key<List<Long>> STRIDE = WindowKeys.stride3D(1);

  /** Name, documentation and keys. */
  public static final Declaration<Deconvolution3D> DECLARATION =
      Declaration.of(KIND, "Deconvolution3D", Deconvolution3D::new)
          .doc(
              "Transposed convolution of volumes: each input is spread over a window, so that they"
                  + " grow by the stride. Sizes are (in - 1) · stride + dilation · (kernel - 1) + 1"
                  + " - 2 · padding, with convolutionMode Same in · stride.\n"
                  + "Input: [n, nIn, depth, height, width].\n"
                  + "Output: [n, nOut, depth', height', width'].\n"
                  + "Parameters: b [nOut], W [nIn, nOut / groups, kernel depth, height, width].\n"
                  + "DL4J: Deconvolution3D.")
          .positional(LayerKeys.N_OUT, KERNEL_SIZE, STRIDE)
          .key(WindowKeys.PADDING_3D)
          .key(WindowKeys.DILATION_3D)
          .key(WindowKeys.MODE)
          .key(WindowKeys.GROUPS)
          .key(OUTPUT_PADDING)
          .include(FeedForwardLayer.KEYS)
          .build();

  private Deconvolution3D(Settings settings) {
    super(DECLARATION, settings, WindowKeys.volume(settings, KERNEL_SIZE, STRIDE));
  }

  /** Starts a builder. */
  public static Deconvolution3DBuilder builder() {
    return new Deconvolution3DBuilder();
  }
}
