package org.pydl4j.nn.vertices;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.inputs.Convolutional;
import org.pydl4j.nn.inputs.FeedForward;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.inputs.Recurrent;
import org.pydl4j.nn.layers.LayerContext;
import org.pydl4j.nn.layers.LayerPlace;
import org.pydl4j.nn.layers.Signal;

/**
 * Makes series of what was made of their steps behind a {@link TimeToBatchVertex}. DL4J: {@code
 * CnnToRnnPreProcessor}, {@code FeedForwardToRnnPreProcessor}.
 */
public final class BatchToTimeVertex extends GraphVertex {
  /** Name, documentation and keys. */
  public static final Declaration<BatchToTimeVertex> DECLARATION =
      Declaration.of(KIND, "BatchToTimeVertex", BatchToTimeVertex::new)
          .doc(
              "Makes series of what was made of their steps behind a TimeToBatchVertex.\n"
                  + "Input: two: [n · time, size] or [n · time, channels, …], and what the"
                  + " TimeToBatchVertex read, for n, time and the mask.\n"
                  + "Output: [n, size, time]; [n, channels, time, …].\n"
                  + "No parameters.\n"
                  + "DL4J: CnnToRnnPreProcessor, FeedForwardToRnnPreProcessor. Keras:"
                  + " TimeDistributed.")
          .build();

  private BatchToTimeVertex(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public List<InputType> infer(List<InputType> inputs, LayerPlace place) {
    requireInputs(2, inputs, place);
    InputType step = inputs.get(0);
    long[] series = inputs.get(1).shape();
    long time = series.length > 1 ? series[1] : 0;
    if (step instanceof FeedForward && series.length > 1) {
      return List.of(
          time < 0 ? InputType.recurrent(step.size()) : InputType.recurrent(step.size(), time));
    }
    if (step instanceof Recurrent parts && parts.time() > 0 && time > 0) {
      return List.of(InputType.convolutional(time, parts.time(), parts.width()));
    }
    if (step instanceof Convolutional image && time > 0) {
      return List.of(
          InputType.convolutional3D(time, image.height(), image.width(), image.channels()));
    }
    throw place.expects(
        "what was made of each step, and the series that it was made of",
        inputs,
        "Name what the TimeToBatchVertex reads as the second input, with a known length.");
  }

  @Override
  public List<Signal> forward(LayerContext context, List<Signal> inputs) {
    NDArray x = inputs.get(0).value();
    NDArray series = inputs.get(1).value();
    @Nullable NDArray mask = inputs.get(1).mask();
    long steps = series.size(0) * series.size(2);
    if (x.size(0) != steps) {
      throw new ShapeException(
          "BatchToTimeVertex makes series of one row for each time step of what it reads second, "
              + steps
              + ". Got "
              + x.size(0)
              + " rows. Name what the TimeToBatchVertex reads.");
    }
    int rank = x.rank();
    long[] shape = new long[rank + 1];
    int[] order = new int[rank + 1];
    shape[0] = series.size(0);
    shape[1] = series.size(2);
    order[1] = 2;
    order[2] = 1;
    for (int i = 1; i < rank; i++) {
      shape[i + 1] = x.size(i);
      order[i + 1] = i == 1 ? 1 : i + 1;
    }
    NDArray made = Shapes.permute(Shapes.reshape(x, shape), order);
    return List.of(new Signal(made, made.rank() == 3 ? mask : null));
  }

  /** Starts a builder. */
  public static BatchToTimeVertexBuilder builder() {
    return new BatchToTimeVertexBuilder();
  }
}
