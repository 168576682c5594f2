package org.pydl4j.etl.transform;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * DataVec's way of writing operations and ours: its class names have packages (older files have the
 * name around the settings), values are objects, comparators stand for a column, and some settings
 * only repeat what follows from others.
 */
final class DataVecJson {
  private static final String ROOT = "org.datavec.api.transform.";

  /** What follows from other settings, or from the schema. */
  private static final Set<String> DERIVED =
      Set.of(
          "inputSchema",
          "leftOverColumns",
          "columnNumber",
          "columnNumbers",
          "columnType",
          "schema");

  /** The packages of DataVec's classes; operations that are not listed are ours alone. */
  private static final Map<String, String> PACKAGES =
      Map.ofEntries(
          Map.entry("AddConstantColumnTransform", "transform.column"),
          Map.entry("DuplicateColumnsTransform", "transform.column"),
          Map.entry("RemoveColumnsTransform", "transform.column"),
          Map.entry("RemoveAllColumnsExceptForTransform", "transform.column"),
          Map.entry("RenameColumnsTransform", "transform.column"),
          Map.entry("ReorderColumnsTransform", "transform.column"),
          Map.entry("CategoricalToIntegerTransform", "transform.categorical"),
          Map.entry("CategoricalToOneHotTransform", "transform.categorical"),
          Map.entry("IntegerToCategoricalTransform", "transform.categorical"),
          Map.entry("IntegerToOneHotTransform", "transform.integer"),
          Map.entry("StringToCategoricalTransform", "transform.categorical"),
          Map.entry("FirstDigitTransform", "transform.categorical"),
          Map.entry("PivotTransform", "transform.categorical"),
          Map.entry("ConvertToDouble", "transform.doubletransform"),
          Map.entry("ConvertToFloat", "transform.floattransform"),
          Map.entry("ConvertToInteger", "transform.integer"),
          Map.entry("ParseDoubleTransform", "transform.parse"),
          Map.entry("ReplaceEmptyIntegerWithValueTransform", "transform.integer"),
          Map.entry("ReplaceInvalidWithIntegerTransform", "transform.integer"),
          Map.entry("IntegerMathOpTransform", "transform.integer"),
          Map.entry("IntegerColumnsMathOpTransform", "transform.integer"),
          Map.entry("LongMathOpTransform", "transform.longtransform"),
          Map.entry("LongColumnsMathOpTransform", "transform.longtransform"),
          Map.entry("FloatMathOpTransform", "transform.floattransform"),
          Map.entry("FloatColumnsMathOpTransform", "transform.floattransform"),
          Map.entry("FloatMathFunctionTransform", "transform.floattransform"),
          Map.entry("DoubleMathOpTransform", "transform.doubletransform"),
          Map.entry("DoubleColumnsMathOpTransform", "transform.doubletransform"),
          Map.entry("DoubleMathFunctionTransform", "transform.doubletransform"),
          Map.entry("MinMaxNormalizer", "transform.doubletransform"),
          Map.entry("StandardizeNormalizer", "transform.doubletransform"),
          Map.entry("SubtractMeanNormalizer", "transform.doubletransform"),
          Map.entry("Log2Normalizer", "transform.doubletransform"),
          Map.entry("ConditionalCopyValueTransform", "transform.condition"),
          Map.entry("ConditionalReplaceValueTransform", "transform.condition"),
          Map.entry("ConditionalReplaceValueTransformWithDefault", "transform.condition"),
          Map.entry("StringToTimeTransform", "transform.time"),
          Map.entry("TimeMathOpTransform", "transform.time"),
          Map.entry("DeriveColumnsFromTimeTransform", "transform.time"),
          Map.entry("SequenceDifferenceTransform", "transform.sequence"),
          Map.entry("SequenceMovingWindowReduceTransform", "transform.sequence"),
          Map.entry("SequenceOffsetTransform", "transform.sequence"),
          Map.entry("ReduceSequenceTransform", "reduce"),
          Map.entry("ReduceSequenceByWindowTransform", "sequence.window"),
          Map.entry("SequenceTrimTransform", "sequence.trim"),
          Map.entry("SequenceTrimToLengthTransform", "sequence.trim"),
          Map.entry("StringListToCountsNDArrayTransform", "transform.string"),
          Map.entry("StringListToIndicesNDArrayTransform", "transform.string"),
          Map.entry("TextToCharacterIndexTransform", "transform.nlp"),
          Map.entry("TextToTermIndexSequenceTransform", "transform.nlp"),
          Map.entry("NDArrayScalarOpTransform", "ndarray"),
          Map.entry("NDArrayMathFunctionTransform", "ndarray"),
          Map.entry("NDArrayColumnsMathOpTransform", "ndarray"),
          Map.entry("NDArrayDistanceTransform", "ndarray"),
          Map.entry("ConditionFilter", "filter"),
          Map.entry("FilterInvalidValues", "filter"),
          Map.entry("InvalidNumColumns", "filter"),
          Map.entry("SequenceSplitTimeSeparation", "sequence.split"),
          Map.entry("SplitMaxLengthSequence", "sequence.split"),
          Map.entry("TimeWindowFunction", "sequence.window"),
          Map.entry("OverlappingTimeWindowFunction", "sequence.window"),
          Map.entry("BooleanCondition", "condition"),
          Map.entry("StringRegexColumnCondition", "condition.string"),
          Map.entry("SequenceLengthCondition", "condition.sequence"));

