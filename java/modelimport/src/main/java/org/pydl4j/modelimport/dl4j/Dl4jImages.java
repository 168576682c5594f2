package org.pydl4j.modelimport.dl4j;

import com.google.gson.JsonObject;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.modelimport.LayerTypes;
import org.pydl4j.nn.inputs.Convolutional;
import org.pydl4j.nn.inputs.Convolutional3D;
import org.pydl4j.nn.inputs.DataFormat;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.plan.Node;
import org.pydl4j.nn.plan.Plan;
import org.pydl4j.nn.preprocessors.Preprocessor;

/**
 * In which order of axes a file's layers compute images and volumes. Versions before 1.0.0-beta7
 * know NCHW alone; the others have the order on each layer.
 */
final class Dl4jImages {
  private static final List<String> KEYS =
      List.of("cnn2dDataFormat", "dataFormat", "format", "cnn2DFormat");

  private Dl4jImages() {}

  /** The order of all of these layers; one that has another than those before it is refused. */
  static DataFormat order(Collection<Dl4jJson> layers) {
    String found = "";
    for (Dl4jJson layer : layers) {
      String own = order(innermost(layer));
      if (!own.isEmpty() && !found.isEmpty() && last(own) != last(found)) {
        throw layer.refused(
            "computes in the order " + own + ", and layers before it in " + found,
            "Convert it with Deeplearning4j, so that all layers have one order");
      }
      found = own.isEmpty() ? found : own;
    }
    return last(found) ? DataFormat.CHANNELS_LAST : DataFormat.CHANNELS_FIRST;
  }

  private static boolean last(String order) {
    return order.endsWith("C");
  }

  private static Dl4jJson innermost(Dl4jJson layer) {
    for (String key : List.of("layer", "underlying", "fwd")) {
      Dl4jJson inside = layer.child(key);
      if (inside != null) {
        return innermost(inside);
      }
    }
    return layer;
  }

  /** Empty where the layer says nothing that counts: its class has the member for others. */
  private static String order(Dl4jJson layer) {
    if (layer.type().matches(".*1D(Layer)?|BatchNormalization")) {
      return "";
    }
    List<String> keys = layer.type().contains("3D") ? List.of("dataFormat") : KEYS;
    for (String key : keys) {
      String order = layer.text(key, "");
      if (order.matches("NCHW|NHWC|NCDHW|NDHWC")) {
        return order;
      }
    }
    return "";
  }

  /** Whether it is images or volumes. */
  static boolean are(InputType type) {
    return type instanceof Convolutional || type instanceof Convolutional3D;
  }

  /** The order in which a network of ours takes images. */
  static DataFormat order(Plan plan) {
    for (InputType input : plan.inputs()) {
      if (are(input) && input.dataFormat() == DataFormat.CHANNELS_LAST) {
        return DataFormat.CHANNELS_LAST;
      }
    }
    return DataFormat.CHANNELS_FIRST;
  }

  /** Refuses vertices that cut the second axis there, whatever it is, and layers with its shape. */
  static void requireAny(Plan plan, DataFormat order) {
    for (Node node : plan.nodes()) {
      String name = node.layerName();
      if (order == DataFormat.CHANNELS_LAST
          && are(node.input())
          && name.matches("(Subset|PoolHelper|Reshape)Vertex|PReLU")) {
        throw new Dl4jJson("the " + node.described(), new JsonObject())
            .refused("computes images with the channels last, which a " + name + " there cannot");
      }
    }
  }

  /** What becomes rows right before a node, [channels, …]; null where nothing does. */
  static long @Nullable [] rowsOf(Plan plan, Node node) {
    Preprocessor before = node.preprocessors().get(0);
    if (before == null || !before.name().matches("Cnn(3D)?ToFeedForward")) {
      return null;
    }
    InputType type = LayerTypes.of(plan, node.sources().get(0));
    return type.in(DataFormat.CHANNELS_FIRST).shape();
  }
}
