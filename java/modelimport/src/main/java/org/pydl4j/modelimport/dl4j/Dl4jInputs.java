package org.pydl4j.modelimport.dl4j;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nn.inputs.Convolutional;
import org.pydl4j.nn.inputs.Convolutional3D;
import org.pydl4j.nn.inputs.DataFormat;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.inputs.RNNFormat;
import org.pydl4j.nn.inputs.Recurrent;
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
   * @param before the number of the layer before which images become rows; -1 where no step says so
   * @param end the step to rows before it; null for none
   */
  static Optional<InputType> first(List<JsonObject> layers, int before, @Nullable Dl4jJson end) {
    List<Layer> made = new ArrayList<>();
    for (JsonObject layer : layers) {
      made.add(Layer.KIND.fromJson(layer.toString()));
    }
    InputFamily family = made.get(0).inputFamily();
    int axes =
        family == InputFamily.CONVOLUTIONAL ? 2 : family == InputFamily.CONVOLUTIONAL_3D ? 3 : 0;
    if (axes == 0) {
      return one(made, layers);
    }
    int rows = before >= 0 ? before : rows(made);
    long channels = channels(layers);
    if (rows < 0 || channels < 0) {
      return Optional.empty();
    }
    long[] wanted = wanted(axes, end, layers, rows);
    Extents[] found = new Extents[axes];
    for (int axis = 0; axis < axes; axis++) {
      found[axis] = extents(made.subList(0, rows), axes, channels, wanted[axis], axis);
      if (found[axis].least < 0) {
        return Optional.empty();
      }
    }
    if (Arrays.stream(found).anyMatch(each -> each.least < each.most)) {
      throw unknown(
          "the input, "
              + channels
              + " channels "
              + (axes == 3 ? found[0] + " deep, " : "")
              + found[axes - 2]
              + " high and "
              + found[axes - 1]
              + " wide,");
    }
    return Optional.of(type(Arrays.stream(found).mapToLong(Extents::least).toArray(), channels));
  }

  /**
   * An input in the order of axes of the file.
   *
   * @param layer the first one, which says that of sequences; null to leave it
   * @param images that of images
   */
  static InputType in(InputType type, @Nullable Dl4jJson layer, DataFormat images) {
    if (type instanceof Convolutional || type instanceof Convolutional3D) {
      return images == DataFormat.CHANNELS_LAST ? type.in(images) : type;
    }
    if (layer == null || !(type instanceof Recurrent sequences)) {
      return type;
    }
    Dl4jJson inside = layer;
    for (String key : new String[] {"underlying", "layer", "fwd"}) {
      Dl4jJson next = inside.child(key);
      inside = next == null ? inside : next;
    }
    boolean last = inside.text("rnnDataFormat", "NCW").equals("NWC");
    return last ? sequences.in(RNNFormat.NWC) : type;
  }

  /** Sequences of as many steps as a layer says that takes no other number. */
  static InputType timed(InputType type, Map<String, Dl4jJson> layers) {
    for (Dl4jJson layer : layers.values()) {
      long steps = layer.whole("timeSteps", -1);
      if (type instanceof Recurrent sequences
          && sequences.in(DataFormat.CHANNELS_FIRST).shape()[1] < 0
          && steps > 0) {
        return InputType.recurrent(sequences.features(), steps, sequences.format());
      }
    }
    return type;
  }

  private static InputType type(long[] extents, long channels) {
    return extents.length == 2
        ? InputType.convolutional(extents[0], extents[1], channels)
        : InputType.convolutional3D(extents[0], extents[1], extents[2], channels);
  }

  /** The first layer that takes rows; -1 for none. */
  private static int rows(List<Layer> layers) {
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i).inputFamily() == InputFamily.FEED_FORWARD) {
        return i;
      }
    }
    return -1;
  }

  /**
   * The extents of what becomes rows: as the step says, unless the layer behind it takes another
   * number of inputs, as in files before 0.9, whose steps could be wrong; then a square.
   */
  private static long[] wanted(
      int axes, @Nullable Dl4jJson end, List<JsonObject> layers, int rows) {
    long inputs = layers.get(rows).has("nIn") ? layers.get(rows).get("nIn").getAsLong() : -1;
    long[] said = new long[axes];
    long channels = lastChannels(layers.subList(0, rows));
    if (end != null) {
      said[axes - 1] = end.whole("inputWidth", 0);
      said[axes - 2] = end.whole("inputHeight", 0);
      if (axes == 3) {
        said[0] = end.whole("inputDepth", 0);
      }
      long all = end.whole("numChannels", channels);
      for (long extent : said) {
        all *= extent;
      }
      if (inputs < 0 || all == inputs) {
        return said;
      }
    }
    long side = channels <= 0 ? 0 : Math.round(Math.pow((double) inputs / channels, 1.0 / axes));
    Arrays.fill(said, side * side * (axes == 3 ? side : 1) * channels == inputs ? side : -1);
    return said;
  }

  /** The heights or widths with which so much comes out at the end; -1 where none does. */
  private record Extents(long least, long most) {
    @Override
    public String toString() {
      return least == most ? Long.toString(least) : least + " to " + most;
    }
  }

  /** Of the first layer, or of the first that says how many numbers come, whose kind it has. */
  private static Optional<InputType> one(List<Layer> made, List<JsonObject> layers) {
    Optional<InputType> own = made.get(0).ownInput();
    InputFamily family = InputFamily.ANY;
    for (int i = 0; own.isEmpty() && i < made.size(); i++) {
      JsonObject json = layers.get(i);
      JsonObject inner = json.has("layer") ? json.getAsJsonObject("layer") : json;
      family = family == InputFamily.ANY ? made.get(i).inputFamily() : family;
      if (inner.has("nIn")) {
        long size = inner.get("nIn").getAsLong();
        return switch (family) {
          case RECURRENT, TIME_STEPS -> Optional.of(InputType.recurrent(size));
          case FEED_FORWARD -> Optional.of(InputType.feedForward(size));
          default -> Optional.empty();
        };
      }
    }
    return own;
  }

  private static long channels(List<JsonObject> layers) {
    for (JsonObject layer : layers) {
      if (layer.has("nIn")) {
        return layer.get("nIn").getAsLong();
      }
    }
    return -1;
  }

  private static long lastChannels(List<JsonObject> layers) {
    long channels = channels(layers);
    for (JsonObject layer : layers) {
      channels = layer.has("nOut") ? layer.get("nOut").getAsLong() : channels;
    }
    return channels;
  }

  private static Extents extents(
      List<Layer> layers, int axes, long channels, long wanted, int axis) {
    long least = -1;
    long most = -1;
    for (long extent = 1; channels > 0 && wanted > 0 && extent <= LARGEST; extent++) {
      long[] all = new long[axes];
      Arrays.fill(all, extent);
      long made = made(layers, type(all, channels), axis);
      if (made == wanted) {
        least = least < 0 ? extent : least;
        most = extent;
      } else if (made > wanted) {
        break;
      }
    }
    return new Extents(least, most);
  }

  /** An extent at the end; -1 where the input is too small. */
  private static long made(List<Layer> layers, InputType input, int axis) {
    InputType type = input;
    try {
      for (Layer layer : layers) {
        type = layer.outputType(type, new LayerPlace("a layer", "the input"));
      }
    } catch (ShapeException tooSmall) {
      return -1;
    }
    boolean images = type instanceof Convolutional || type instanceof Convolutional3D;
    return images ? type.shape()[1 + axis] : -1;
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
