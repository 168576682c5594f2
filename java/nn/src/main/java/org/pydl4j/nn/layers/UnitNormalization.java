package org.pydl4j.nn.layers;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.inputs.InputType;

/**
 * Each example, time step or pixel divided by the length of its features: {@code x / sqrt(sum x²)}.
 *
 * <p>Input and output of any one shape [n, features, …]. No parameters.
 *
 * <pre>{@code
 * UnitNormalization.builder()
 * }</pre>
 */
public final class UnitNormalization extends Layer {
  /** Squared lengths below it are divided by its root. */
  private static final double LEAST = 1e-12;

  /** Name, documentation and keys. */
  public static final Declaration<UnitNormalization> DECLARATION =
      Declaration.of(KIND, "UnitNormalization", UnitNormalization::new)
          .doc(
              "Each example, time step or pixel divided by the length of its features.\n"
                  + "x / sqrt(max(sum of x², 1e-12))\n"
                  + "Input: [n, features, …].\n"
                  + "Output: the same shape.\n"
                  + "No parameters.")
          .include(Layer.KEYS)
          .build();

  private UnitNormalization(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    return input;
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    NDArray squares = Reduction.sum(Maths.square(input), true, 1);
    return Arithmetic.mul(input, Maths.rsqrt(Arithmetic.max(squares, LEAST)));
  }

  /** Starts a builder. */
  public static UnitNormalizationBuilder builder() {
    return new UnitNormalizationBuilder();
  }
}
