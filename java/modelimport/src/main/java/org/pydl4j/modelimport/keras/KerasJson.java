package org.pydl4j.modelimport.keras;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.pydl4j.modelimport.ForeignJson;

/** The configuration of a layer in Keras' JSON. */
final class KerasJson extends ForeignJson<KerasJson> {
  KerasJson(String place, JsonObject object) {
    super("Keras", place, object);
  }

  @Override
  protected KerasJson made(String where, JsonObject inside) {
    return new KerasJson(where, inside);
  }

  /** A number; numbers of numpy stand in objects. */
  @Override
  public double number(String key, double otherwise) {
    KerasJson inside = child(key);
    return inside != null && inside.has("value")
        ? inside.number("value", otherwise)
        : super.number(key, otherwise);
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
}
