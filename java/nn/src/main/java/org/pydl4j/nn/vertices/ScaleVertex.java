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

/** Multiplies its input by a number. DL4J: {@code ScaleVertex}. */
public final class ScaleVertex extends GraphVertex {
  /** What each element is multiplied by. */
  public static final Key<Double> SCALE_FACTOR =
      Key.of("scaleFactor", Type.DOUBLE).required().doc("What each element is multiplied by.");

  /** Name, documentation and keys. */
  public static final Declaration<ScaleVertex> DECLARATION =
      Declaration.of(KIND, "ScaleVertex", ScaleVertex::new)
          .doc(
              "Multiplies its input by a number.\n"
                  + "Input: one, of any shape.\n"
                  + "Output: the same shape.\n"
                  + "No parameters.\n"
                  + "DL4J: ScaleVertex.")
          .positional(SCALE_FACTOR)
          .build();

  private ScaleVertex(Settings settings) {
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
    return List.of(input.with(Arithmetic.mul(input.value(), get(SCALE_FACTOR))));
  }

  /** Starts a builder. */
  public static ScaleVertexBuilder builder() {
    return new ScaleVertexBuilder();
  }
}
