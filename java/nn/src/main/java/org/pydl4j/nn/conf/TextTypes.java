package org.pydl4j.nn.conf;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The types of one value of any plain type, and of what stands under texts. */
final class TextTypes {
  private TextTypes() {}

  /** A text, a number, or true or false. */
  static final class ValueType extends Type<Object> {
    @Override
    String words() {
      return "a text, a finite number, true or false";
    }

    @Override
    Object read(JsonElement json, Key<?> key, Where where) {
      if (!json.isJsonPrimitive()) {
        throw where.mustBe(key.name(), words(), json);
      }
      JsonPrimitive plain = json.getAsJsonPrimitive();
      if (plain.isString()) {
        return plain.getAsString();
      }
      if (plain.isBoolean()) {
        return plain.getAsBoolean();
      }
      boolean whole = plain.getAsString().matches("-?[0-9]{1,18}");
      return whole ? (Object) plain.getAsLong() : Type.DOUBLE.read(json, key, where);
    }

    @Override
    JsonElement write(Object value) {
      if (value instanceof Number number) {
        return new JsonPrimitive(number);
      }
      return value instanceof Boolean truth
          ? new JsonPrimitive(truth)
          : new JsonPrimitive(value.toString());
    }

    @Override
    JsonObject schema() {
      String plain = "str | float | bool";
      return TypeSchema.of("value")
          .python("Value", plain, plain, "1")
          .setter("Object value", "value")
          .json();
    }
  }

  /** A text for each of some texts, in their order. */
  static final class TextsType extends Type<Map<String, String>> {
    @Override
    String words() {
      return "texts by text, such as {\"from\": \"to\"}";
    }

    @Override
    Map<String, String> read(JsonElement json, Key<?> key, Where where) {
      if (!json.isJsonObject()) {
        throw where.mustBe(key.name(), words(), json);
      }
      Map<String, String> values = new LinkedHashMap<>();
      json.getAsJsonObject()
          .entrySet()
          .forEach(
              entry -> values.put(entry.getKey(), Type.STRING.read(entry.getValue(), key, where)));
      return Collections.unmodifiableMap(values);
    }

    @Override
    JsonElement write(Map<String, String> values) {
      JsonObject object = new JsonObject();
      values.forEach(object::addProperty);
      return object;
    }

    @Override
    JsonObject schema() {
      return TypeSchema.of("texts")
          .python("Texts", "Mapping[str, str]", "dict[str, str]", "{\"from\": \"to\"}")
          .setter("{java.util.Map}<String, String> values", "values")
          .json();
    }
  }

  /** Texts for each of some texts, in their order. */
  static final class TextListsType extends Type<Map<String, List<String>>> {
    @Override
    String words() {
      return "lists of texts by text, such as {\"amount\": [\"Sum\", \"Mean\"]}";
    }

    @Override
    Map<String, List<String>> read(JsonElement json, Key<?> key, Where where) {
      if (!json.isJsonObject()) {
        throw where.mustBe(key.name(), words(), json);
      }
      Map<String, List<String>> values = new LinkedHashMap<>();
      for (Map.Entry<String, JsonElement> entry : json.getAsJsonObject().entrySet()) {
        List<String> texts = new ArrayList<>();
        JsonElement value = entry.getValue();
        if (value.isJsonArray()) {
          value.getAsJsonArray().forEach(each -> texts.add(Type.STRING.read(each, key, where)));
        } else {
          texts.add(Type.STRING.read(value, key, where));
        }
        values.put(entry.getKey(), List.copyOf(texts));
      }
      return Collections.unmodifiableMap(values);
    }

    @Override
    JsonElement write(Map<String, List<String>> values) {
      JsonObject object = new JsonObject();
      values.forEach(
          (name, texts) -> {
            JsonArray array = new JsonArray();
            texts.forEach(array::add);
            object.add(name, array);
          });
      return object;
    }

    @Override
    JsonObject schema() {
      return TypeSchema.of("textLists")
          .python(
              "TextLists",
              "Mapping[str, str | Sequence[str]]",
              "dict[str, tuple[str, ...]]",
              "{\"amount\": [\"Sum\"]}")
          .setter("{java.util.Map}<String, {java.util.List}<String>> values", "values")
          .json();
    }
  }
}
