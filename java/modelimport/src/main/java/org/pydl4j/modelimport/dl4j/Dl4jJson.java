package org.pydl4j.modelimport.dl4j;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ModelFileException;

/**
 * An object in Deeplearning4j's JSON.
 *
 * @param place in words, for messages
 * @param object as it stands there
 */
record Dl4jJson(String place, JsonObject object) {
  /** The name of its class without the package; older versions wrap objects in such a name. */
  String type() {
    JsonElement name = object.get("@class");
    String whole = name == null ? "" : name.getAsString();
    return whole.substring(Math.max(whole.lastIndexOf('.'), whole.lastIndexOf('$')) + 1);
  }

  boolean has(String key) {
    return object.has(key) && !object.get(key).isJsonNull();
  }

  /** What is there, which must be there. */
  JsonElement get(String key) {
    if (!has(key)) {
      throw refused("has no '" + key + "'");
    }
    return Objects.requireNonNull(object.get(key));
  }

  @Nullable Dl4jJson child(String key) {
    return has(key) && object.get(key).isJsonObject()
        ? new Dl4jJson("the '" + key + "' of " + place, object.getAsJsonObject(key))
        : null;
  }

  Dl4jJson required(String key) {
    Dl4jJson found = child(key);
    if (found == null) {
      throw refused("has no '" + key + "'");
    }
    return found;
  }

  JsonArray list(String key) {
    return has(key) && object.get(key).isJsonArray() ? object.getAsJsonArray(key) : new JsonArray();
  }

  double number(String key, double otherwise) {
    return has(key) ? object.get(key).getAsDouble() : otherwise;
  }

  long whole(String key, long otherwise) {
    return has(key) ? object.get(key).getAsLong() : otherwise;
  }

  String text(String key, String otherwise) {
    return has(key) ? object.get(key).getAsString() : otherwise;
  }

  boolean flag(String key, boolean otherwise) {
    return has(key) ? object.get(key).getAsBoolean() : otherwise;
  }

  /** "The layer 2 (DenseLayer) of this Deeplearning4j model {@code what}." */
  ModelFileException refused(String what) {
    return new ModelFileException(
        Character.toUpperCase(place.charAt(0))
            + place.substring(1)
            + " of this Deeplearning4j model "
            + what
            + ".");
  }
}
