package org.pydl4j.modelimport.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.files.LoadOptions;
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
   * @param others weights in the places of the file's; empty for its own
   */
  static KerasNetwork of(
      KerasFile file, LoadOptions options, Map<KerasTensor, KerasTensor> others) {
    file.model(); // which says what is missing
    String version = file.version();
    if (KerasFile.major(version) < 2) {
      throw new DataException(
          "it was written by Keras " + version + "; load and save it with Keras 2");
    }
    KerasSetting setting = KerasSetting.of(file, options.layout(), options.enforceTrainingConfig());
    return new KerasGraph(KerasFlat.of(file, others), setting, file.training())
        .network(options.inputs());
  }

  static JsonElement json(InputType type) {
    return JsonParser.parseString(type.toJson());
  }

  /** The class of a layer, without the package that it was registered in. */
  static String type(JsonObject layer) {
    KerasJson whole = new KerasJson("a layer", layer);
    String type = whole.text("class_name", "");
    if (type.isEmpty()) {
      throw new DataException("a layer of it has no class_name");
    }
    return type.replaceFirst("^(keras|tf_keras|tensorflow|Keras)[\\w.]*>", "");
  }

  /** The layer's configuration with a place for messages. */
  static KerasJson config(JsonObject layer) {
    KerasJson whole = new KerasJson("a layer", layer);
    KerasJson config = whole.child("config");
    if (config == null) {
      throw new DataException("a layer of it has no class_name or no config");
    }
    String name = config.text("name", whole.text("name", ""));
    return new KerasJson("the layer '" + name + "' (" + type(layer) + ")", config.object());
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

  /** The shape that a layer was built for; null where it does not say. */
  static @Nullable JsonArray built(JsonObject layer) {
    KerasJson build = new KerasJson("a layer", layer).child("build_config");
    return build != null && build.has("input_shape") && build.get("input_shape").isJsonArray()
        ? build.get("input_shape").getAsJsonArray()
        : null;
  }
}
