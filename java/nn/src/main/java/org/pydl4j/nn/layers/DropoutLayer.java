package org.pydl4j.nn.layers;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.dropout.Dropout;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.steps.Step;

/**
 * Dropout on its own: in training each input is kept with the probability {@code dropOut} and
 * divided by it, otherwise 0; outside of training nothing changes. DL4J: {@code DropoutLayer}.
 * Source: Srivastava et al. 2014.
 *
 * <p>Input and output of any one shape. No parameters.
 *
 * <pre>{@code
 * DropoutLayer.of(0.8) // keeps four of five
 * }</pre>
 */
public final class DropoutLayer extends Layer {
  /** Name, documentation and keys. */
  public static final Declaration<DropoutLayer> DECLARATION =
      Declaration.of(KIND, "Dropout", DropoutLayer::new)
          .doc(
              "Dropout on its own.\n"
                  + "In training each input is kept with the probability dropOut and divided by it,"
                  + " otherwise 0; outside of training nothing changes.\n"
                  + "Input: any shape.\n"
                  + "Output: the same shape.\n"
                  + "No parameters.\n"
                  + "DL4J: DropoutLayer. Source: Srivastava et al. 2014.")
          .positional(LayerKeys.DROP_OUT)
          .include(Layer.KEYS)
          .build();

  private DropoutLayer(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public Numbers numbers() {
    return Numbers.ANY;
  }

  /** The layer that keeps each input with this probability. */
  public static DropoutLayer of(double keep) {
    return DECLARATION.builder().set(LayerKeys.DROP_OUT, new Dropout(keep)).build();
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    return input;
  }

  @Override
  public List<Step> compile(LayerContext frozen) {
    return List.of();
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    return input; // Layer.apply has done it
  }
}
