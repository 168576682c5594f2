package org.pydl4j.nn.layers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.inputs.InputType;

/**
 * A weight for each number: {@code activation(x · W + b)}, element by element. DL4J: {@code
 * ElementWiseMultiplicationLayer}.
 *
 * <p>Input and output [n, size]. Parameters: {@code W} [size], {@code b} [size].
 *
 * <pre>{@code
 * ElementWiseMultiplication.builder().activation("identity")
 * }</pre>
 */
public final class ElementWiseMultiplication extends FeedForwardLayer {
  /** Name, documentation and keys. */
  public static final Declaration<ElementWiseMultiplication> DECLARATION =
      Declaration.of(KIND, "ElementWiseMultiplication", ElementWiseMultiplication::new)
          .doc(
              "A weight for each number.\n"
                  + "activation(x · W + b), element by element\n"
                  + "Input: [n, size].\n"
                  + "Output: [n, size].\n"
                  + "Parameters: W [size], b [size].\n"
                  + "DL4J: ElementWiseMultiplicationLayer.")
          .include(FeedForwardLayer.keysWithoutOutputs())
          .build();

  private ElementWiseMultiplication(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public InputFamily inputFamily() {
    return InputFamily.FEED_FORWARD;
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    checkedInputs(input.size(), "inputs", place);
    return InputType.feedForward(input.size());
  }

  @Override
  public List<ParameterSpec> parameters(InputType input) {
    long size = input.size();
    List<ParameterSpec> parameters = new ArrayList<>();
    parameters.add(weight(ParameterLayout.C, size, size, size));
    parameters.addAll(biases(size));
    return parameters;
  }

  @Override
  public NDArray preOutput(LayerContext context, NDArray input) {
    NDArray made = Arithmetic.mul(input, context.parameter("W"));
    @Nullable NDArray bias = bias(context);
    return bias == null ? made : Arithmetic.add(made, bias);
  }

  /** Starts a builder. */
  public static ElementWiseMultiplicationBuilder builder() {
    return new ElementWiseMultiplicationBuilder();
  }
}