  private DataVecJson() {}

  // ---- from DataVec's form to ours

  /** The settings of an operation, from what stands behind the name of an action. */
  static JsonElement ofDataVec(String action, JsonElement json) {
    JsonObject settings = json.getAsJsonObject();
    JsonObject unwrapped = unwrapped(settings);
    JsonObject made =
        switch (action) {
          case "transform", "filter", "sequenceSplit" -> settings(unwrapped);
          case "reducer" -> reducer(unwrapped);
          case "calculateSortedRank" -> rank(unwrapped);
          case "convertToSequence" -> toSequence(settings);
          case "convertFromSequence" -> new JsonObject();
          default ->
              throw new ConfigurationException("There is no kind of action '" + action + "'.");
        };
    switch (action) {
      case "reducer" -> made.addProperty("@class", "Reducer");
      case "calculateSortedRank" -> made.addProperty("@class", "CalculateSortedRank");
      case "convertToSequence" -> made.addProperty("@class", "ConvertToSequence");
      case "convertFromSequence" -> made.addProperty("@class", "ConvertFromSequence");
      default -> {}
    }
    return made;
  }

  /** With {@code @class}, its package left out, in place of a name around. */
  private static JsonObject unwrapped(JsonObject json) {
    JsonObject made = new JsonObject();
    if (json.get("@class") instanceof JsonPrimitive name) {
      String text = name.getAsString();
      made.addProperty("@class", text.substring(text.lastIndexOf('.') + 1));
      json.entrySet().stream()
          .filter(entry -> !entry.getKey().equals("@class"))
          .forEach(entry -> made.add(entry.getKey(), entry.getValue()));
      return made;
    }
    if (json.size() == 1) {
      Map.Entry<String, JsonElement> only = json.entrySet().iterator().next();
      boolean named = Character.isUpperCase(only.getKey().charAt(0));
      if (named && only.getValue().isJsonObject()) {
        made.addProperty("@class", only.getKey());
        only.getValue()
            .getAsJsonObject()
            .entrySet()
            .forEach(entry -> made.add(entry.getKey(), entry.getValue()));
        return made;
      }
    }
    return json;
  }

  private static JsonObject settings(JsonObject json) {
    JsonObject made = new JsonObject();
    json.entrySet()
        .forEach(
            entry -> {
              if (!DERIVED.contains(entry.getKey()) && !entry.getValue().isJsonNull()) {
                made.add(entry.getKey(), value(entry.getKey(), entry.getValue()));
              }
            });
    return made;
  }

  /** Numbers by character as texts. */
  private static JsonObject texts(JsonObject numbers) {
    JsonObject made = new JsonObject();
    numbers
        .entrySet()
        .forEach(each -> made.addProperty(each.getKey(), each.getValue().getAsString()));
    return made;
  }

  private static JsonElement value(String key, JsonElement json) {
    if (json.isJsonArray()) {
      JsonArray made = new JsonArray();
      json.getAsJsonArray().forEach(item -> made.add(value(key, item)));
      return made;
    }
    if (!json.isJsonObject()) {
      return json;
    }
    JsonObject object = json.getAsJsonObject();
    return switch (key) {
      case "map" -> object;
      case "characterIndexMap" -> texts(object);
      case "fieldType" -> object.has("fieldType") ? object.get("fieldType") : json;
      case "derivedColumns" -> derived(object);
      case "reducer" -> {
        JsonObject made = reducer(unwrapped(object));
        made.addProperty("@class", "Reducer");
        yield made;
      }
      default -> {
        JsonObject inner = unwrapped(object);
        String name = inner.get("@class") instanceof JsonPrimitive given ? given.getAsString() : "";
        yield name.endsWith("Writable") || name.equals("Text")
            ? plain(name, inner)
            : settings(inner);
      }
    };
  }

