package org.pydl4j.nn.vertices;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Comparison;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.LayerContext;
import org.pydl4j.nn.layers.LayerPlace;
import org.pydl4j.nn.layers.Signal;

/** Turns the real steps of each series round. DL4J: {@code ReverseTimeSeriesVertex}. */
public final class ReverseTimeSeriesVertex extends GraphVertex {
  private static final Key<Boolean> WHOLE =
      Key.of("whole", Type.BOOL)
          .defaultsTo(false)
          .doc(
              "Whether padding is turned round with the rest, and its mask with it, as in Keras'"
                  + " go_backwards, and does not stay behind the real steps.");

  /** Name, documentation and keys. */
  public static final Declaration<ReverseTimeSeriesVertex> DECLARATION =
      Declaration.of(KIND, "ReverseTimeSeriesVertex", ReverseTimeSeriesVertex::new)
          .doc(
              "Turns the real steps of each series round; padding behind them stays where it is.\n"
                  + "Input: [n, size, time].\n"
                  + "Output: the same shape.\n"
                  + "No parameters.\n"
                  + "DL4J: ReverseTimeSeriesVertex.")
          .key(WHOLE)
          .build();

  private ReverseTimeSeriesVertex(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public List<InputType> infer(List<InputType> inputs, LayerPlace place) {
    requireInputs(1, inputs, place);
    return List.of(TimeSeries.require(inputs.get(0), inputs, place));
  }

  @Override
  public boolean looksAhead() {
    return true;
  }

  @Override
  public List<Signal> forward(LayerContext context, List<Signal> inputs) {
    NDArray value = inputs.get(0).value();
    NDArray mask = inputs.get(0).mask();
    if (mask == null || get(WHOLE)) {
      NDArray turned = mask == null || mask.rank() == 1 ? mask : Shapes.flip(mask, 1);
      return List.of(new Signal(Shapes.flip(value, 2), turned));
    }
    NDArray lengths = TimeSeries.lengths(mask);
    NDArray steps = TimeSeries.steps(0, value.size(2));
    NDArray turned = Arithmetic.sub(Arithmetic.sub(lengths, 1), steps);
    NDArray from = Comparison.where(Comparison.lt(steps, lengths), turned, steps);
    NDArray index = Shapes.reshape(from, value.size(0), 1, value.size(2));
    return List.of(
        new Signal(Indexing.takeAlong(value, index, 2), Indexing.takeAlong(mask, from, 1)));
  }

  /** Starts a builder. */
  public static ReverseTimeSeriesVertexBuilder builder() {
    return new ReverseTimeSeriesVertexBuilder();
  }
}
