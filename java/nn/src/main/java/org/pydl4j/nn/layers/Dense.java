package org.pydl4j.nn.layers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Normalizations;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.steps.Step;
import org.pydl4j.nn.weights.WeightInits;

/**
 * Fully connected layer: {@code activation(x · W + b)}. DL4J: {@code DenseLayer}.
 *
 * <p>Input [n, nIn], output [n, nOut]. Parameters: {@code W} [nIn, nOut], {@code b} [nOut], and
 * with hasLayerNorm the gain {@code g} [nOut].
 *
 * <pre>{@code
 * Dense.builder().nOut(500).activation("relu")
 * }</pre>
 */
public final class Dense extends FullyConnected {
  /** Whether the products are normalized. */
  public static final Key<Boolean> HAS_LAYER_NORM =
      Key.of("hasLayerNorm", Type.BOOL)
          .defaultsTo(false)
          .doc(
              "Whether the products x · W of each example are normalized to mean 0 and variance 1"
                  + " and multiplied by a learnt gain, before the bias is added.");

  /** Below it a variance counts as it: DL4J divides by the deviation alone. */
  private static final double EPSILON = 1e-12;

  /** Name, documentation and keys. */
  public static final Declaration<Dense> DECLARATION =
      Declaration.of(KIND, "Dense", Dense::new)
          .doc(
              "Fully connected layer.\n"
                  + "activation(x · W + b)\n"
                  + "Input: [n, nIn].\n"
                  + "Output: [n, nOut].\n"
                  + "Parameters: W [nIn, nOut], b [nOut]; with hasLayerNorm the gain g [nOut].\n"
                  + "DL4J: DenseLayer.")
          .positional(LayerKeys.N_OUT)
          .include(FeedForwardLayer.KEYS)
          .key(HAS_LAYER_NORM)
          .build();

  private Dense(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public Numbers numbers() {
    return get(HAS_LAYER_NORM) ? Numbers.FLOAT32 : Numbers.BFLOAT16;
  }

  @Override
  public List<ParameterSpec> parameters(InputType input) {
    List<ParameterSpec> parameters = new ArrayList<>(super.parameters(input));
    if (get(HAS_LAYER_NORM)) {
      parameters.add(ParameterSpec.of("g", ParameterRole.GAIN, WeightInits.constant(1), nOut()));
    }
    return parameters;
  }

  @Override
  public @Nullable List<Step> compile(LayerContext frozen) {
    return get(HAS_LAYER_NORM) ? null : super.compile(frozen);
  }

  @Override
  public NDArray preOutput(LayerContext context, NDArray input) {
    if (!get(HAS_LAYER_NORM)) {
      return super.preOutput(context, input);
    }
    NDArray products = context.linear(input, "W", null);
    return Normalizations.layerNorm(products, context.parameter("g"), bias(context), EPSILON);
  }

  /** Starts a builder. */
  public static DenseBuilder builder() {
    return new DenseBuilder();
  }
}
