package org.pydl4j.nn.preprocessors;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.inputs.Convolutional;
import org.pydl4j.nn.inputs.Convolutional3D;
import org.pydl4j.nn.inputs.ConvolutionalFlat;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.inputs.Recurrent;
import org.pydl4j.nn.layers.Layer;
import org.pydl4j.nn.layers.Layer.InputFamily;
import org.pydl4j.nn.layers.LayerPlace;
import org.pydl4j.nn.layers.Signal;

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
   *
   * @throws org.pydl4j.nd.errors.ShapeException if nothing makes such inputs fit the layer
   */
  public static @Nullable Preprocessor before(Layer layer, InputType input, LayerPlace place) {
    InputFamily wanted = layer.inputFamily();
    if (wanted == InputFamily.FEED_FORWARD && input instanceof Convolutional) {
      return new Preprocessor("CnnToFeedForward", InputType.feedForward(input.size()));
    }
    if (wanted == InputFamily.FEED_FORWARD && input instanceof Convolutional3D) {
      return new Preprocessor("Cnn3DToFeedForward", InputType.feedForward(input.size()));
    }
    if (wanted == InputFamily.CONVOLUTIONAL_3D && !(input instanceof Convolutional3D)) {
      throw place.expects(
          "volumes [channels, depth, height, width]",
          input.described(),
          "Set the network's inputType to convolutional3D.");
    }
    if (wanted == InputFamily.CONVOLUTIONAL && input instanceof ConvolutionalFlat flat) {
      return new Preprocessor(
          "FeedForwardToCnn",
          InputType.convolutional(flat.height(), flat.width(), flat.channels()));
    }
    if (wanted == InputFamily.CONVOLUTIONAL && !(input instanceof Convolutional)) {
      throw place.expects(
          "images [channels, height, width]",
          input.described(),
          "Set the network's inputType to convolutional or convolutionalFlat.");
    }
    boolean sequences = wanted == InputFamily.RECURRENT || wanted == InputFamily.TIME_STEPS;
    if (sequences && !(input instanceof Recurrent)) {
      throw place.expects(
          "sequences [size, time]", input.described(), "Set the network's inputType to recurrent.");
    }
    return null;
  }

  /** The batch [n, …] in the new shape: a view where the memory allows it. */
  public Signal apply(Signal batch) {
    return batch.with(apply(batch.value()));
  }

  /** The values [n, …] in the new shape. */
  public NDArray apply(NDArray batch) {
    return Shapes.reshape(batch, output.batchShape(batch.size(0)));
  }

  @Override
  public String toString() {
    return name + " " + Arrays.toString(output.shape());
  }
}
