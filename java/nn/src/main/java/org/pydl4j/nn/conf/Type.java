package org.pydl4j.nn.conf;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The type of a key's values: how they are read from JSON, written to it, and described in words
 * and in the schema.
 *
 * @param <T> the Java type of the values
 */
public abstract class Type<T> {
  /** Whole numbers. */
  public static final Type<Long> LONG = new PlainTypes.LongType();

  /** Floating-point numbers; whole numbers are accepted. */
  public static final Type<Double> DOUBLE = new PlainTypes.DoubleType();

  /** True or false. */
  public static final Type<Boolean> BOOL = new PlainTypes.BoolType();

  /** Text. */
  public static final Type<String> STRING = new PlainTypes.StringType();

  /** {@code [height, width]}; one whole number stands for both. */
  public static final Type<Pair> PAIR = new PlainTypes.PairType();

  /**
   * A constant of {@code type}, written by its name; case and underscores do not count when read.
   */
  public static <E extends Enum<E>> Type<E> enumOf(Class<E> type) {
    return new PlainTypes.EnumType<>(type);
  }

  /** One declared object; a bare name too, where the kind allows it. */
  public static <T extends Configured> Type<T> object(Kind<T> kind) {
    return new ObjectType<>(kind);
  }

  /** A list of declared objects. */
  public static <T extends Configured> Type<List<T>> listOf(Kind<T> kind) {
    return new ListType<>(kind);
  }

  /** Completes "must be …": {@code an integer}. */
  abstract String words();

  /** Reads a value of {@code key} found at {@code where}; fails with {@link Where#mustBe}. */
  abstract T read(JsonElement json, Key<?> key, Where where);

  /** Writes a value. */
  abstract JsonElement write(T value);

  /** The type as the schema has it; see {@link Schema}. */
  abstract JsonObject schema();

  /** The value as messages show it. */
  String text(T value) {
    return write(value).toString();
  }

  static JsonObject schemaOf(String type) {
    JsonObject object = new JsonObject();
    object.addProperty("type", type);
    return object;
  }

  private static final class ObjectType<T extends Configured> extends Type<T> {
    private final Kind<T> kind;

    ObjectType(Kind<T> kind) {
      this.kind = kind;
    }

    @Override
    String words() {
      return kind.described() + (kind.shorthand() ? " or its name" : "");
    }

    @Override
    T read(JsonElement json, Key<?> key, Where where) {
      String name = JsonConf.memberName(json, kind);
      if (name == null) {
        throw where.mustBe(key.name(), words(), json);
      }
      Where inside = new Where("the '" + key.name() + "' of " + where.subject());
      Declaration<? extends T> declaration = Registry.declaration(kind, name, inside);
      return JsonConf.read(declaration, json, where.inside(key.name(), declaration.name()));
    }

    @Override
    JsonElement write(T value) {
      return JsonConf.write(value, kind);
    }

    @Override
    JsonObject schema() {
      JsonObject object = schemaOf("object");
      object.addProperty("kind", kind.name());
      return object;
    }
  }

  private static final class ListType<T extends Configured> extends Type<List<T>> {
    private final Kind<T> kind;

    ListType(Kind<T> kind) {
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
            Registry.declaration(kind, name, Where.of(kind.name() + " " + index));
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
      JsonObject object = schemaOf("list");
      object.addProperty("kind", kind.name());
      return object;
    }
  }

  /** A number in JSON that is whole is written without a fraction. */
  static JsonElement number(@Nullable Number value) {
    return value == null ? JsonNull.INSTANCE : new JsonPrimitive(value);
  }
}
