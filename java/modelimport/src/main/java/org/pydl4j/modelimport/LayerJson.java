package org.pydl4j.modelimport;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Arrays;

/**
 * A layer or vertex in this library's JSON as it is read of a file, setting by setting.
 *
 * @param <S> the class itself
 */
public abstract class LayerJson<S extends LayerJson<S>> {
  private final JsonObject json;

  /** One of which {@code json} holds what is set so far. */
  protected LayerJson(JsonObject json) {
    this.json = json;
  }

  /** This. */
  protected abstract S self();

  /** An object of a class without settings. */
  public static JsonObject named(String type) {
    JsonObject made = new JsonObject();
    made.addProperty("@class", type);
    return made;
  }

  /** What is set. */
  public final JsonObject json() {
    return json;
  }

  /** The class. */
  public final String type() {
    return json.get("@class").getAsString();
  }

  /** Sets a number. */
  public final S with(String key, Number value) {
    json.addProperty(key, value);
    return self();
  }

  /** Sets a text, or a value of an enumeration. */
  public final S with(String key, String value) {
    json.addProperty(key, value);
    return self();
  }

  /** Sets a flag. */
  public final S with(String key, boolean value) {
    json.addProperty(key, value);
    return self();
  }

  /** Sets what is a layer, an activation or the like. */
  public final S with(String key, JsonObject value) {
    json.add(key, value);
    return self();
  }

  /** Sets a list of numbers. */
  public final S with(String key, long[] values) {
    JsonArray array = new JsonArray();
    Arrays.stream(values).forEach(array::add);
    json.add(key, array);
    return self();
  }

  /** Sets a number for one axis, numbers for several. */
  public final S axes(String key, long... values) {
    return values.length == 1 ? with(key, values[0]) : with(key, values);
  }
}
