package org.pydl4j.nn.layers;

import java.util.List;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;

/**
 * Convolution of volumes. {@code activation(b[o] + sum over i, u, v, w of W[o, i, u, v, w] · x[i, z
 * · stride + u - padding, …])}. DL4J: {@code Convolution3D}.
 *
 * <p>Input [n, nIn, depth, height, width], output [n, nOut, depth', height', width']. Parameters: b
 * [nOut], W [nOut, nIn / groups, kernel depth, height, width].
 *
 * <pre>{@code
 * Convolution3D.builder().nOut(8).kernelSize(3).activation("relu")
 * }</pre>
 */
public final class Convolution3D extends Convolving {
  /** Size of the window. */
  public static final Key<List<Long>> KERNEL_SIZE = WindowKeys.kernelSize3D(2);

  /** How far the window moves. */
  public static final Key<List<Long>> STRIDE = WindowKeys.stride3D(1);

  /** Name, documentation and keys. */
  public static final Declaration<Convolution3D> DECLARATION =
      Declaration.of(KIND, "Convolution3D", Convolution3D::new)
          .doc(
              "Convolution of volumes.\n"
                  + "activation(b[o] + sum over i, u, v, w of W[o, i, u, v, w] · x[i, z · stride + "
                  + "u - padding, …])\n"
                  + "Input: [n, nIn, depth, height, width].\n"
                  + "Output: [n, nOut, depth', height', width'].\n"
                  + "Parameters: b [nOut], W [nOut, nIn / groups, kernel depth, height, width].\n"
                  + "DL4J: Convolution3D.")
          .positional(LayerKeys.N_OUT, KERNEL_SIZE, STRIDE)
          .key(WindowKeys.PADDING_3D)
          .key(WindowKeys.DILATION_3D)
          .key(WindowKeys.MODE)
          .key(WindowKeys.GROUPS)
          .include(FeedForwardLayer.KEYS)
          .build();

  private Convolution3D(Settings settings) {
    super(DECLARATION, settings, WindowKeys.volume(settings, KERNEL_SIZE, STRIDE));
  }

  /** Starts a builder. */
  public static Convolution3DBuilder builder() {
    return new Convolution3DBuilder();
  }
}
