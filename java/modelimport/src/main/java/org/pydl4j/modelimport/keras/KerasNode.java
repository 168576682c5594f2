package org.pydl4j.modelimport.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pydl4j.nd.errors.DataException;

/**
 * What one use of a layer reads, in the form of Keras 2 or 3.
 *
 * @param read in order
 * @param named under names of arguments
 * @param constants arguments in order, null where something is read
 * @param options arguments under names that are no tensors
 */
record KerasNode(
    List<Ref> read, Map<String, List<Ref>> named, JsonArray constants, JsonObject options) {

  /**
   * An output of a layer.
   *
   * @param layer its name
   * @param use which use of it
   * @param output which of its outputs
   */
  record Ref(String layer, int use, int output) {
    /** Of ["name", 0, 0, …]. */
    static Ref of(JsonArray given) {
      return new Ref(
          given.get(0).getAsString(),
          given.size() > 1 ? given.get(1).getAsInt() : 0,
          given.size() > 2 ? given.get(2).getAsInt() : 0);
    }

    static boolean isOne(JsonElement given) {
      return given.isJsonArray()
          && given.getAsJsonArray().size() >= 3
          && given.getAsJsonArray().size() <= 4
          && isText(given.getAsJsonArray().get(0))
          && isNumber(given.getAsJsonArray().get(1))
          && isNumber(given.getAsJsonArray().get(2));
    }
  }

  private static boolean isText(JsonElement given) {
    return given.isJsonPrimitive() && given.getAsJsonPrimitive().isString();
  }

  private static boolean isNumber(JsonElement given) {
    return given.isJsonPrimitive() && given.getAsJsonPrimitive().isNumber();
  }

  private static KerasNode empty() {
    return new KerasNode(
        new ArrayList<>(), new LinkedHashMap<>(), new JsonArray(), new JsonObject());
  }

  static KerasNode of(JsonElement given) {
    KerasNode made = empty();
    if (given.isJsonObject()) {
      made.third(given.getAsJsonObject());
    } else if (given.isJsonArray()) {
      made.second(given.getAsJsonArray());
    } else {
      throw new DataException("an inbound node of it is " + given);
    }
    return made;
  }

  /** {"args": […], "kwargs": {…}}. */
  private void third(JsonObject given) {
    if (given.get("args") instanceof JsonArray args) {
      for (int place = 0; place < args.size(); place++) {
        JsonElement each = args.get(place);
        List<Ref> found = new ArrayList<>();
        tensors(each, found);
        boolean states = place == 1 && each.isJsonArray() && !found.isEmpty();
        if (states) { // recurrent layers alone take a list there
          named.put("initial_state", found);
        } else {
          read.addAll(found);
        }
        constants.add(found.isEmpty() ? each : JsonNull.INSTANCE);
      }
    }
    if (given.get("kwargs") instanceof JsonObject kwargs) {
      kwargs.entrySet().forEach(each -> argument(each.getKey(), each.getValue()));
    }
  }

  private void argument(String name, JsonElement value) {
    List<Ref> found = new ArrayList<>();
    tensors(value, found);
    if (found.isEmpty()) {
      options.add(name, value);
    } else {
      named.put(name, found);
    }
  }

  private static void tensors(JsonElement given, List<Ref> found) {
    if (given.isJsonArray()) {
      if (Ref.isOne(given)) {
        found.add(Ref.of(given.getAsJsonArray()));
        return;
      }
      given.getAsJsonArray().forEach(each -> tensors(each, found));
    } else if (given.isJsonObject()) {
      JsonObject object = given.getAsJsonObject();
      JsonElement config = object.get("config");
      if (config instanceof JsonObject tensor
          && tensor.get("keras_history") instanceof JsonArray history) {
        found.add(Ref.of(history));
        return;
      }
      object.entrySet().forEach(each -> tensors(each.getValue(), found));
    }
  }

  /** [["name", 0, 0, {…}], …], or one of them. */
  private void second(JsonArray given) {
    if (given.size() > 0 && isText(given.get(0))) {
      one(given);
      return;
    }
    given.forEach(each -> one(each.getAsJsonArray()));
  }

  private void one(JsonArray given) {
    if (given.get(0).getAsString().equals("_CONSTANT_VALUE")) {
      constants.add(given.get(2));
    } else {
      read.add(Ref.of(given));
      constants.add(JsonNull.INSTANCE);
    }
    if (given.size() > 3 && given.get(3) instanceof JsonObject kwargs) {
      kwargs.entrySet().forEach(each -> argument(each.getKey(), each.getValue()));
    }
  }

  /** All of them. */
  List<Ref> all() {
    List<Ref> made = new ArrayList<>(read);
    named.values().forEach(made::addAll);
    return made;
  }
}
