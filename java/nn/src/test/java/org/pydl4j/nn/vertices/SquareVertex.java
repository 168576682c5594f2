package org.pydl4j.nn.vertices;

import java.util.List;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.LayerContext;
import org.pydl4j.nn.layers.LayerPlace;
import org.pydl4j.nn.layers.Signal;

/** The square of each element. */
final class SquareVertex extends GraphVertex {
  static final Declaration<SquareVertex> DECLARATION =
      Declaration.of(KIND, "SquareVertex", SquareVertex::new)
          .doc("The square of each element.")
          .build();

  private SquareVertex(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public List<InputType> infer(List<InputType> inputs, LayerPlace place) {
    requireInputs(1, inputs, place);
    return inputs;
  }

  @Override
  public List<Signal> forward(LayerContext context, List<Signal> inputs) {
    Signal input = inputs.get(0);
    return List.of(input.with(Arithmetic.mul(input.value(), input.value())));
  }
}
