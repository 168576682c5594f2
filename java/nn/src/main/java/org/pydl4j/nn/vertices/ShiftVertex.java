package org.pydl4j.nn.vertices;

import java.util.List;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.LayerContext;
import org.pydl4j.nn.layers.LayerPlace;
import org.pydl4j.nn.layers.Signal;

/** Adds a number to its input. DL4J: {@code ShiftVertex}. */
public final class ShiftVertex extends GraphVertex {
  /** What is added to each element. */
  public static final Key<Double> SHIFT_FACTOR =
      Key.of("shiftFactor", Type.DOUBLE).required().doc("What is added to each element.");

  /** Name, documentation and keys. */
  public static final Declaration<ShiftVertex> DECLARATION =
      Declaration.of(KIND, "ShiftVertex", ShiftVertex::new)
          .doc(
              "Adds a number to its input.\n"
                  + "Input: one, of any shape.\n"
                  + "Output: the same shape.\n"
                  + "No parameters.\n"
                  + "DL4J: ShiftVertex.")
          .positional(SHIFT_FACTOR)
          .build();

  private ShiftVertex(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public Numbers numbers() {
    return Numbers.ANY;
  }

  @Override
  public List<InputType> infer(List<InputType> inputs, LayerPlace place) {
    requireInputs(1, inputs, place);
    return inputs;
  }

  @Override
  public List<Signal> forward(LayerContext context, List<Signal> inputs) {
    Signal input = inputs.get(0);
    return List.of(input.with(Arithmetic.add(input.value(), get(SHIFT_FACTOR))));
  }

  /** Starts a builder. */
  public static ShiftVertexBuilder builder() {
    return new ShiftVertexBuilder();
  }
}
