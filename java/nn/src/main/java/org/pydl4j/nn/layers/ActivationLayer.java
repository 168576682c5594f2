package org.pydl4j.nn.layers;

import java.util.List;
import java.util.Set;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.steps.FunctionStep;
import org.pydl4j.nn.steps.Step;

/**
 * An activation function on its own: {@code activation(x)}. DL4J: {@code ActivationLayer}.
 *
 * <p>Input and output of any one shape. No parameters.
 *
 * <pre>{@code
 * ActivationLayer.of("relu")
 * }</pre>
 */
public final class ActivationLayer extends Layer {
  /** The function. */
  public static final Key<ActivationFunction> ACTIVATION =
      Key.of("activation", Type.object(ActivationFunction.KIND)).required().doc("The function.");

  /** Name, documentation and keys. */
  public static final Declaration<ActivationLayer> DECLARATION =
      Declaration.of(KIND, "Activation", ActivationLayer::new)
          .doc(
              "An activation function on its own.\n"
                  + "activation(x)\n"
                  + "Input: any shape.\n"
                  + "Output: the same shape.\n"
                  + "No parameters.\n"
                  + "DL4J: ActivationLayer.")
          .positional(ACTIVATION)
          .include(Layer.KEYS)
          .build();

  /** Functions that look at all numbers of a row together. */
  private static final Set<String> SUMS = Set.of("Softmax", "LogSoftmax");

  private ActivationLayer(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public Numbers numbers() {
    boolean sums = SUMS.contains(get(ACTIVATION).declaration().name());
    return sums ? Numbers.FLOAT32 : Numbers.ANY;
  }

  /** The layer with this function, by name. */
  public static ActivationLayer of(String name) {
    return DECLARATION.builder().set(ACTIVATION, ActivationFunction.KIND.named(name)).build();
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    return input;
  }

  @Override
  public List<Step> compile(LayerContext frozen) {
    return FunctionStep.of(get(ACTIVATION));
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    return activated(context, get(ACTIVATION), input);
  }
}
