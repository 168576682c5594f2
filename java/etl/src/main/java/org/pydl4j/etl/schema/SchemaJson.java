package org.pydl4j.etl.schema;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Names;

/** Schemas as DataVec's JSON: of M2.1 with {@code @class}, older ones with a name around each. */
final class SchemaJson {
  private static final String PACKAGE = "org.datavec.api.transform.";
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  /** The classes, under their names in older files. */
  private static final Map<String, Class<? extends ColumnMetaData>> CLASSES =
      Map.of(
          "Binary", BinaryMetaData.class,
          "Boolean", BooleanMetaData.class,
          "Categorical", CategoricalMetaData.class,
          "Double", DoubleMetaData.class,
          "Float", FloatMetaData.class,
          "Integer", IntegerMetaData.class,
          "Long", LongMetaData.class,
          "NDArray", NDArrayMetaData.class,
          "String", StringMetaData.class,
          "Time", TimeMetaData.class);

  private SchemaJson() {}

  static String text(Schema schema) {
    return GSON.toJson(write(schema));
  }

  static JsonObject write(Schema schema) {
    JsonObject json = new JsonObject();
    json.addProperty(
        "@class", PACKAGE + (schema.isSequence() ? "schema.SequenceSchema" : "schema.Schema"));
    JsonArray columns = new JsonArray();
    for (ColumnMetaData column : schema.getColumnMetaData()) {
      JsonObject object = new JsonObject();
      object.addProperty("@class", PACKAGE + "metadata." + column.getClass().getSimpleName());
      GSON.toJsonTree(column)
          .getAsJsonObject()
          .entrySet()
          .forEach(entry -> object.add(entry.getKey(), entry.getValue()));
      columns.add(object);
    }
    json.add("columns", columns);
    if (!schema.missing().equals(Schema.DEFAULT_MISSING)) {
      json.add("missing", GSON.toJsonTree(schema.missing()));
    }
    return json;
  }

  static Schema read(String json) {
    try {
      return read(JsonParser.parseString(json));
    } catch (JsonParseException | IllegalStateException e) {
      throw new ConfigurationException("A schema must be JSON. " + e.getMessage(), e);
    }
  }

  static Schema read(JsonElement json) {
    Named schema = named(json, "a schema");
    JsonElement columns = schema.members.get("columns");
    if (columns == null || !columns.isJsonArray()) {
      throw new ConfigurationException(
          "A schema must have a list 'columns'. Got " + schema.members);
    }
    List<ColumnMetaData> all = new ArrayList<>();
    for (JsonElement column : columns.getAsJsonArray()) {
      all.add(column(column, all.size()));
    }
    Set<String> missing = Schema.DEFAULT_MISSING;
    if (schema.members.get("missing") instanceof JsonArray texts) {
      missing = new LinkedHashSet<>();
      for (JsonElement each : texts) {
        missing.add(each.getAsString());
      }
    }
    return switch (schema.name) {
      case "Schema", "InferredSchema" -> new Schema(all, missing);
      case "SequenceSchema" -> new SequenceSchema(all, missing);
      default ->
          throw new ConfigurationException(
              "A schema must be a Schema or a SequenceSchema. Got '" + schema.name + "'.");
    };
  }

  private static ColumnMetaData column(JsonElement json, int index) {
    String what = "column " + index + " of a schema";
    Named column = named(json, what);
    String type = column.name.replace("MetaData", "");
    Class<? extends ColumnMetaData> found = CLASSES.get(type);
    if (found == null) {
      throw new ConfigurationException(
          "There is no type '"
              + column.name
              + "' for "
              + what
              + ". "
              + Names.suggestion(type, CLASSES.keySet()));
    }
    List<String> known = new ArrayList<>();
    for (var component : found.getRecordComponents()) {
      known.add(component.getName());
    }
    for (String key : column.members.keySet()) {
      boolean kept = known.contains(key) || key.equals("allowVarLength"); // follows from the shape
      if (!kept && !key.equals("@class") && !key.equals("stateNamesSet")) {
        throw new ConfigurationException(
            "The "
                + what
                + " ("
                + type
                + ") has no setting '"
                + key
                + "'. "
                + Names.suggestion(key, known));
      }
    }
    if (!column.members.has("name")) {
      throw new ConfigurationException("The 'name' of " + what + " is missing.");
    }
    return made(column.members, found, what);
  }

  private static ColumnMetaData made(
      JsonObject members, Class<? extends ColumnMetaData> type, String what) {
    try {
      return GSON.fromJson(members, type);
    } catch (ConfigurationException e) {
      throw e;
    } catch (RuntimeException e) {
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
        if (cause instanceof ConfigurationException known) {
          throw known;
        }
      }
      throw new ConfigurationException(
          "The settings of " + what + " cannot be read: " + members + ". " + cause.getMessage(), e);
    }
  }

  /** The simple name of a class and its members, of either form. */
  private static Named named(JsonElement json, String what) {
    if (json.isJsonObject()) {
      JsonObject object = json.getAsJsonObject();
      JsonElement name = object.get("@class");
      if (name != null && name.isJsonPrimitive()) {
        String text = name.getAsString();
        return new Named(text.substring(text.lastIndexOf('.') + 1), object);
      }
      if (object.size() == 1) {
        Map.Entry<String, JsonElement> only = object.entrySet().iterator().next();
        if (only.getValue().isJsonObject()) {
          return new Named(only.getKey(), only.getValue().getAsJsonObject());
        }
      }
    }
    throw new ConfigurationException(
        "The JSON of " + what + " must be an object with '@class'. Got " + json);
  }

  private record Named(String name, JsonObject members) {}
}
