package org.pydl4j.nn.layers;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;

/**
 * Each example, time step or pixel divided by the root of the mean square of its own features:
 * {@code gamma · x / sqrt(mean(x²) + eps)}. Source: Zhang and Sennrich 2019.
 *
 * <p>Input and output of any one shape [n, features, …]. Parameters: {@code gamma} [features].
 *
 * <pre>{@code
 * RMSNormalization.builder()
 * }</pre>
 */
public final class RMSNormalization extends Normalization {
  /** Added to the mean square. */
  public static final Key<Double> EPS = epsilon(1e-6);

  /** Name, documentation and keys. */
  public static final Declaration<RMSNormalization> DECLARATION =
      Declaration.of(KIND, "RMSNormalization", RMSNormalization::new)
          .doc(
              "Each example, time step or pixel divided by the root of the mean square of its own"
                  + " features.\n"
                  + "gamma · x / sqrt(mean(x²) + eps)\n"
                  + "Input: [n, features, …].\n"
                  + "Output: the same shape.\n"
                  + "Parameters: gamma [features].\n"
                  + "Source: Zhang and Sennrich 2019.")
          .positional(EPS)
          .key(SCALE)
          .include(TRAINING)
          .build();

  private RMSNormalization(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  boolean centers() {
    return false;
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    NDArray square = Reduction.mean(Maths.square(input), true, 1);
    NDArray made = Arithmetic.mul(input, Maths.rsqrt(Arithmetic.add(square, get(EPS))));
    NDArray gain = gamma(context);
    return gain == null ? made : Arithmetic.mul(made, along(made, gain));
  }

  /** Starts a builder. */
  public static RMSNormalizationBuilder builder() {
    return new RMSNormalizationBuilder();
  }
}