  /** What a Writable holds. */
  private static JsonElement plain(String name, JsonObject writable) {
    if (name.equals("Text") && writable.has("bytes")) {
      byte[] bytes = Base64.getDecoder().decode(writable.get("bytes").getAsString());
      int length = writable.has("length") ? writable.get("length").getAsInt() : bytes.length;
      return new JsonPrimitive(
          new String(bytes, 0, Math.min(length, bytes.length), StandardCharsets.UTF_8));
    }
    if (name.equals("NullWritable") || !writable.has("value")) {
      return com.google.gson.JsonNull.INSTANCE;
    }
    return writable.get("value");
  }

  private static JsonObject derived(JsonObject json) {
    JsonObject made = new JsonObject();
    made.addProperty("@class", "DerivedColumn");
    json.entrySet()
        .forEach(
            entry -> {
              if (!Set.of("columnType", "@class").contains(entry.getKey())
                  && !entry.getValue().isJsonNull()) {
                made.add(entry.getKey(), value(entry.getKey(), entry.getValue()));
              }
            });
    return made;
  }

  private static JsonObject reducer(JsonObject json) {
    JsonObject made = new JsonObject();
    json.entrySet()
        .forEach(
            entry -> {
              JsonElement value = entry.getValue();
              boolean empty =
                  value.isJsonNull()
                      || value.isJsonObject() && value.getAsJsonObject().size() == 0
                      || value.isJsonArray() && value.getAsJsonArray().size() == 0;
              switch (entry.getKey()) {
                case "@class", "schema" -> {}
                case "customReductions" -> {
                  if (!empty) {
                    throw new ConfigurationException(
                        "Custom reductions are code of their authors and cannot be read: " + value);
                  }
                }
                case "conditionalReductions" -> {
                  if (!empty) {
                    made.add(entry.getKey(), conditional(value));
                  }
                }
                default -> {
                  if (!empty) {
                    made.add(entry.getKey(), value);
                  }
                }
              }
            });
    return made;
  }

  /** DataVec has them by column, with lists of names and reductions. */
  private static JsonElement conditional(JsonElement json) {
    JsonArray made = new JsonArray();
    if (json.isJsonArray()) {
      json.getAsJsonArray().forEach(each -> made.add(settings(unwrapped(each.getAsJsonObject()))));
      return made;
    }
    for (Map.Entry<String, JsonElement> entry : json.getAsJsonObject().entrySet()) {
      JsonObject each = unwrapped(entry.getValue().getAsJsonObject());
      JsonArray reductions = each.getAsJsonArray("reductions");
      JsonArray names =
          each.get("outputNames") instanceof JsonArray given ? given : new JsonArray();
      for (int i = 0; i < reductions.size(); i++) {
        JsonObject one = new JsonObject();
        one.addProperty("@class", "ConditionalReduction");
        one.addProperty("columnName", entry.getKey());
        one.add("reduction", reductions.get(i));
        one.add("condition", settings(unwrapped(each.getAsJsonObject("condition"))));
        if (i < names.size()) {
          one.add("outputName", names.get(i));
        }
        made.add(one);
      }
    }
    return made;
  }

  private static JsonObject rank(JsonObject json) {
    JsonObject made = new JsonObject();
    for (String key : new String[] {"newColumnName", "sortOnColumn"}) {
      if (json.has(key)) {
        made.add(key, json.get(key));
      }
    }
    flag(json, "ascending", true, made);
    return made;
  }

  /** DataVec writes each flag, ours only those that are not as by default. */
  private static void flag(JsonObject json, String key, boolean usual, JsonObject into) {
    if (json.has(key) && json.get(key).getAsBoolean() != usual) {
      into.add(key, json.get(key));
    }
  }

  private static JsonObject toSequence(JsonObject json) {
    JsonObject made = new JsonObject();
    if (json.has("keyColumns") && !json.get("keyColumns").isJsonNull()) {
      made.add("keyColumns", json.get("keyColumns"));
    }
    flag(json, "singleStepSequencesMode", false, made);
    if (json.get("comparator") instanceof JsonObject comparator) {
      JsonObject inner = unwrapped(comparator);
      made.add("sortOnColumn", inner.get("columnName"));
      flag(inner, "ascending", true, made);
    }
    if (json.has("sortOnColumn")) { // ours
      made.add("sortOnColumn", json.get("sortOnColumn"));
    }
    flag(json, "ascending", true, made);
    return made;
  }

  // ---- from our form to DataVec's

  /**
   * The settings of an operation as DataVec has them, as far as it has the operation.
   *
   * @param schema the columns in front of it
   */
  static JsonElement toDataVec(JsonObject settings, Schema schema) {
    return switch (settings.get("@class").getAsString()) {
      case "CalculateSortedRank" -> DataVecActions.rank(settings, schema);
      case "ConvertToSequence" -> DataVecActions.toSequence(settings, schema);
      case "ConvertFromSequence" -> new JsonObject();
      case "Reducer" -> reducerToDataVec(settings);
      default -> objectToDataVec(settings);
    };
  }

