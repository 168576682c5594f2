package org.pydl4j.nn.vertices;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.LastTimeStep;
import org.pydl4j.nn.layers.LayerContext;
import org.pydl4j.nn.layers.LayerPlace;
import org.pydl4j.nn.layers.Masks;
import org.pydl4j.nn.layers.Signal;

/** Takes the last real step of each series. DL4J: {@code LastTimeStepVertex}. */
public final class LastTimeStepVertex extends GraphVertex {
  /** Name, documentation and keys. */
  public static final Declaration<LastTimeStepVertex> DECLARATION =
      Declaration.of(KIND, "LastTimeStepVertex", LastTimeStepVertex::new)
          .doc(
              "Takes the last real step of each series; of one without any, zeros.\n"
                  + "Input: [n, size, time].\n"
                  + "Output: [n, size].\n"
                  + "No parameters.\n"
                  + "DL4J: LastTimeStepVertex, which is told whose mask counts; here masks travel"
                  + " with the values.")
          .build();

  private LastTimeStepVertex(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public List<InputType> infer(List<InputType> inputs, LayerPlace place) {
    requireInputs(1, inputs, place);
    return List.of(TimeSeries.require(inputs.get(0), inputs, place).step());
  }

  @Override
  public List<Signal> forward(LayerContext context, List<Signal> inputs) {
    NDArray value = inputs.get(0).value();
    NDArray mask = inputs.get(0).mask();
    return List.of(
        Signal.of(LastTimeStep.last(mask == null ? value : Masks.real(value, mask), mask)));
  }

  /** Starts a builder. */
  public static LastTimeStepVertexBuilder builder() {
    return new LastTimeStepVertexBuilder();
  }
}
