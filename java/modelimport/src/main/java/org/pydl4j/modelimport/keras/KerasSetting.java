package org.pydl4j.modelimport.keras;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nn.inputs.DataFormat;

/**
 * What holds for a whole model.
 *
 * @param channelsFirst whether images lie in it as layers compute here
 * @param layout of what goes in and comes out
 * @param third whether functions of Keras 3 are meant
 * @param enforce whether what training there does and cannot do here is refused
 */
record KerasSetting(boolean channelsFirst, DataFormat layout, boolean third, boolean enforce) {
  static KerasSetting of(KerasFile file, @Nullable DataFormat wanted, boolean enforce) {
    JsonObject model = file.model();
    boolean first =
        says(model, "data_format", "channels_first")
            && !says(model, "data_format", "channels_last")
            && !says(model, "class_name", "LSTM|GRU|SimpleRNN");
    DataFormat own = first ? DataFormat.CHANNELS_FIRST : DataFormat.CHANNELS_LAST;
    return new KerasSetting(first, wanted == null ? own : wanted, file.third(), enforce);
  }

  /** Refuses an option of training alone, unless outputs alone are wanted. */
  void refuseTraining(KerasJson place, String what) {
    if (enforce) {
      throw place.refused(
          what
              + ", which training here has nothing for. Load it for its outputs with"
              + " enforceTrainingConfig false (Python: enforce_training_config=False)");
    }
  }

  /** The same with images as layers compute here. */
  KerasSetting first() {
    return new KerasSetting(true, layout, third, enforce);
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
  JsonObject start(String type, @Nullable JsonObject training) {
    JsonObject made = new JsonObject();
    made.addProperty("version", 1);
    made.addProperty("@class", type);
    made.addProperty("validateOutputLayerConfig", false); // it was trained as it is
    made.addProperty("outputFormat", layout.name());
    JsonObject updater = KerasUpdaters.of(training, this);
    if (updater != null) {
      made.add("updater", updater);
    }
    return made;
  }
}
