package org.pydl4j.nn.conf;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The types of several numbers in one value. */
final class ListTypes {
  private ListTypes() {}

  static final class DoublesType extends Type<List<Double>> {
    @Override
    String words() {
      return "a list of finite numbers";
    }

    @Override
    List<Double> read(JsonElement json, Key<?> key, Where where) {
      return items(json, Type.DOUBLE, words(), key, where);
    }

    @Override
    JsonElement write(List<Double> values) {
      JsonArray array = new JsonArray();
      values.forEach(array::add);
      return array;
    }

    @Override
    JsonObject schema() {
      return TypeSchema.of("numbers")
          .python("Numbers", "Sequence[float]", "tuple[float, ...]", "[0.5, 2]")
          .setter("double... values", "boxed(values)")
          .json();
    }
  }

  static final class LongsType extends Type<List<Long>> {
    @Override
    String words() {
      return "a list of integers";
    }

    @Override
    List<Long> read(JsonElement json, Key<?> key, Where where) {
      return items(json, Type.LONG, words(), key, where);
    }

    @Override
    JsonElement write(List<Long> values) {
      JsonArray array = new JsonArray();
      values.forEach(array::add);
      return array;
    }

    @Override
    JsonObject schema() {
      return TypeSchema.of("integers")
          .python("Integers", "Sequence[int]", "tuple[int, ...]", "[2, 3]")
          .setter("long... values", "boxed(values)")
          .json();
    }
  }

  static final class StringsType extends Type<List<String>> {
    @Override
    String words() {
      return "a list of strings";
    }

    @Override
    List<String> read(JsonElement json, Key<?> key, Where where) {
      return items(json, Type.STRING, words(), key, where);
    }

    @Override
    JsonElement write(List<String> values) {
      JsonArray array = new JsonArray();
      values.forEach(array::add);
      return array;
    }

    @Override
    JsonObject schema() {
      return TypeSchema.of("strings")
          .python("Strings", "str | Sequence[str]", "tuple[str, ...]", "[\"a\"]")
          .setter("String... values", "{java.util.List}.of(values)")
          .json();
    }
  }

  private static <T> List<T> items(
      JsonElement json, Type<T> type, String words, Key<?> key, Where where) {
    if (!json.isJsonArray()) {
      throw where.mustBe(key.name(), words, json);
    }
    List<T> values = new ArrayList<>();
    for (JsonElement item : json.getAsJsonArray()) {
      values.add(type.read(item, key, where));
    }
    return List.copyOf(values);
  }

  static final class StepsType extends Type<SortedMap<Long, Double>> {
    @Override
    String words() {
      return "numbers by step, such as {\"0\": 0.1, \"1000\": 0.01}";
    }

    @Override
    SortedMap<Long, Double> read(JsonElement json, Key<?> key, Where where) {
      if (!json.isJsonObject()) {
        throw where.mustBe(key.name(), words(), json);
      }
      SortedMap<Long, Double> values = new TreeMap<>();
      for (Map.Entry<String, JsonElement> entry : json.getAsJsonObject().entrySet()) {
        if (!entry.getKey().matches("[0-9]{1,18}")) {
          throw where.mustBe(key.name(), words(), json);
        }
        values.put(Long.valueOf(entry.getKey()), Type.DOUBLE.read(entry.getValue(), key, where));
      }
      return Collections.unmodifiableSortedMap(values);
    }

    @Override
    JsonElement write(SortedMap<Long, Double> values) {
      JsonObject object = new JsonObject();
      values.forEach((step, value) -> object.addProperty(step.toString(), value));
      return object;
    }

    @Override
    JsonObject schema() {
      return TypeSchema.of("steps")
          .python("Steps", "Mapping[int, float]", "dict[int, float]", "{0: 0.1, 1000: 0.01}")
          .setter("{java.util.SortedMap}<Long, Double> values", "values")
          .json();
    }
  }
}
