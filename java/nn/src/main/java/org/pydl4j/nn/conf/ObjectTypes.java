package org.pydl4j.nn.conf;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/** The types whose values are declared objects. */
final class ObjectTypes {
  private ObjectTypes() {}

  private static <T extends Configured> T read(
      Kind<T> kind, String words, JsonElement json, Key<?> key, Where where) {
    String name = JsonConf.memberName(json, kind);
    if (name == null) {
      throw where.mustBe(key.name(), words, json);
    }
    Where inside = new Where("the '" + key.name() + "' of " + where.subject());
    Declaration<? extends T> declaration = Registry.declaration(kind, name, inside);
    return JsonConf.read(declaration, json, where.inside(key.name(), declaration.name()));
  }

  static final class One<T extends Configured> extends Type<T> {
    private final Kind<T> kind;

    One(Kind<T> kind) {
      this.kind = kind;
    }

    @Override
    String words() {
      return kind.described() + (kind.shorthand() ? " or its name" : "");
    }

    @Override
    T read(JsonElement json, Key<?> key, Where where) {
      return ObjectTypes.read(kind, words(), json, key, where);
    }

    @Override
    JsonElement write(T value) {
      return JsonConf.write(value, kind);
    }

    @Override
    JsonObject schema() {
      return TypeSchema.of("object")
          .kind(kind)
          .python("Object", "{like}", "{base}", "{example}")
          .member(kind, false)
          .json();
    }
  }

  static final class Many<T extends Configured> extends Type<List<T>> {
    private final Kind<T> kind;

    Many(Kind<T> kind) {
      this.kind = kind;
    }

    @Override
    String words() {
      return "a list of " + kind.name() + "s";
    }

    @Override
    List<T> read(JsonElement json, Key<?> key, Where where) {
      if (!json.isJsonArray()) {
        throw where.mustBe(key.name(), words(), json);
      }
      List<T> values = new ArrayList<>();
      for (JsonElement item : json.getAsJsonArray()) {
        int index = values.size();
        String name = JsonConf.memberName(item, kind);
        if (name == null) {
          throw Where.of(where.subject())
              .mustBe(key.name() + "[" + index + "]", kind.described(), item);
        }
        Declaration<? extends T> declaration =
            Registry.declaration(kind, name, where.item(kind, index));
        values.add(JsonConf.read(declaration, item, where.item(kind, index, declaration.name())));
      }
      return List.copyOf(values);
    }

    @Override
    JsonElement write(List<T> values) {
      JsonArray array = new JsonArray();
      values.forEach(value -> array.add(JsonConf.write(value, kind)));
      return array;
    }

    @Override
    JsonObject schema() {
      String member = "{" + kind.type().getCanonicalName() + "}";
      return TypeSchema.of("list")
          .kind(kind)
          .python("Objects", "Sequence[{base}]", "tuple[{base}, ...]", "[{example}]")
          .setter("{java.util.List}<? extends " + member + "> values", "List.copyOf(values)")
          .setter(member + "... values", "{java.util.List}.of(values)")
          .member(kind, true)
          .json();
    }
  }

  /** A number, which is one member of the kind, or any other member. */
  static final class NumberOr<T extends Configured> extends Type<T> {
    private final Kind<T> kind;
    private final Class<? extends T> constant;
    private final DoubleFunction<T> ofNumber;
    private final Function<T, OptionalDouble> toNumber;

    NumberOr(
        Kind<T> kind,
        Class<? extends T> constant,
        DoubleFunction<T> ofNumber,
        Function<T, OptionalDouble> toNumber) {
      this.kind = kind;
      this.constant = constant;
      this.ofNumber = ofNumber;
      this.toNumber = toNumber;
    }

    @Override
    String words() {
      return "a finite number or " + kind.described();
    }

    @Override
    T read(JsonElement json, Key<?> key, Where where) {
      if (json.isJsonPrimitive() && json.getAsJsonPrimitive().isNumber()) {
        double number = Type.DOUBLE.read(json, key, where);
        if (!key.check().contains(number)) {
          throw where.mustBe(key.name(), key.check().words(), Type.DOUBLE.text(number));
        }
        return ofNumber.apply(number);
      }
      return ObjectTypes.read(kind, words(), json, key, where);
    }

    @Override
    JsonElement write(T value) {
      OptionalDouble number = toNumber.apply(value);
      return number.isPresent()
          ? new JsonPrimitive(number.getAsDouble())
          : JsonConf.write(value, kind);
    }

    @Override
    String text(T value) {
      OptionalDouble number = toNumber.apply(value);
      return number.isPresent() ? Type.DOUBLE.text(number.getAsDouble()) : value.toString();
    }

    @Override
    JsonObject schema() {
      String made = "new {" + constant.getCanonicalName() + "}(value)";
      return TypeSchema.of("numberOr")
          .kind(kind)
          .python("NumberOr", "float | {base}", "float | {base}", "0.5", constant.getSimpleName())
          .setter("double value", made)
          .member(kind, false)
          .json();
    }
  }
}
