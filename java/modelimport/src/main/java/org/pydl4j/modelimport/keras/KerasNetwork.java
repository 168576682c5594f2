package org.pydl4j.modelimport.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.inputs.InputType;

/**
 * A model in this library's JSON.
 *
 * @param kind {@code MultiLayerNetwork} or {@code ComputationGraph}
 * @param json of this library's configuration
 * @param parameters by their names in the network
 */
record KerasNetwork(String kind, JsonObject json, Map<String, KerasTensor> parameters) {
  /**
   * Translates.
   *
   * @param inputs the shapes of the inputs; empty to take those of the file
   */
  static KerasNetwork of(KerasFile file, List<InputType> inputs) {
    KerasJson model = new KerasJson("the model", file.model());
    boolean channelsFirst =
        says(model.object(), "data_format", "channels_first")
            && !says(model.object(), "data_format", "channels_last")
            && !says(model.object(), "class_name", "LSTM|GRU|SimpleRNN");
    JsonObject training = file.training();
    String type = model.text("class_name", "");
    return switch (type) {
      case "Sequential" -> new KerasChain(file, channelsFirst, training).network(model, inputs);
      case "Model", "Functional" ->
          new KerasGraph(file, channelsFirst, training).network(model, inputs);
      default -> throw new DataException("it holds a " + type + ", and no Sequential or Model");
    };
  }

  /** Whether an object somewhere has such a text. */
  private static boolean says(JsonElement tree, String key, String pattern) {
    if (tree.isJsonArray()) {
      for (JsonElement each : tree.getAsJsonArray()) {
        if (says(each, key, pattern)) {
          return true;
        }
      }
    } else if (tree.isJsonObject()) {
      JsonElement type = tree.getAsJsonObject().get("class_name");
      boolean either = type != null && type.toString().matches("\"(Flatten|SpatialDropout.D)\"");
      if (either && key.equals("data_format")) {
        return false; // it says channels_last in models of both orders
      }
      for (Map.Entry<String, JsonElement> entry : tree.getAsJsonObject().entrySet()) {
        boolean here =
            entry.getKey().equals(key)
                && entry.getValue().isJsonPrimitive()
                && entry.getValue().getAsString().matches(pattern);
        if (here || says(entry.getValue(), key, pattern)) {
          return true;
        }
      }
    }
    return false;
  }

  /** What both kinds of networks have. */
  static JsonObject start(String type, @Nullable JsonObject training) {
    JsonObject made = new JsonObject();
    made.addProperty("version", 1);
    made.addProperty("@class", type);
    made.addProperty("validateOutputLayerConfig", false); // it was trained as it is
    JsonObject updater = KerasValues.updater(training);
    if (updater != null) {
      made.add("updater", updater);
    }
    return made;
  }

  static JsonElement json(InputType type) {
    return JsonParser.parseString(type.toJson());
  }

  /** The parameters of a layer under the prefix of a network. */
  static void put(Map<String, KerasTensor> all, String prefix, KerasStep step) {
    step.parameters().forEach((name, value) -> all.put(prefix + "_" + name, value));
  }

  /** The layers of a model, each an object with class_name and config. */
  static JsonArray layers(KerasJson model) {
    JsonElement config = model.get("config");
    return config.isJsonArray()
        ? config.getAsJsonArray()
        : new KerasJson("the model", config.getAsJsonObject()).list("layers");
  }

  /** The layer's configuration with a place for messages. */
  static KerasJson config(JsonObject layer) {
    KerasJson whole = new KerasJson("a layer", layer);
    KerasJson config = whole.child("config");
    String type = whole.text("class_name", "");
    if (config == null || type.isEmpty()) {
      throw new DataException("a layer of it has no class_name or no config");
    }
    String name = config.text("name", whole.text("name", ""));
    return new KerasJson("the layer '" + name + "' (" + type + ")", config.object());
  }

  /** The shape of an example from a shape with the batch in front, null where it does not say. */
  static @Nullable JsonArray shape(KerasJson config) {
    for (String key : List.of("batch_input_shape", "batch_shape", "build_input_shape")) {
      if (config.has(key) && config.get(key).isJsonArray()) {
        return config.get(key).getAsJsonArray();
      }
    }
    return null;
  }
}
