package org.pydl4j.modelimport.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ModelFileException;

/**
 * The configuration of a layer in Keras' JSON.
 *
 * @param place in words, for messages
 * @param object as it stands there
 */
record KerasJson(String place, JsonObject object) {
  boolean has(String key) {
    return object.has(key) && !object.get(key).isJsonNull();
  }

  JsonElement get(String key) {
    if (!has(key)) {
      throw refused("has no '" + key + "'");
    }
    return Objects.requireNonNull(object.get(key));
  }

  @Nullable KerasJson child(String key) {
    return has(key) && object.get(key).isJsonObject()
        ? new KerasJson("the '" + key + "' of " + place, object.getAsJsonObject(key))
        : null;
  }

  JsonArray list(String key) {
    return has(key) && object.get(key).isJsonArray() ? object.getAsJsonArray(key) : new JsonArray();
  }

  /** A number; numbers of numpy stand in objects. */
  double number(String key, double otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    KerasJson inside = child(key);
    return inside != null && inside.has("value")
        ? inside.number("value", otherwise)
        : get(key).getAsDouble();
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

  /** Whole numbers, or one that stands for {@code count}. */
  long[] wholes(String key, int count, long otherwise) {
    long[] made = new long[count];
    for (int i = 0; i < count; i++) {
      JsonElement value = has(key) ? get(key) : null;
      made[i] =
          value == null
              ? otherwise
              : value.isJsonArray() ? value.getAsJsonArray().get(i).getAsLong() : value.getAsLong();
    }
    return made;
  }

  /** "The layer 'dense' (Dense) of this Keras model {@code what}." */
  ModelFileException refused(String what) {
    return new ModelFileException(
        Character.toUpperCase(place.charAt(0))
            + place.substring(1)
            + " of this Keras model "
            + what
            + ".");
  }
}
