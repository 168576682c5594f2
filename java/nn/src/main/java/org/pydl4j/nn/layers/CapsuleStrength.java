package org.pydl4j.nn.layers;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.inputs.InputType;

/**
 * The lengths of capsules: how likely what they stand for is there. DL4J: {@code
 * CapsuleStrengthLayer}.
 *
 * <p>Input [n, capsules, dimensions], output [n, capsules]. No parameters.
 *
 * <pre>{@code
 * CapsuleStrength.builder()
 * }</pre>
 */
public final class CapsuleStrength extends Layer {
  private static final double LEAST = 1e-30; // the derivative of a root at 0 is infinite

  /** Name, documentation and keys. */
  public static final Declaration<CapsuleStrength> DECLARATION =
      Declaration.of(KIND, "CapsuleStrength", CapsuleStrength::new)
          .doc(
              "The lengths of capsules: how likely what they stand for is there.\n"
                  + "sqrt(sum of x²)\n"
                  + "Input: [n, capsules, dimensions].\n"
                  + "Output: [n, capsules].\n"
                  + "No parameters.\n"
                  + "DL4J: CapsuleStrengthLayer.")
          .include(Layer.KEYS)
          .build();

  private CapsuleStrength(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public InputFamily inputFamily() {
    return InputFamily.RECURRENT;
  }

  @Override
  public boolean looksAhead() {
    return true;
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    return InputType.feedForward(input.features());
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    return Maths.sqrt(Arithmetic.max(Reduction.sum(Maths.square(input), 2), LEAST));
  }

  @Override
  public Signal apply(LayerContext context, Signal input) {
    return Signal.of(forward(context, input.value()));
  }

  /** Starts a builder. */
  public static CapsuleStrengthBuilder builder() {
    return new CapsuleStrengthBuilder();
  }
}
