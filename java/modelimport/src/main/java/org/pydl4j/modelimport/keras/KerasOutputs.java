package org.pydl4j.modelimport.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.modelimport.Endings;

/** The last layers of models, which have the loss here. */
final class KerasOutputs {
  private KerasOutputs() {}

  /** The loss that a compiled model says for an output; null where it says none. */
  static @Nullable JsonElement given(@Nullable JsonObject training, String output, int number) {
    if (training == null || !training.has("loss")) {
      return null;
    }
    JsonElement loss = training.get("loss");
    if (loss.isJsonArray()) {
      return number < loss.getAsJsonArray().size() ? loss.getAsJsonArray().get(number) : null;
    }
    return loss.isJsonObject() && !loss.getAsJsonObject().has("class_name")
        ? loss.getAsJsonObject().get(output)
        : loss;
  }

  /** How much the losses of outputs count, where the model says so. */
  static void weights(JsonObject network, @Nullable JsonObject training, List<String> outputs) {
    JsonElement given = training == null ? null : training.get("loss_weights");
    if (given == null || !(given.isJsonArray() || given.isJsonObject())) {
      return;
    }
    JsonArray made = new JsonArray();
    for (int i = 0; i < outputs.size(); i++) {
      JsonElement own =
          given.isJsonObject()
              ? given.getAsJsonObject().get(outputs.get(i))
              : i < given.getAsJsonArray().size() ? given.getAsJsonArray().get(i) : null;
      made.add(own == null || own.isJsonNull() ? 1.0 : own.getAsDouble());
    }
    network.add("lossWeights", made);
  }

  /**
   * A last layer with its loss; itself where there is none.
   *
   * @param axes of its output
   * @param given what the model says
   */
  static KerasStep with(
      KerasStep last, int axes, @Nullable JsonElement given, KerasSetting setting) {
    JsonObject json = last.json();
    boolean steps =
        last.type().equals("TimeDistributed")
            && json.getAsJsonObject("layer").get("@class").getAsString().equals("Dense");
    JsonObject inner = steps ? json.getAsJsonObject("layer") : json;
    boolean dense = steps || last.type().equals("Dense");
    if (!dense && !last.type().equals("Activation")) {
      return last;
    }
    JsonObject known = KerasValues.loss(given, setting);
    if (given != null && !given.isJsonNull() && known == null) {
      return last; // there is none of it here, and outputs alone are wanted
    }
    JsonObject made = inner.deepCopy();
    made.addProperty("@class", dense ? (axes == 1 ? "Output" : "RnnOutput") : Endings.layer(axes));
    if (known == null) {
      String activation = inner.getAsJsonObject("activation").get("@class").getAsString();
      known = KerasValues.named(Endings.loss(activation));
    }
    made.add("loss", known);
    return new KerasStep(made, last.parameters());
  }
}
