package org.pydl4j.nn.layers;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;

/**
 * Convolution of sequences along the time. {@code activation(b[o] + sum over i, u of W[o, i, u] ·
 * x[i, t · stride + u - padding])}. DL4J: {@code Convolution1DLayer}.
 *
 * <p>Input [n, nIn, time]; what a mask leaves out counts as 0, output [n, nOut, time']. Parameters:
 * b [nOut], W [nOut, nIn / groups, kernel].
 *
 * <pre>{@code
 * Convolution1D.builder().nOut(20).kernelSize(3).convolutionMode(ConvolutionMode.Causal)
 * }</pre>
 */
public final class Convolution1D extends Convolving {
  /** Size of the window. */
  public static final Key<Long> KERNEL_SIZE = WindowKeys.kernelSize1D(2);

  /** How far the window moves. */
  public static final Key<Long> STRIDE = WindowKeys.stride1D(1);

  /** Name, documentation and keys. */
  public static final Declaration<Convolution1D> DECLARATION =
      Declaration.of(KIND, "Convolution1D", Convolution1D::new)
          .doc(
              "Convolution of sequences along the time.\n"
                  + "activation(b[o] + sum over i, u of W[o, i, u] · x[i, t · stride + u - "
                  + "padding])\n"
                  + "Input: [n, nIn, time]; what a mask leaves out counts as 0.\n"
                  + "Output: [n, nOut, time'].\n"
                  + "Parameters: b [nOut], W [nOut, nIn / groups, kernel].\n"
                  + "DL4J: Convolution1DLayer.")
          .positional(LayerKeys.N_OUT, KERNEL_SIZE, STRIDE)
          .key(WindowKeys.PADDING_1D)
          .key(WindowKeys.DILATION_1D)
          .key(WindowKeys.MODE)
          .key(WindowKeys.GROUPS)
          .include(FeedForwardLayer.KEYS)
          .build();

  private Convolution1D(Settings settings) {
    super(DECLARATION, settings, WindowKeys.sequence(settings, KERNEL_SIZE, STRIDE));
  }

  /** Starts a builder. */
  public static Convolution1DBuilder builder() {
    return new Convolution1DBuilder();
  }
}
