package org.pydl4j.nn.layers;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Normalizations;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;

/**
 * Layer normalization: each example, time step or pixel by mean and variance of its own features,
 * {@code gamma · (x - mean) / sqrt(var + eps) + beta}. Source: Ba, Kiros and Hinton 2016.
 *
 * <p>Input and output of any one shape [n, features, …]. Parameters: {@code gamma}, {@code beta},
 * each [features].
 *
 * <pre>{@code
 * LayerNormalization.builder()
 * }</pre>
 */
public final class LayerNormalization extends Normalization {
  /** Added to the variance. */
  public static final Key<Double> EPS = epsilon(1e-5);

  /** Name, documentation and keys. */
  public static final Declaration<LayerNormalization> DECLARATION =
      Declaration.of(KIND, "LayerNormalization", LayerNormalization::new)
          .doc(
              "Layer normalization: each example, time step or pixel by mean and variance of its"
                  + " own features.\n"
                  + "gamma · (x - mean) / sqrt(var + eps) + beta\n"
                  + "Input: [n, features, …].\n"
                  + "Output: the same shape.\n"
                  + "Parameters: gamma, beta, each [features].\n"
                  + "Source: Ba, Kiros and Hinton 2016.")
          .positional(EPS)
          .key(SCALE)
          .key(CENTER)
          .include(TRAINING)
          .build();

  private LayerNormalization(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    NDArray last = input.rank() == 2 ? input : Shapes.moveAxis(input, 1, -1);
    NDArray made = Normalizations.layerNorm(last, gamma(context), beta(context), get(EPS));
    return input.rank() == 2 ? made : Shapes.moveAxis(made, -1, 1);
  }

  /** Starts a builder. */
  public static LayerNormalizationBuilder builder() {
    return new LayerNormalizationBuilder();
  }
}
