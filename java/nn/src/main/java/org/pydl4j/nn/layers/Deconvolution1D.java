package org.pydl4j.nn.layers;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;

/**
 * Transposed convolution of sequences: each input is spread over a window, so that they grow by the
 * stride. Sizes are (in - 1) · stride + dilation · (kernel - 1) + 1 - 2 · padding, with
 * convolutionMode Same in · stride.
 *
 * <p>Input [n, nIn, time]; what a mask leaves out counts as 0, output [n, nOut, time']. Parameters:
 * b [nOut], W [nIn, nOut / groups, kernel].
 *
 * <pre>{@code
 * Deconvolution1D.builder().nOut(8).kernelSize(3).stride(2)
 * }</pre>
 */
public final class Deconvolution1D extends Deconvolving {
  /** Size of the window. */
  public static final Key<Long> KERNEL_SIZE = WindowKeys.kernelSize1D(2);

  /** How far the window moves. */
  public static final Key<Long> STRIDE = WindowKeys.stride1D(1);

  /** Name, documentation and keys. */
  public static final Declaration<Deconvolution1D> DECLARATION =
      Declaration.of(KIND, "Deconvolution1D", Deconvolution1D::new)
          .doc(
              "Transposed convolution of sequences: each input is spread over a window, so that"
                  + " they grow by the stride. Sizes are (in - 1) · stride + dilation · (kernel -"
                  + " 1) + 1 - 2 · padding, with convolutionMode Same in · stride.\n"
                  + "Input: [n, nIn, time]; what a mask leaves out counts as 0.\n"
                  + "Output: [n, nOut, time'].\n"
                  + "Parameters: b [nOut], W [nIn, nOut / groups, kernel].")
          .positional(LayerKeys.N_OUT, KERNEL_SIZE, STRIDE)
          .key(WindowKeys.PADDING_1D)
          .key(WindowKeys.DILATION_1D)
          .key(WindowKeys.MODE)
          .key(WindowKeys.GROUPS)
          .key(OUTPUT_PADDING)
          .include(FeedForwardLayer.KEYS)
          .build();

  private Deconvolution1D(Settings settings) {
    super(DECLARATION, settings, WindowKeys.sequence(settings, KERNEL_SIZE, STRIDE));
  }

  /** Starts a builder. */
  public static Deconvolution1DBuilder builder() {
    return new Deconvolution1DBuilder();
  }
}
