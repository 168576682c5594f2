package org.pydl4j.nn.layers;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;

/**
 * Pooling of sequences: the greatest, the mean, the sum or the p-norm of each window. DL4J: {@code
 * Subsampling1DLayer}.
 *
 * <p>Input [n, channels, time]; what a mask leaves out does not count, output [n, channels, time'].
 * No parameters.
 *
 * <pre>{@code
 * Subsampling1D.builder().poolingType(PoolingType.AVG).kernelSize(2).stride(2)
 * }</pre>
 */
public final class Subsampling1D extends Pooling {
  /** Size of the window. */
  public static final Key<Long> KERNEL_SIZE = WindowKeys.kernelSize1D(2);

  /** How far the window moves. */
  public static final Key<Long> STRIDE = WindowKeys.stride1D(2);

  /** Name, documentation and keys. */
  public static final Declaration<Subsampling1D> DECLARATION =
      Declaration.of(KIND, "Subsampling1D", Subsampling1D::new)
          .doc(
              "Pooling of sequences: the greatest, the mean, the sum or the p-norm of each "
                  + "window.\n"
                  + "Input: [n, channels, time]; what a mask leaves out does not count.\n"
                  + "Output: [n, channels, time'].\n"
                  + "No parameters.\n"
                  + "DL4J: Subsampling1DLayer.")
          .positional(Subsampling.POOLING_TYPE, KERNEL_SIZE, STRIDE)
          .key(WindowKeys.PADDING_1D)
          .key(WindowKeys.DILATION_1D)
          .key(WindowKeys.MODE)
          .key(Subsampling.INCLUDE_PAD)
          .key(Subsampling.PNORM)
          .include(Layer.KEYS)
          .build();

  private Subsampling1D(Settings settings) {
    super(DECLARATION, settings, WindowKeys.sequence(settings, KERNEL_SIZE, STRIDE));
  }

  /** Starts a builder. */
  public static Subsampling1DBuilder builder() {
    return new Subsampling1DBuilder();
  }
}
