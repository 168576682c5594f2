package org.pydl4j.nn.vertices;

import java.util.List;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.inputs.Convolutional;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.LayerContext;
import org.pydl4j.nn.layers.LayerPlace;
import org.pydl4j.nn.layers.Signal;

/** Takes the first row and column off images. DL4J: {@code PoolHelperVertex}. */
public final class PoolHelperVertex extends GraphVertex {
  /** Name, documentation and keys. */
  public static final Declaration<PoolHelperVertex> DECLARATION =
      Declaration.of(KIND, "PoolHelperVertex", PoolHelperVertex::new)
          .doc(
              "Takes the first row and column off images, as models of GoogLeNet from Caffe need"
                  + " it.\n"
                  + "Input: one, [n, channels, height, width].\n"
                  + "Output: [n, channels, height - 1, width - 1].\n"
                  + "No parameters.\n"
                  + "DL4J: PoolHelperVertex.")
          .build();

  private PoolHelperVertex(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public Numbers numbers() {
    return Numbers.ANY;
  }

  @Override
  public List<InputType> infer(List<InputType> inputs, LayerPlace place) {
    requireInputs(1, inputs, place);
    if (!(inputs.get(0) instanceof Convolutional image)
        || image.height() < 2
        || image.width() < 2) {
      throw place.expects(
          "images of at least 2 x 2 pixels", inputs, "Set another vertex behind this source.");
    }
    return List.of(
        InputType.convolutional(image.height() - 1, image.width() - 1, image.channels()));
  }

  @Override
  public List<Signal> forward(LayerContext context, List<Signal> inputs) {
    Signal input = inputs.get(0);
    long[] shape = input.value().shape();
    return List.of(
        input.with(Indexing.slice(Indexing.slice(input.value(), 2, 1, shape[2]), 3, 1, shape[3])));
  }

  /** Starts a builder. */
  public static PoolHelperVertexBuilder builder() {
    return new PoolHelperVertexBuilder();
  }
}
