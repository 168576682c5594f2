package org.pydl4j.modelimport.onnx;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pydl4j.nd.NDArray;

/**
 * A layer or vertex in this library's JSON, with its parameters.
 *
 * @param json of it
 * @param parameters by their names in it
 */
record OnnxStep(JsonObject json, Map<String, NDArray> parameters) {
  static OnnxStep of(String type) {
    return new OnnxStep(named(type), new LinkedHashMap<>());
  }

  /** An object of this class without settings. */
  static JsonObject named(String type) {
    JsonObject made = new JsonObject();
    made.addProperty("@class", type);
    return made;
  }

  /** An activation as a layer. */
  static OnnxStep activation(String type) {
    return of("Activation").with("activation", named(type));
  }

  /** The same with a setting of the activation. */
  static OnnxStep activation(String type, String key, double value) {
    JsonObject made = named(type);
    made.addProperty(key, value);
    return of("Activation").with("activation", made);
  }

  OnnxStep with(String key, Number value) {
    json.addProperty(key, value);
    return this;
  }

  OnnxStep with(String key, String value) {
    json.addProperty(key, value);
    return this;
  }

  OnnxStep with(String key, boolean value) {
    json.addProperty(key, value);
    return this;
  }

  OnnxStep with(String key, JsonObject value) {
    json.add(key, value);
    return this;
  }

  /** Numbers. */
  OnnxStep with(String key, long... values) {
    JsonArray array = new JsonArray();
    Arrays.stream(values).forEach(array::add);
    json.add(key, array);
    return this;
  }

  /** A number for one axis, numbers for several. */
  OnnxStep axes(String key, long... values) {
    return values.length == 1 ? with(key, values[0]) : with(key, values);
  }

  OnnxStep parameter(String name, NDArray value) {
    parameters.put(name, value);
    return this;
  }
}
