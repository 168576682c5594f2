package org.pydl4j.etl.transform;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.etl.schema.Schema;

/**
 * The settings of groups, ranks and sequences as DataVec 1.0.0-M2.1 writes them, which has
 * comparators by type in place of a column's name, and conditional reductions by column.
 */
final class DataVecActions {
  private static final String COMPARATORS = "org.datavec.api.transform.sequence.comparator.";
  private static final String WRITABLES = "org.datavec.api.writable.comparator.";

  private DataVecActions() {}

  /** A rank with the comparator of its column's type. */
  static JsonObject rank(JsonObject settings, Schema schema) {
    ColumnType type = schema.getType(settings.get("sortOnColumn").getAsString());
    String kind =
        switch (type) {
          case Integer, Categorical, Boolean -> "Int";
          case Long, Time -> "Long";
          case Float -> "Float";
          case Double, NDArray -> "Double";
          case String, Bytes -> "Text";
        };
    JsonObject made = new JsonObject();
    JsonObject comparator = new JsonObject();
    comparator.addProperty("@class", WRITABLES + kind + "WritableComparator");
    made.addProperty("@class", "org.datavec.api.transform.rank.CalculateSortedRank");
    made.add("newColumnName", settings.get("newColumnName"));
    made.add("sortOnColumn", settings.get("sortOnColumn"));
    made.add("comparator", comparator);
    made.addProperty(
        "ascending", !settings.has("ascending") || settings.get("ascending").getAsBoolean());
    return made;
  }

  /** Rows to sequences with the comparator of the column by which they are sorted. */
  static JsonObject toSequence(JsonObject settings, Schema schema) {
    JsonObject made = new JsonObject();
    made.addProperty(
        "singleStepSequencesMode",
        settings.has("singleStepSequencesMode")
            && settings.get("singleStepSequencesMode").getAsBoolean());
    if (settings.has("keyColumns")) {
      made.add("keyColumns", settings.get("keyColumns"));
    }
    if (!settings.has("sortOnColumn")) {
      return made; // DataVec always has a comparator
    }
    ColumnType type = schema.getType(settings.get("sortOnColumn").getAsString());
    boolean ascending = !settings.has("ascending") || settings.get("ascending").getAsBoolean();
    JsonObject comparator = new JsonObject();
    if (type.isNumber() || type == ColumnType.Time) {
      comparator.addProperty("@class", COMPARATORS + "NumericalColumnComparator");
      comparator.add("columnName", settings.get("sortOnColumn"));
      comparator.addProperty("ascending", ascending);
    } else {
      comparator.addProperty("@class", COMPARATORS + "StringComparator");
      comparator.add("columnName", settings.get("sortOnColumn"));
      if (!ascending) { // which DataVec does not have
        made.addProperty("ascending", false);
      }
    }
    made.add("comparator", comparator);
    return made;
  }

  /** Conditional reductions by column, those of one condition together. */
  static JsonElement conditional(JsonArray reductions) {
    Map<String, JsonObject> byColumn = new LinkedHashMap<>();
    for (JsonElement each : reductions) {
      JsonObject one = each.getAsJsonObject();
      String column = one.get("columnName").getAsString();
      JsonObject before = byColumn.get(column);
      if (before == null) {
        before = new JsonObject();
        before.addProperty("columnName", column);
        before.add("outputNames", new JsonArray());
        before.add("reductions", new JsonArray());
        before.add("condition", one.get("condition"));
        byColumn.put(column, before);
      } else if (!before.get("condition").equals(one.get("condition"))) {
        return reductions; // DataVec has one condition for a column
      }
      before.getAsJsonArray("outputNames").add(outputName(one));
      before.getAsJsonArray("reductions").add(one.get("reduction"));
    }
    JsonObject made = new JsonObject();
    byColumn.forEach(made::add);
    return made;
  }

  private static String outputName(JsonObject reduction) {
    return reduction.has("outputName")
        ? reduction.get("outputName").getAsString()
        : Reduction.op(reduction.get("reduction").getAsString())
            .nameOf(reduction.get("columnName").getAsString());
  }
}
