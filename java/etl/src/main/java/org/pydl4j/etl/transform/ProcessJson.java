package org.pydl4j.etl.transform;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.schema.Schema;
import org.pydl4j.nd.errors.ConfigurationException;

/** Processes as DataVec's JSON: its wrappers around each action, and this library's settings. */
final class ProcessJson {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
  private static final Set<String> KNOWN =
      Set.of("@class", "initialSchema", "actionList", "onError", "labels");

  private ProcessJson() {}

  static String write(TransformProcess process) {
    JsonObject root = new JsonObject();
    JsonArray actions = new JsonArray();
    List<Operation> operations = process.getActionList();
    for (int i = 0; i < operations.size(); i++) {
      Operation operation = operations.get(i);
      JsonObject settings = JsonParser.parseString(operation.toJson()).getAsJsonObject();
      JsonObject action = new JsonObject();
      action.add(
          wrapper(operation.name()),
          DataVecJson.toDataVec(settings, process.getSchemaAfterStep(i)));
      actions.add(action);
    }
    root.add("actionList", actions);
    root.add("initialSchema", JsonParser.parseString(process.getInitialSchema().toJson()));
    if (process.onError() != ErrorPolicy.FAIL) {
      root.addProperty("onError", process.onError().name());
    }
    if (!process.labels().isEmpty()) {
      root.add("labels", GSON.toJsonTree(process.labels()));
    }
    return GSON.toJson(root);
  }

  private static String wrapper(String name) {
    return switch (name) {
      case "ConditionFilter", "FilterInvalidValues", "InvalidNumColumns" -> "filter";
      case "Reducer" -> "reducer";
      case "CalculateSortedRank" -> "calculateSortedRank";
      case "ConvertToSequence" -> "convertToSequence";
      case "ConvertFromSequence" -> "convertFromSequence";
      case "SequenceSplitTimeSeparation", "SplitMaxLengthSequence" -> "sequenceSplit";
      default -> "transform";
    };
  }

  static TransformProcess read(String json) {
    JsonObject root;
    try {
      JsonElement tree = JsonParser.parseString(json);
      if (!tree.isJsonObject()) {
        throw new ConfigurationException("A TransformProcess must be a JSON object. Got " + tree);
      }
      root = tree.getAsJsonObject();
    } catch (JsonParseException e) {
      throw new ConfigurationException("A TransformProcess must be JSON. " + e.getMessage(), e);
    }
    for (String key : root.keySet()) {
      if (!KNOWN.contains(key)) {
        throw new ConfigurationException("A TransformProcess has no setting '" + key + "'.");
      }
    }
    if (!root.has("initialSchema")) {
      throw new ConfigurationException("The 'initialSchema' of a TransformProcess is missing.");
    }
    Schema schema = Schema.fromJson(root.get("initialSchema").toString());
    List<Operation> operations = new ArrayList<>();
    if (root.get("actionList") instanceof JsonArray actions) {
      for (JsonElement action : actions) {
        operations.add(operation(action, operations.size()));
      }
    }
    return new TransformProcess(
        schema, operations, policy(root.get("onError")), labels(root.get("labels")));
  }

  private static List<String> labels(@Nullable JsonElement json) {
    List<String> labels = new ArrayList<>();
    if (json instanceof JsonArray names) {
      for (JsonElement name : names) {
        if (!(name instanceof JsonPrimitive text) || !text.isString()) {
          throw new ConfigurationException("The 'labels' must be names of columns. Got " + json);
        }
        labels.add(text.getAsString());
      }
    } else if (json != null) {
      throw new ConfigurationException("The 'labels' must be a list of columns. Got " + json + ".");
    }
    return labels;
  }

  private static ErrorPolicy policy(JsonElement json) {
    if (json == null) {
      return ErrorPolicy.FAIL;
    }
    try {
      return ErrorPolicy.valueOf(json.getAsString().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException | UnsupportedOperationException e) {
      throw new ConfigurationException(
          "The 'onError' of a TransformProcess must be FAIL, SKIP or DIVERT. Got " + json + ".", e);
    }
  }

  /** The operation of an action, whose place is for messages. */
  static Operation operation(JsonElement action, int index) {
    try {
      if (action.isJsonObject()) {
        for (Map.Entry<String, JsonElement> member : action.getAsJsonObject().entrySet()) {
          if (!member.getValue().isJsonNull()) {
            JsonElement settings = DataVecJson.ofDataVec(member.getKey(), member.getValue());
            return Operation.KIND.fromJson(settings.toString());
          }
        }
      }
      throw new ConfigurationException("An action must be an object. Got " + action);
    } catch (ConfigurationException e) {
      throw new ConfigurationException("Step " + (index + 1) + ": " + e.getMessage(), e);
    } catch (RuntimeException e) { // members of another kind than DataVec's
      throw new ConfigurationException(
          "Step " + (index + 1) + " cannot be read: " + action + ". " + e.getMessage(), e);
    }
  }
}
