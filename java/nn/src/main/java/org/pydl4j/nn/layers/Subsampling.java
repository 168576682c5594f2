package org.pydl4j.nn.layers;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Pair;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/**
 * Pooling of images: the greatest, the mean, the sum or the p-norm of each window. DL4J: {@code
 * SubsamplingLayer}.
 *
 * <p>Input [n, channels, height, width], output [n, channels, height', width']. No parameters.
 *
 * <pre>{@code
 * Subsampling.builder().poolingType(PoolingType.MAX).kernelSize(2).stride(2)
 * }</pre>
 */
public final class Subsampling extends Pooling {
  /** What is made of a window. */
  public enum PoolingType {
    /** The greatest number. */
    MAX,
    /** The mean; cells of the border are not counted unless {@code avgPoolIncludePadInDivisor}. */
    AVG,
    /** The sum. */
    SUM,
    /** The p-norm: (sum of |x|^p)^(1/p). */
    PNORM
  }

  /** What is made of a window. */
  public static final Key<PoolingType> POOLING_TYPE =
      Key.of("poolingType", Type.enumOf(PoolingType.class))
          .defaultsTo(PoolingType.MAX)
          .doc("What is made of a window: its greatest number, mean, sum or p-norm.");

  /** Height and width of the window. */
  public static final Key<Pair> KERNEL_SIZE = WindowKeys.kernelSize(2);

  /** How far the window moves. */
  public static final Key<Pair> STRIDE = WindowKeys.stride(2);

  /** Whether the border counts in means. */
  public static final Key<Boolean> INCLUDE_PAD =
      Key.of("avgPoolIncludePadInDivisor", Type.BOOL)
          .defaultsTo(false)
          .doc("Whether means are taken over the cells of the border, too.");

  /** The p of p-norms. */
  public static final Key<Double> PNORM =
      Key.of("pnorm", Type.DOUBLE)
          .defaultsTo(2.0)
          .check(ValueCheck.atLeast(1))
          .doc("The p of p-norms.");

  /** Name, documentation and keys. */
  public static final Declaration<Subsampling> DECLARATION =
      Declaration.of(KIND, "Subsampling", Subsampling::new)
          .doc(
              "Pooling of images: the greatest, the mean, the sum or the p-norm of each window.\n"
                  + "Input: [n, channels, height, width].\n"
                  + "Output: [n, channels, height', width'].\n"
                  + "No parameters.\n"
                  + "DL4J: SubsamplingLayer (whose default window of 1 x 1 leaves numbers out; here"
                  + " it is 2 x 2).")
          .positional(POOLING_TYPE, KERNEL_SIZE, STRIDE)
          .key(WindowKeys.PADDING)
          .key(WindowKeys.DILATION)
          .key(WindowKeys.MODE)
          .key(INCLUDE_PAD)
          .key(PNORM)
          .include(Layer.KEYS)
          .build();

  private Subsampling(Settings settings) {
    super(DECLARATION, settings, WindowKeys.image(settings, KERNEL_SIZE, STRIDE));
  }

  /** Starts a builder. */
  public static SubsamplingBuilder builder() {
    return new SubsamplingBuilder();
  }
}
