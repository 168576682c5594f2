package org.pydl4j.nn.vertices;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.inputs.Convolutional;
import org.pydl4j.nn.inputs.Convolutional3D;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.inputs.Recurrent;
import org.pydl4j.nn.layers.LayerContext;
import org.pydl4j.nn.layers.LayerPlace;
import org.pydl4j.nn.layers.Signal;

/**
 * Makes each step of a series an example of its own, so that any layer works on every step; {@link
 * BatchToTimeVertex} makes series of them again. DL4J: {@code RnnToCnnPreProcessor}, {@code
 * RnnToFeedForwardPreProcessor}.
 */
public final class TimeToBatchVertex extends GraphVertex {
  /** Name, documentation and keys. */
  public static final Declaration<TimeToBatchVertex> DECLARATION =
      Declaration.of(KIND, "TimeToBatchVertex", TimeToBatchVertex::new)
          .doc(
              "Makes each step of a series an example of its own, so that any layer works on every"
                  + " step. Behind those layers stands a BatchToTimeVertex.\n"
                  + "Input: [n, size, time]; [n, channels, time, …] with steps that have places, as"
                  + " films have pictures.\n"
                  + "Output: [n · time, size]; [n · time, channels, …].\n"
                  + "No parameters.\n"
                  + "DL4J: RnnToCnnPreProcessor, RnnToFeedForwardPreProcessor. Keras:"
                  + " TimeDistributed.")
          .build();

  private TimeToBatchVertex(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public List<InputType> infer(List<InputType> inputs, LayerPlace place) {
    requireInputs(1, inputs, place);
    InputType input = inputs.get(0);
    if (input instanceof Recurrent series) {
      return List.of(series.step());
    }
    if (input instanceof Convolutional rows) {
      return List.of(InputType.recurrent(rows.channels(), rows.width()));
    }
    if (input instanceof Convolutional3D films) {
      return List.of(InputType.convolutional(films.height(), films.width(), films.channels()));
    }
    throw place.expects("series", inputs, "Give it data with an axis of time.");
  }

  @Override
  public List<Signal> forward(LayerContext context, List<Signal> inputs) {
    NDArray x = inputs.get(0).value();
    @Nullable NDArray mask = inputs.get(0).mask();
    int rank = x.rank();
    int[] order = new int[rank];
    long[] shape = new long[rank - 1];
    order[1] = 2;
    order[2] = 1;
    shape[0] = x.size(0) * x.size(2);
    shape[1] = x.size(1);
    for (int i = 3; i < rank; i++) {
      order[i] = i;
      shape[i - 1] = x.size(i);
    }
    NDArray made = Shapes.reshape(Shapes.permute(x, order), shape);
    boolean steps = mask != null && mask.rank() == 2 && rank == 3;
    return List.of(
        new Signal(made, mask != null && steps ? Shapes.reshape(mask, mask.length()) : null));
  }

  /** Starts a builder. */
  public static TimeToBatchVertexBuilder builder() {
    return new TimeToBatchVertexBuilder();
  }
}