  private static JsonObject reducerToDataVec(JsonObject settings) {
    JsonObject made = new JsonObject();
    settings.entrySet().stream()
        .filter(entry -> !entry.getKey().equals("@class"))
        .forEach(entry -> made.add(entry.getKey(), inside(entry.getValue())));
    if (!made.has("defaultOp")) {
      made.addProperty("defaultOp", "TakeFirst");
    }
    for (String map : new String[] {"conditionalReductions", "customReductions", "opMap"}) {
      if (!made.has(map)) { // DataVec does not read a Reducer without one
        made.add(map, new JsonObject());
      }
    }
    for (String list : new String[] {"keyColumns", "ignoreInvalidInColumns"}) {
      if (!made.has(list)) {
        made.add(list, new JsonArray());
      }
    }
    if (made.get("conditionalReductions") instanceof JsonArray reductions) {
      made.add("conditionalReductions", DataVecActions.conditional(reductions));
    }
    JsonObject around = new JsonObject();
    around.add("Reducer", made);
    return around;
  }

  private static JsonObject objectToDataVec(JsonObject settings) {
    JsonObject made = new JsonObject();
    String name = settings.get("@class").getAsString();
    made.addProperty("@class", qualified(name));
    settings.entrySet().stream()
        .filter(entry -> !entry.getKey().equals("@class"))
        .forEach(entry -> made.add(entry.getKey(), member(name, entry)));
    return made;
  }

  private static JsonElement member(String owner, Map.Entry<String, JsonElement> entry) {
    if (owner.equals("DerivedColumn") && entry.getKey().equals("fieldType")) {
      JsonObject field = new JsonObject();
      field.add("fieldType", entry.getValue());
      return field;
    }
    boolean value = Set.of("fixedValue", "newValue", "yesVal", "noVal").contains(entry.getKey());
    return value
            && entry.getValue() instanceof JsonPrimitive plain
            && PACKAGES.containsKey(owner)
            && !owner.equals("MapAllStringsExceptListTransform")
        ? writable(plain)
        : inside(entry.getValue());
  }

  private static JsonElement writable(JsonPrimitive plain) {
    JsonObject made = new JsonObject();
    if (plain.isString()) {
      byte[] bytes = plain.getAsString().getBytes(StandardCharsets.UTF_8);
      made.addProperty("@class", "org.datavec.api.writable.Text");
      made.addProperty("bytes", Base64.getEncoder().encodeToString(bytes));
      made.addProperty("length", bytes.length);
      return made;
    }
    double number = plain.isBoolean() ? 0 : plain.getAsDouble();
    String type =
        plain.isBoolean()
            ? "BooleanWritable"
            : plain.getAsString().contains(".") || plain.getAsString().contains("E")
                ? "DoubleWritable"
                : (int) number == number ? "IntWritable" : "LongWritable";
    made.addProperty("@class", "org.datavec.api.writable." + type);
    made.add("value", plain);
    return made;
  }

  private static JsonElement inside(JsonElement json) {
    if (json.isJsonArray()) {
      JsonArray made = new JsonArray();
      json.getAsJsonArray().forEach(item -> made.add(inside(item)));
      return made;
    }
    if (!json.isJsonObject() || !json.getAsJsonObject().has("@class")) {
      return json;
    }
    JsonObject object = json.getAsJsonObject();
    String name = object.get("@class").getAsString();
    if (name.equals("Reducer")) {
      return reducerToDataVec(object);
    }
    JsonObject made = objectToDataVec(object);
    if (name.equals("DerivedColumn")) {
      made.remove("@class");
      made.addProperty("columnType", object.has("fieldType") ? "Integer" : "String");
    }
    return made;
  }

  private static String qualified(String name) {
    String place = PACKAGES.get(name);
    if (place == null && name.endsWith("ColumnCondition")) {
      place = "condition.column";
    }
    if (place == null && StringOperationNames.ALL.contains(name)) {
      place = "transform.string";
    }
    return place == null ? name : ROOT + place + "." + name;
  }

  /** DataVec's operations on text, which share a package. */
  private static final class StringOperationNames {
    static final Set<String> ALL =
        Set.of(
            "AppendStringColumnTransform",
            "ChangeCaseStringTransform",
            "ConcatenateStringColumns",
            "ConvertToString",
            "MapAllStringsExceptListTransform",
            "RemoveWhiteSpaceTransform",
            "ReplaceEmptyStringTransform",
            "ReplaceStringTransform",
            "StringMapTransform",
            "StringListToCategoricalSetTransform");
  }
}
