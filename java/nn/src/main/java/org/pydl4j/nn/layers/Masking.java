package org.pydl4j.nn.layers;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.inputs.InputType;

/**
 * Leaves out, for all layers behind it, the steps whose numbers are all {@code maskValue}. Keras:
 * {@code Masking}.
 *
 * <p>Input and output [n, size, time]; steps that are left out become 0. No parameters.
 *
 * <pre>{@code
 * Masking.builder().maskValue(-1)
 * }</pre>
 */
public final class Masking extends Layer {
  /** The number that padding consists of. */
  public static final Key<Double> MASK_VALUE =
      Key.of("maskValue", Type.DOUBLE)
          .defaultsTo(0.0)
          .doc("The number of which all of a step's inputs are where it is left out.");

  /** Name, documentation and keys. */
  public static final Declaration<Masking> DECLARATION =
      Declaration.of(KIND, "Masking", Masking::new)
          .doc(
              "Leaves out, for all layers behind it, the steps whose numbers are all maskValue.\n"
                  + "Input: [n, size, time].\n"
                  + "Output: the same shape, 0 at steps that are left out.\n"
                  + "No parameters.\n"
                  + "Keras: Masking.")
          .positional(MASK_VALUE)
          .include(Layer.KEYS)
          .build();

  private Masking(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public InputFamily inputFamily() {
    return InputFamily.RECURRENT;
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    return input;
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    return apply(context, Signal.of(input)).value();
  }

  @Override
  public Signal apply(LayerContext context, Signal input) {
    return StepValues.withoutStepsOf(input, get(MASK_VALUE));
  }

  /** Starts a builder. */
  public static MaskingBuilder builder() {
    return new MaskingBuilder();
  }
}
