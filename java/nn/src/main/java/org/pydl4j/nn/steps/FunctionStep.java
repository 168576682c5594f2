package org.pydl4j.nn.steps;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.activations.ActivationFunctions;
import org.pydl4j.nn.activations.ReLU;

/**
 * An activation function.
 *
 * @param function as it is outside of training
 */
public record FunctionStep(ActivationFunction function) implements Step {
  private static final ActivationFunction RELU = ReLU.builder().build();

  /** The steps of a function: none for the identity. */
  public static List<Step> of(ActivationFunction function) {
    return function.equals(ActivationFunctions.identity())
        ? List.of()
        : List.of(new FunctionStep(function));
  }

  /** Whether it is {@code max(x, 0)} and no more. */
  boolean isRelu() {
    return function.equals(RELU);
  }

  @Override
  public NDArray apply(List<NDArray> values) {
    return function.apply(values.get(0));
  }
}
