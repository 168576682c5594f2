package org.pydl4j.nn.vertices;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.inputs.Recurrent;
import org.pydl4j.nn.layers.LayerContext;
import org.pydl4j.nn.layers.LayerPlace;
import org.pydl4j.nn.layers.Signal;

/** Repeats rows at each step of a series. DL4J: {@code DuplicateToTimeSeriesVertex}. */
public final class DuplicateToTimeSeriesVertex extends GraphVertex {
  /** Name, documentation and keys. */
  public static final Declaration<DuplicateToTimeSeriesVertex> DECLARATION =
      Declaration.of(KIND, "DuplicateToTimeSeriesVertex", DuplicateToTimeSeriesVertex::new)
          .doc(
              "Repeats rows at each step of a series, to be read beside it.\n"
                  + "Input: two: rows [n, size], and sequences [n, …, time] whose length and mask"
                  + " the result has.\n"
                  + "Output: [n, size, time].\n"
                  + "No parameters.\n"
                  + "DL4J: DuplicateToTimeSeriesVertex, which names a network input in place of the"
                  + " second one.")
          .build();

  private DuplicateToTimeSeriesVertex(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public List<InputType> infer(List<InputType> inputs, LayerPlace place) {
    requireInputs(2, inputs, place);
    Recurrent like = TimeSeries.require(inputs.get(1), inputs, place);
    if (inputs.get(0).shape().length != 1) {
      throw place.expects("rows [size] before the sequences", inputs, "Name the rows first.");
    }
    return List.of(like.of(inputs.get(0)));
  }

  @Override
  public List<Signal> forward(LayerContext context, List<Signal> inputs) {
    NDArray rows = inputs.get(0).value();
    Signal like = inputs.get(1);
    NDArray column = Shapes.reshape(rows, rows.size(0), rows.size(1), 1);
    long time = like.value().size(2);
    return List.of(
        new Signal(Shapes.broadcastTo(column, rows.size(0), rows.size(1), time), like.mask()));
  }

  /** Starts a builder. */
  public static DuplicateToTimeSeriesVertexBuilder builder() {
    return new DuplicateToTimeSeriesVertexBuilder();
  }
}
