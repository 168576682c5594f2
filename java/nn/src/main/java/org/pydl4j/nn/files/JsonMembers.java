package org.pydl4j.nn.files;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.io.StrictJson;

/**
 * Members of a JSON object by their types: what is missing, of another type or out of range is a
 * {@link DataException} that names it.
 *
 * @param entry names the text in messages
 */
record JsonMembers(JsonObject tree, String entry) {
  static JsonObject object(String json, String entry) {
    try {
      return object(StrictJson.parse(json), entry);
    } catch (JsonParseException e) {
      throw new DataException("its entry " + entry + " is no JSON", e);
    }
  }

  static JsonObject object(JsonElement tree, String entry) {
    if (!tree.isJsonObject()) {
      throw wrong(entry, "an object", tree);
    }
    return tree.getAsJsonObject();
  }

  /** A list of texts, whatever is in them. */
  static List<String> texts(String json, String entry) {
    try {
      JsonElement tree = StrictJson.parse(json);
      if (!tree.isJsonArray()) {
        throw wrong(entry, "a list", tree);
      }
      List<String> texts = new ArrayList<>();
      for (JsonElement element : tree.getAsJsonArray()) {
        if (!(element instanceof JsonPrimitive value && value.isString())) {
          throw wrong(entry, "a list of texts", tree);
        }
        texts.add(element.getAsString());
      }
      return texts;
    } catch (JsonParseException e) {
      throw new DataException("its entry " + entry + " is no JSON", e);
    }
  }

  JsonElement member(String name) {
    if (!tree.has(name)) {
      throw new DataException("its entry " + entry + " has no '" + name + "'");
    }
    return tree.get(name);
  }

  String text(String name) {
    JsonElement value = member(name);
    if (!(value instanceof JsonPrimitive text && text.isString())) {
      throw wrong(entry + ", where '" + name + "'", "a text", value);
    }
    return value.getAsString();
  }

  /** A whole number from 0 to 2^63 - 1. */
  long count(String name) {
    JsonElement value = member(name);
    if (value instanceof JsonPrimitive number && number.isNumber()) {
      try {
        long count = new BigDecimal(number.getAsString()).longValueExact();
        if (count >= 0) {
          return count;
        }
      } catch (ArithmeticException | NumberFormatException e) {
        // Fractions, more than 2^63 - 1, NaN.
      }
    }
    throw wrong(entry + ", where '" + name + "'", "a whole number from 0 on", value);
  }

  private static DataException wrong(String what, String expected, JsonElement got) {
    String text = got.toString();
    String shown = text.length() < 100 ? text : text.substring(0, 97) + "...";
    return new DataException("its entry " + what + " must be " + expected + ", it is " + shown);
  }
}
