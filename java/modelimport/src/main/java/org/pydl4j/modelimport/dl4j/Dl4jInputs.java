package org.pydl4j.modelimport.dl4j;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nn.inputs.Convolutional;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Layer;
import org.pydl4j.nn.layers.Layer.InputFamily;
import org.pydl4j.nn.layers.LayerPlace;

/**
 * The shapes of inputs, which Deeplearning4j does not keep. They follow from the first layers; the
 * height and width of images from the step to rows behind the convolutions, where only one of them
 * leads there.
 */
final class Dl4jInputs {
  private static final int LARGEST = 2048;

  private Dl4jInputs() {}

  /** Of a preprocessor before the first layer, empty where it says nothing. */
  static Optional<InputType> before(Dl4jJson preprocessor) {
    long height = preprocessor.whole("inputHeight", 0);
    long width = preprocessor.whole("inputWidth", 0);
    long channels = preprocessor.whole("numChannels", 0);
    return switch (preprocessor.type()) {
      case "FeedForwardToCnnPreProcessor" ->
          Optional.of(InputType.convolutionalFlat(height, width, channels));
      case "CnnToFeedForwardPreProcessor" ->
          Optional.of(InputType.convolutional(height, width, channels));
      case "RnnToFeedForwardPreProcessor" -> Optional.empty();
      default ->
          throw preprocessor.refused(
              "is a " + preprocessor.type() + " before the first layer, which is not read yet");
    };
  }

  /**
   * Of the first of some layers, empty where it does not follow.
   *
   * @param layers in this library's JSON
   * @param rows the number of the layer before which images become rows; -1 for none
   * @param end the step to rows before it
   */
  static Optional<InputType> first(List<JsonObject> layers, int rows, Dl4jJson end) {
    List<Layer> made = new ArrayList<>();
    for (JsonObject layer : rows < 0 ? layers.subList(0, 1) : layers.subList(0, rows)) {
      made.add(Layer.KIND.fromJson(layer.toString()));
    }
    if (rows <= 0 || made.get(0).inputFamily() == InputFamily.FEED_FORWARD) {
      return one(
          made.isEmpty() ? Layer.KIND.fromJson(layers.get(0).toString()) : made.get(0),
          layers.get(0));
    }
    long channels = channels(layers, rows);
    Extents height = extents(made, channels, end.whole("inputHeight", 0), true);
    Extents width = extents(made, channels, end.whole("inputWidth", 0), false);
    if (height.least < 0 || width.least < 0) {
      return Optional.empty();
    }
    if (height.least < height.most || width.least < width.most) {
      throw unknown(
          "the input, " + channels + " channels " + height + " high and " + width + " wide,");
    }
    return Optional.of(InputType.convolutional(height.least, width.least, channels));
  }

  /** The heights or widths with which so much comes out at the end; -1 where none does. */
  private record Extents(long least, long most) {
    @Override
    public String toString() {
      return least == most ? Long.toString(least) : least + " to " + most;
    }
  }

  private static Optional<InputType> one(Layer layer, JsonObject json) {
    Optional<InputType> own = layer.ownInput();
    JsonObject inner = json.has("layer") ? json.getAsJsonObject("layer") : json;
    if (own.isPresent() || !inner.has("nIn")) {
      return own;
    }
    long size = inner.get("nIn").getAsLong();
    return switch (layer.inputFamily()) {
      case RECURRENT, TIME_STEPS -> Optional.of(InputType.recurrent(size));
      case FEED_FORWARD -> Optional.of(InputType.feedForward(size));
      default -> Optional.empty();
    };
  }

  private static long channels(List<JsonObject> layers, int rows) {
    for (JsonObject layer : layers.subList(0, rows)) {
      if (layer.has("nIn")) {
        return layer.get("nIn").getAsLong();
      }
    }
    return -1;
  }

  private static Extents extents(List<Layer> layers, long channels, long wanted, boolean height) {
    long least = -1;
    long most = -1;
    for (long extent = 1; channels > 0 && extent <= LARGEST; extent++) {
      long made = made(layers, InputType.convolutional(extent, extent, channels), height);
      if (made == wanted) {
        least = least < 0 ? extent : least;
        most = extent;
      } else if (made > wanted) {
        break;
      }
    }
    return new Extents(least, most);
  }

  /** The height or width at the end; -1 where the input is too small. */
  private static long made(List<Layer> layers, InputType input, boolean height) {
    InputType type = input;
    try {
      for (Layer layer : layers) {
        type = layer.outputType(type, new LayerPlace("a layer", "the input"));
      }
    } catch (ShapeException tooSmall) {
      return -1;
    }
    return !(type instanceof Convolutional images) ? -1 : height ? images.height() : images.width();
  }

  /** What to do where nothing tells. */
  static ModelFileException unknown(String what) {
    return new ModelFileException(
        "Deeplearning4j's files do not have the shapes of inputs, and that of "
            + what
            + " does not follow from its layers. Give it: restore…(file,"
            + " InputType.convolutional(height, width, channels)), in Python dl.load(path,"
            + " input_type=nn.InputType.convolutional(…)).");
  }
}
