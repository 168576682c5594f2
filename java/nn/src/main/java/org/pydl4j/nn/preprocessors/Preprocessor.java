package org.pydl4j.nn.preprocessors;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.inputs.Convolutional;
import org.pydl4j.nn.inputs.ConvolutionalFlat;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Layer;
import org.pydl4j.nn.layers.Layer.InputFamily;

/**
 * A change of shape between two layers that the network puts in by itself; elements stay in c
 * order, as in DL4J.
 *
 * @param name DL4J's name, for the summary
 * @param output the shape of one example after it
 */
public record Preprocessor(String name, InputType output) {

  /**
   * What must stand before {@code layer} when {@code input} comes, or null when nothing is needed.
   */
  public static @Nullable Preprocessor before(Layer layer, InputType input) {
    InputFamily wanted = layer.inputFamily();
    if (wanted == InputFamily.FEED_FORWARD && input instanceof Convolutional) {
      return new Preprocessor("CnnToFeedForward", InputType.feedForward(input.size()));
    }
    if (wanted == InputFamily.CONVOLUTIONAL && input instanceof ConvolutionalFlat flat) {
      return new Preprocessor(
          "FeedForwardToCnn",
          InputType.convolutional(flat.height(), flat.width(), flat.channels()));
    }
    return null;
  }

  /** The batch [n, …] in the new shape: a view where the memory allows it. */
  public NDArray apply(NDArray batch) {
    return Shapes.reshape(batch, output.batchShape(batch.size(0)));
  }

  @Override
  public String toString() {
    return name + " " + Arrays.toString(output.shape());
  }
}
