package org.pydl4j.nn.layers;

import java.util.List;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;

/**
 * Pooling of volumes: the greatest, the mean, the sum or the p-norm of each window. DL4J: {@code
 * Subsampling3DLayer}.
 *
 * <p>Input [n, channels, depth, height, width], output [n, channels, depth', height', width']. No
 * parameters.
 *
 * <pre>{@code
 * Subsampling3D.builder().poolingType(PoolingType.AVG).kernelSize(2).stride(2)
 * }</pre>
 */
public final class Subsampling3D extends Pooling {
  /** Size of the window. */
  public static final Key<List<Long>> KERNEL_SIZE = WindowKeys.kernelSize3D(2);

  /** How far the window moves. */
  public static final Key<List<Long>> STRIDE = WindowKeys.stride3D(2);

  /** Name, documentation and keys. */
  public static final Declaration<Subsampling3D> DECLARATION =
      Declaration.of(KIND, "Subsampling3D", Subsampling3D::new)
          .doc(
              "Pooling of volumes: the greatest, the mean, the sum or the p-norm of each "
                  + "window.\n"
                  + "Input: [n, channels, depth, height, width].\n"
                  + "Output: [n, channels, depth', height', width'].\n"
                  + "No parameters.\n"
                  + "DL4J: Subsampling3DLayer.")
          .positional(Subsampling.POOLING_TYPE, KERNEL_SIZE, STRIDE)
          .key(WindowKeys.PADDING_3D)
          .key(WindowKeys.DILATION_3D)
          .key(WindowKeys.MODE)
          .key(Subsampling.INCLUDE_PAD)
          .key(Subsampling.PNORM)
          .include(Layer.KEYS)
          .build();

  private Subsampling3D(Settings settings) {
    super(DECLARATION, settings, WindowKeys.volume(settings, KERNEL_SIZE, STRIDE));
  }

  /** Starts a builder. */
  public static Subsampling3DBuilder builder() {
    return new Subsampling3DBuilder();
  }
}
