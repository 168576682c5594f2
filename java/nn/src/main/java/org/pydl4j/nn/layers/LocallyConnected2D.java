package org.pydl4j.nn.layers;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Pair;
import org.pydl4j.nn.conf.Settings;

/**
 * As a convolution of images, but with weights of its own at each place, so that their size must be
 * known. DL4J: {@code LocallyConnected2D}.
 *
 * <p>Input [n, nIn, height, width], output [n, nOut, height', width']. Parameters: W [places, nIn ·
 * kernel, nOut], b [nOut].
 *
 * <pre>{@code
 * LocallyConnected2D.builder().nOut(4).kernelSize(3)
 * }</pre>
 */
public final class LocallyConnected2D extends LocallyConnected {
  /** Size of the window. */
  public static final Key<Pair> KERNEL_SIZE = WindowKeys.kernelSize(2);

  /** How far the window moves. */
  public static final Key<Pair> STRIDE = WindowKeys.stride(1);

  /** Name, documentation and keys. */
  public static final Declaration<LocallyConnected2D> DECLARATION =
      Declaration.of(KIND, "LocallyConnected2D", LocallyConnected2D::new)
          .doc(
              "As a convolution of images, but with weights of its own at each place, so that "
                  + "their size must be known.\n"
                  + "Input: [n, nIn, height, width].\n"
                  + "Output: [n, nOut, height', width'].\n"
                  + "Parameters: W [places, nIn · kernel, nOut], b [nOut].\n"
                  + "DL4J: LocallyConnected2D.")
          .positional(LayerKeys.N_OUT, KERNEL_SIZE, STRIDE)
          .key(WindowKeys.PADDING)
          .key(WindowKeys.DILATION)
          .key(WindowKeys.MODE)
          .include(FeedForwardLayer.KEYS)
          .key(BIAS_PER_PLACE)
          .build();

  private LocallyConnected2D(Settings settings) {
    super(DECLARATION, settings, WindowKeys.image(settings, KERNEL_SIZE, STRIDE));
  }

  /** Starts a builder. */
  public static LocallyConnected2DBuilder builder() {
    return new LocallyConnected2DBuilder();
  }
}
