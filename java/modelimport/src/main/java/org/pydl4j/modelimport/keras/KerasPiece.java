package org.pydl4j.modelimport.keras;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A layer or vertex in this library's JSON, where it stands.
 *
 * @param name of it, unique
 * @param json of it
 * @param parameters by their names in it
 * @param inputs what it reads
 * @param layer whether it is a layer
 * @param sharedWith the piece whose layer and parameters it uses; null for its own
 */
record KerasPiece(
    String name,
    JsonObject json,
    Map<String, KerasTensor> parameters,
    List<String> inputs,
    boolean layer,
    @Nullable String sharedWith) {
  static KerasPiece vertex(String name, JsonObject json, List<String> inputs) {
    return new KerasPiece(name, json, Map.of(), inputs, false, null);
  }

  static KerasPiece layer(
      String name, KerasStep step, List<String> inputs, @Nullable String sharedWith) {
    return new KerasPiece(name, step.json(), step.parameters(), inputs, true, sharedWith);
  }

  /** The class here. */
  String type() {
    return json.get("@class").getAsString();
  }

  /** With another layer in its place, as one with a loss. */
  KerasPiece with(JsonObject other) {
    return new KerasPiece(name, other, parameters, inputs, layer, sharedWith);
  }
}
