package org.pydl4j.nn.layers;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.inputs.InputType;

/**
 * {@code x · scale + offset} with fixed numbers, as Keras' {@code Rescaling}.
 *
 * <p>Input and output of any one shape. No parameters.
 *
 * <pre>{@code
 * Rescaling.builder().scale(1 / 255.0)
 * }</pre>
 */
public final class Rescaling extends Layer {
  /** The factor. */
  public static final Key<Double> SCALE =
      Key.of("scale", Type.DOUBLE).required().doc("The factor.");

  /** What is added. */
  public static final Key<Double> OFFSET =
      Key.of("offset", Type.DOUBLE).defaultsTo(0.0).doc("What is added.");

  /** Name, documentation and keys. */
  public static final Declaration<Rescaling> DECLARATION =
      Declaration.of(KIND, "Rescaling", Rescaling::new)
          .doc(
              "Other units for all numbers.\n"
                  + "x · scale + offset\n"
                  + "Input: any shape.\n"
                  + "Output: the same shape.\n"
                  + "No parameters.")
          .positional(SCALE, OFFSET)
          .include(Layer.KEYS)
          .build();

  private Rescaling(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    return input;
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    NDArray scaled = Arithmetic.mul(input, get(SCALE));
    return get(OFFSET) == 0 ? scaled : Arithmetic.add(scaled, get(OFFSET));
  }

  /** Starts a builder. */
  public static RescalingBuilder builder() {
    return new RescalingBuilder();
  }
}
