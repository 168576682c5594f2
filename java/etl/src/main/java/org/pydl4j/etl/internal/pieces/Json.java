package org.pydl4j.etl.internal.pieces;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DataException;

/** Members of a file, by name; what is wrong is refused with the place. */
final class Json {
  private final JsonObject object;
  private final String place;

  Json(JsonElement element, String place) {
    if (!element.isJsonObject()) {
      throw new DataException("its " + place + " is no object.");
    }
    object = element.getAsJsonObject();
    this.place = place;
  }

  String place() {
    return place;
  }

  boolean has(String name) {
    return object.has(name) && !object.get(name).isJsonNull();
  }

  JsonElement get(String name) {
    if (!has(name)) {
      throw new DataException("its " + place + " has no '" + name + "'.");
    }
    return object.get(name);
  }

  @Nullable Json child(String name) {
    return has(name) ? new Json(get(name), place.equals("top") ? name : place + "." + name) : null;
  }

  String type() {
    return text("type");
  }

  String text(String name) {
    JsonElement value = get(name);
    if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
      throw wrong(name, "text");
    }
    return value.getAsString();
  }

  @Nullable String textOr(String name, @Nullable String otherwise) {
    return has(name) ? text(name) : otherwise;
  }

  boolean truth(String name, boolean otherwise) {
    if (!has(name)) {
      return otherwise;
    }
    if (!get(name).isJsonPrimitive() || !get(name).getAsJsonPrimitive().isBoolean()) {
      throw wrong(name, "true or false");
    }
    return get(name).getAsBoolean();
  }

  int number(String name) {
    try {
      return new java.math.BigDecimal(get(name).getAsString()).intValueExact();
    } catch (ArithmeticException
        | IllegalStateException
        | UnsupportedOperationException
        | NumberFormatException e) {
      throw wrong(name, "a whole number");
    }
  }

  JsonArray array(String name) {
    if (!get(name).isJsonArray()) {
      throw wrong(name, "a list");
    }
    return get(name).getAsJsonArray();
  }

  List<Json> objects(String name) {
    List<Json> made = new ArrayList<>();
    for (JsonElement each : array(name)) {
      made.add(new Json(each, place + "." + name + "[" + made.size() + "]"));
    }
    return made;
  }

  JsonObject object(String name) {
    if (!get(name).isJsonObject()) {
      throw wrong(name, "an object");
    }
    return get(name).getAsJsonObject();
  }

  DataException wrong(String name, String words) {
    String got = String.valueOf(object.get(name));
    return new DataException(
        "the '"
            + name
            + "' of its "
            + place
            + " must be "
            + words
            + ". Got "
            + (got.length() > 60 ? got.substring(0, 60) + "…" : got)
            + ".");
  }

  /** That there is no such kind here. */
  DataException unknown(String known) {
    return new DataException(
        "its " + place + " is of type '" + type() + "'. Known here are " + known + ".");
  }
}
