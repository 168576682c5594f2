package org.pydl4j.modelimport.dl4j;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import java.util.Optional;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Pair;
import org.pydl4j.nn.layers.WrapperLayer;
import org.pydl4j.nn.updaters.FixedSchedule;

/** All settings of an object as JSON, those that were not set with their defaults. */
final class SettingsTree {
  private SettingsTree() {}

  static JsonObject of(Configured object) {
    JsonObject made = new JsonObject();
    made.addProperty("@class", object.declaration().name());
    for (Key<?> key : object.declaration().keys()) {
      Optional<?> value = object.find(key);
      value.ifPresent(found -> made.add(key.name(), value(found)));
    }
    if (object instanceof WrapperLayer wrapper) { // which hands the network's settings on
      made.add(WrapperLayer.LAYER.name(), of(wrapper.inner()));
    }
    return made;
  }

  private static JsonElement value(Object found) {
    if (found instanceof FixedSchedule fixed) {
      return new JsonPrimitive(fixed.valueAt(0, 0));
    }
    if (found instanceof Configured object) {
      return of(object);
    }
    if (found instanceof Iterable<?> list) {
      JsonArray made = new JsonArray();
      list.forEach(each -> made.add(value(each)));
      return made;
    }
    if (found instanceof Map<?, ?> map) {
      JsonObject made = new JsonObject();
      map.forEach((key, each) -> made.add(String.valueOf(key), value(each)));
      return made;
    }
    if (found instanceof Pair pair) {
      JsonArray made = new JsonArray();
      made.add(pair.first());
      made.add(pair.second());
      return made;
    }
    if (found instanceof long[] numbers) {
      JsonArray made = new JsonArray();
      for (long number : numbers) {
        made.add(number);
      }
      return made;
    }
    if (found instanceof Number number) {
      return new JsonPrimitive(number);
    }
    if (found instanceof Boolean flag) {
      return new JsonPrimitive(flag);
    }
    return found instanceof Enum<?> constant
        ? new JsonPrimitive(constant.name())
        : found.toString().isEmpty() ? JsonNull.INSTANCE : new JsonPrimitive(found.toString());
  }
}
