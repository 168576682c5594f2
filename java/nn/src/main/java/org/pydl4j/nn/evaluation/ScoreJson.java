package org.pydl4j.nn.evaluation;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** JSON of evaluations: numbers that are not defined are null. */
final class ScoreJson {
  private final JsonObject tree = new JsonObject();

  ScoreJson put(String name, double value) {
    tree.addProperty(name, Double.isFinite(value) ? value : null);
    return this;
  }

  ScoreJson put(String name, long value) {
    tree.addProperty(name, value);
    return this;
  }

  /** One number for each column. */
  ScoreJson put(String name, int columns, IntToDoubleFunction of) {
    JsonArray array = new JsonArray();
    for (int i = 0; i < columns; i++) {
      double value = of.applyAsDouble(i);
      array.add(Double.isFinite(value) ? value : null);
    }
    tree.add(name, array);
    return this;
  }

  ScoreJson put(String name, double[] values) {
    return put(name, values.length, i -> values[i]);
  }

  ScoreJson put(String name, long[][] rows) {
    JsonArray array = new JsonArray();
    for (long[] row : rows) {
      JsonArray cells = new JsonArray();
      Arrays.stream(row).forEach(cells::add);
      array.add(cells);
    }
    tree.add(name, array);
    return this;
  }

  ScoreJson put(String name, Iterable<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    tree.add(name, array);
    return this;
  }

  ScoreJson putAll(String name, Iterable<ScoreJson> parts) {
    JsonArray array = new JsonArray();
    parts.forEach(part -> array.add(part.tree));
    tree.add(name, array);
    return this;
  }

  @Override
  public String toString() {
    return new GsonBuilder().serializeNulls().create().toJson(tree);
  }
}
