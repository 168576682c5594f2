package org.pydl4j.nn.layers;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;

/**
 * As a convolution of sequences, but with weights of its own at each place, so that their size must
 * be known. DL4J: {@code LocallyConnected1D}.
 *
 * <p>Input [n, nIn, time]; what a mask leaves out counts as 0, output [n, nOut, time']. Parameters:
 * W [places, nIn · kernel, nOut], b [nOut].
 *
 * <pre>{@code
 * LocallyConnected1D.builder().nOut(4).kernelSize(3)
 * }</pre>
 */
public final class LocallyConnected1D extends LocallyConnected {
  /** Size of the window. */
  public static final Key<Long> KERNEL_SIZE = WindowKeys.kernelSize1D(2);

  /** How far the window moves. */
  public static final Key<Long> STRIDE = WindowKeys.stride1D(1);

  /** Name, documentation and keys. */
  public static final Declaration<LocallyConnected1D> DECLARATION =
      Declaration.of(KIND, "LocallyConnected1D", LocallyConnected1D::new)
          .doc(
              "As a convolution of sequences, but with weights of its own at each place, so "
                  + "that their size must be known.\n"
                  + "Input: [n, nIn, time]; what a mask leaves out counts as 0.\n"
                  + "Output: [n, nOut, time'].\n"
                  + "Parameters: W [places, nIn · kernel, nOut], b [nOut].\n"
                  + "DL4J: LocallyConnected1D.")
          .positional(LayerKeys.N_OUT, KERNEL_SIZE, STRIDE)
          .key(WindowKeys.PADDING_1D)
          .key(WindowKeys.DILATION_1D)
          .key(WindowKeys.MODE)
          .include(FeedForwardLayer.KEYS)
          .key(BIAS_PER_PLACE)
          .build();

  private LocallyConnected1D(Settings settings) {
    super(DECLARATION, settings, WindowKeys.sequence(settings, KERNEL_SIZE, STRIDE));
  }

  /** Starts a builder. */
  public static LocallyConnected1DBuilder builder() {
    return new LocallyConnected1DBuilder();
  }
}
