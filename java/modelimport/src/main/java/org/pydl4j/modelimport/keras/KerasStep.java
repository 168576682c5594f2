package org.pydl4j.modelimport.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pydl4j.modelimport.LayerTypes;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Layer;
import org.pydl4j.nn.layers.LayerPlace;

/**
 * A layer in this library's JSON.
 *
 * @param json of it
 * @param parameters by their names in it
 */
record KerasStep(JsonObject json, Map<String, KerasTensor> parameters) {
  static KerasStep of(String type) {
    JsonObject json = new JsonObject();
    json.addProperty("@class", type);
    return new KerasStep(json, new LinkedHashMap<>());
  }

  /** A layer that does nothing. */
  static KerasStep identity() {
    return of("Activation").with("activation", KerasValues.named("identity"));
  }

  /** What comes out of it. */
  InputType outputType(InputType input, LayerPlace place) {
    return LayerTypes.output(Layer.KIND.fromJson(json.toString()), input, place);
  }

  String type() {
    return json.get("@class").getAsString();
  }

  KerasStep with(String key, Number value) {
    json.addProperty(key, value);
    return this;
  }

  KerasStep with(String key, String value) {
    json.addProperty(key, value);
    return this;
  }

  KerasStep with(String key, boolean value) {
    json.addProperty(key, value);
    return this;
  }

  KerasStep with(String key, JsonObject value) {
    json.add(key, value);
    return this;
  }

  /** Numbers; one of one axis stands by itself. */
  KerasStep with(String key, long[] values) {
    JsonArray array = new JsonArray();
    for (long value : values) {
      array.add(new JsonPrimitive(value));
    }
    json.add(key, array);
    return this;
  }

  /** A number for one axis, numbers for several. */
  KerasStep axes(String key, long[] values) {
    return values.length == 1 ? with(key, values[0]) : with(key, values);
  }

  KerasStep parameter(String name, KerasTensor value) {
    parameters.put(name, value);
    return this;
  }

  /** This layer in another one. */
  KerasStep in(String wrapper) {
    JsonObject outer = new JsonObject();
    outer.addProperty("@class", wrapper);
    outer.add("layer", json);
    return new KerasStep(outer, parameters);
  }
}
