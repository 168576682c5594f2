package org.pydl4j.nn.conf;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The types whose values are plain JSON. */
final class PlainTypes {
  private PlainTypes() {}

  static boolean isNumber(JsonElement json) {
    return json.isJsonPrimitive() && json.getAsJsonPrimitive().isNumber();
  }

  /** The whole number in {@code json}, or null: 5 and 5.0 are whole, 5.5 and 1e30 are not. */
  static @Nullable Long whole(JsonElement json) {
    if (!isNumber(json)) {
      return null;
    }
    try {
      return new BigDecimal(json.getAsString()).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      return null;
    }
  }

  static final class LongType extends Type<Long> {
    @Override
    String words() {
      return "an integer";
    }

    @Override
    Long read(JsonElement json, Key<?> key, Where where) {
      Long value = whole(json);
      if (value == null) {
        throw where.mustBe(key.name(), words(), json);
      }
      return value;
    }

    @Override
    JsonElement write(Long value) {
      return number(value);
    }

    @Override
    JsonObject schema() {
      return TypeSchema.of("integer")
          .python("Integer", "int", "int", "10")
          .setter("long value", "value")
          .json();
    }
  }

  static final class DoubleType extends Type<Double> {
    @Override
    String words() {
      return "a finite number";
    }

    @Override
    Double read(JsonElement json, Key<?> key, Where where) {
      if (!isNumber(json) || !Double.isFinite(json.getAsDouble())) {
        throw where.mustBe(key.name(), words(), json);
      }
      return json.getAsDouble();
    }

    @Override
    JsonElement write(Double value) {
      return number(value);
    }

    @Override
    String text(Double value) {
      return value == Math.rint(value) && Math.abs(value) < 1e15
          ? Long.toString(value.longValue())
          : value.toString();
    }

    @Override
    JsonObject schema() {
      return TypeSchema.of("number")
          .python("Number", "float", "float", "0.5")
          .setter("double value", "value")
          .json();
    }
  }

  static final class BoolType extends Type<Boolean> {
    @Override
    String words() {
      return "true or false";
    }

    @Override
    Boolean read(JsonElement json, Key<?> key, Where where) {
      if (!json.isJsonPrimitive() || !json.getAsJsonPrimitive().isBoolean()) {
        throw where.mustBe(key.name(), words(), json);
      }
      return json.getAsBoolean();
    }

    @Override
    JsonElement write(Boolean value) {
      return new JsonPrimitive(value);
    }

    @Override
    JsonObject schema() {
      return TypeSchema.of("boolean")
          .python("Boolean", "bool", "bool", "True")
          .setter("boolean value", "value")
          .json();
    }
  }

  static final class StringType extends Type<String> {
    @Override
    String words() {
      return "a string";
    }

    @Override
    String read(JsonElement json, Key<?> key, Where where) {
      if (!json.isJsonPrimitive() || !json.getAsJsonPrimitive().isString()) {
        throw where.mustBe(key.name(), words(), json);
      }
      return json.getAsString();
    }

    @Override
    JsonElement write(String value) {
      return new JsonPrimitive(value);
    }

    @Override
    JsonObject schema() {
      return TypeSchema.of("string")
          .python("String", "str", "str", "\"text\"")
          .setter("String value", "value")
          .json();
    }
  }

  static final class PairType extends Type<Pair> {
    @Override
    String words() {
      return "an integer or a pair of integers [height, width]";
    }

    @Override
    Pair read(JsonElement json, Key<?> key, Where where) {
      Long both = whole(json);
      if (both != null) {
        return Pair.of(both);
      }
      if (json.isJsonArray() && json.getAsJsonArray().size() == 2) {
        Long first = whole(json.getAsJsonArray().get(0));
        Long second = whole(json.getAsJsonArray().get(1));
        if (first != null && second != null) {
          return new Pair(first, second);
        }
      }
      throw where.mustBe(key.name(), words(), json);
    }

    @Override
    JsonElement write(Pair value) {
      JsonArray array = new JsonArray();
      array.add(value.first());
      array.add(value.second());
      return array;
    }

    @Override
    String text(Pair value) {
      return value.toString();
    }

    @Override
    JsonObject schema() {
      String pair = "{" + Pair.class.getCanonicalName() + "}";
      return TypeSchema.of("pair")
          .python("Pair", "int | Sequence[int]", "tuple[int, int]", "5")
          .setter("long height, long width", "new " + pair + "(height, width)")
          .setter("long both", pair + ".of(both)", "The same in both directions. ", false)
          .json();
    }
  }

  static final class EnumType<E extends Enum<E>> extends Type<E> {
    private final Class<E> type;

    EnumType(Class<E> type) {
      this.type = type;
    }

    private List<String> names() {
      List<String> names = new ArrayList<>();
      for (E constant : type.getEnumConstants()) {
        names.add(constant.name());
      }
      return names;
    }

    @Override
    String words() {
      return "one of " + String.join(", ", names());
    }

    @Override
    E read(JsonElement json, Key<?> key, Where where) {
      if (json.isJsonPrimitive() && json.getAsJsonPrimitive().isString()) {
        String wanted = Names.folded(json.getAsString());
        for (E constant : type.getEnumConstants()) {
          if (Names.folded(constant.name()).equals(wanted)) {
            return constant;
          }
        }
      }
      throw where.mustBe(key.name(), words(), json);
    }

    @Override
    JsonElement write(E value) {
      return new JsonPrimitive(value.name());
    }

    @Override
    JsonObject schema() {
      return TypeSchema.of("enum")
          .values(names())
          .python("Enum", "Literal[{values}]", "str", "{first}")
          .setter("{" + type.getCanonicalName() + "} value", "value")
          .json();
    }
  }
}
