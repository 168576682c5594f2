package org.pydl4j.modelimport;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Pair;

/** The settings of a layer by their names, with defaults where nothing is set. */
public final class LayerValues {
  private final Configured layer;
  private final JsonObject set;

  /** Those of a layer. */
  public LayerValues(Configured layer) {
    this.layer = layer;
    this.set = JsonParser.parseString(layer.toJson()).getAsJsonObject();
  }

  private @Nullable Object value(String name) {
    for (Key<?> key : layer.declaration().keys()) {
      if (key.name().equals(name)) {
        return layer.find(key).isPresent() ? layer.find(key).get() : key.defaultValue();
      }
    }
    return null;
  }

  /** Whether there is a value. */
  public boolean has(String name) {
    return value(name) != null;
  }

  /** A value as text. */
  public String text(String name) {
    return String.valueOf(value(name));
  }

  /** True or false. */
  public boolean flag(String name) {
    return Boolean.TRUE.equals(value(name));
  }

  /** A whole number; 0 without one. */
  public long whole(String name) {
    return value(name) instanceof Number number ? number.longValue() : 0;
  }

  /** A number; 0 without one. */
  public double number(String name) {
    return value(name) instanceof Number number ? number.doubleValue() : 0;
  }

  /** Whether a value is a layer, an activation or the like. */
  public boolean isInner(String name) {
    return value(name) instanceof Configured;
  }

  /** A layer or activation in it. */
  public Configured inner(String name) {
    if (value(name) instanceof Configured found) {
      return found;
    }
    throw new IllegalStateException(name);
  }

  /** Numbers of so many axes; one stands for all of them. */
  public long[] axes(String name, int count, long otherwise) {
    long[] found = numbers(name);
    long[] made = new long[count];
    Arrays.fill(made, otherwise);
    for (int i = 0; i < count && found.length > 0; i++) {
      made[i] = found[found.length == 1 ? 0 : i];
    }
    return made;
  }

  /** All numbers of a setting. */
  public long[] numbers(String name) {
    if (set.has(name)) {
      JsonElement json = set.get(name);
      return json.isJsonArray()
          ? json.getAsJsonArray().asList().stream().mapToLong(JsonElement::getAsLong).toArray()
          : new long[] {json.getAsLong()};
    }
    Object value = value(name);
    if (value instanceof Number number) {
      return new long[] {number.longValue()};
    }
    if (value instanceof Pair pair) {
      return pair.toArray();
    }
    return value instanceof List<?> list
        ? list.stream().mapToLong(each -> ((Number) each).longValue()).toArray()
        : new long[0];
  }
}
