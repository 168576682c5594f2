package org.pydl4j.nn.conf;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** The types of whole numbers for each of some axes. */
final class AxesTypes {
  private AxesTypes() {}

  /** The whole numbers in {@code json}, one or a list; empty where there is another thing. */
  private static List<Long> whole(JsonElement json) {
    List<Long> values = new ArrayList<>();
    List<JsonElement> items = json.isJsonArray() ? json.getAsJsonArray().asList() : List.of(json);
    for (JsonElement item : items) {
      Long value = PlainTypes.whole(item);
      if (value == null) {
        return List.of();
      }
      values.add(value);
    }
    return List.copyOf(values);
  }

  private static JsonElement written(List<Long> values) {
    JsonArray array = new JsonArray();
    values.forEach(array::add);
    return array;
  }

  /** A number for each axis; one stands for all. */
  static final class AxesType extends Type<List<Long>> {
    private final List<String> axes;

    AxesType(String... axes) {
      this.axes = List.of(axes);
    }

    @Override
    String words() {
      return "an integer or " + axes.size() + " integers [" + String.join(", ", axes) + "]";
    }

    @Override
    List<Long> read(JsonElement json, Key<?> key, Where where) {
      List<Long> values = whole(json);
      if (values.size() == 1 && !json.isJsonArray()) {
        return all(values.get(0), axes.size());
      }
      if (values.size() != axes.size()) {
        throw where.mustBe(key.name(), words(), json);
      }
      return values;
    }

    @Override
    JsonElement write(List<Long> values) {
      return written(values);
    }

    @Override
    JsonObject schema() {
      List<String> parameters = new ArrayList<>();
      axes.forEach(axis -> parameters.add("long " + axis));
      String list = "{java.util.List}.of(";
      return TypeSchema.of("axes")
          .python("Axes", "int | Sequence[int]", "tuple[int, ...]", "2", String.join(", ", axes))
          .setter(String.join(", ", parameters), list + String.join(", ", axes) + ")")
          .setter(
              "long all",
              list + String.join(", ", java.util.Collections.nCopies(axes.size(), "all")) + ")",
              "The same for all axes. ",
              false)
          .json();
    }
  }

  /**
   * A number for both sides of each axis; one stands for all, one an axis for both of its sides.
   */
  static final class SidesType extends Type<List<Long>> {
    private final List<String> axes;

    SidesType(String... axes) {
      this.axes = List.of(axes);
    }

    @Override
    String words() {
      String two = "front and back of " + String.join(", ", axes);
      return axes.size() == 1
          ? "an integer or 2 integers [" + two + "]"
          : "an integer, "
              + axes.size()
              + " integers ["
              + String.join(", ", axes)
              + "] or "
              + 2 * axes.size()
              + " integers ["
              + two
              + "]";
    }

    @Override
    List<Long> read(JsonElement json, Key<?> key, Where where) {
      List<Long> values = whole(json);
      if (values.size() == 1 && !json.isJsonArray()) {
        return all(values.get(0), 2 * axes.size());
      }
      if (values.size() == 2 * axes.size()) {
        return values;
      }
      if (values.size() != axes.size()) {
        throw where.mustBe(key.name(), words(), json);
      }
      List<Long> both = new ArrayList<>();
      values.forEach(value -> both.addAll(List.of(value, value)));
      return List.copyOf(both);
    }

    @Override
    JsonElement write(List<Long> values) {
      return written(values);
    }

    @Override
    JsonObject schema() {
      return TypeSchema.of("sides")
          .python("Sides", "int | Sequence[int]", "tuple[int, ...]", "1", String.join(", ", axes))
          .setter(
              "long... values",
              "{" + AxesSides.class.getCanonicalName() + "}.of(" + axes.size() + ", values)")
          .json();
    }
  }

  private static List<Long> all(long value, int count) {
    return List.copyOf(java.util.Collections.nCopies(count, value));
  }
}
