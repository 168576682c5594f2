package org.pydl4j.modelimport.dl4j;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.inputs.Recurrent;
import org.pydl4j.nn.plan.Node;
import org.pydl4j.nn.plan.Plan;

/** Vertices in the JSON of Deeplearning4j 1.0.0-M2.1. */
final class Dl4jVertexWriter {
  private static final String GRAPH = "org.deeplearning4j.nn.conf.graph.";
  private static final Map<String, String> OPERATIONS =
      Map.of(
          "ADD", "Add",
          "SUBTRACT", "Subtract",
          "PRODUCT", "Product",
          "AVERAGE", "Average",
          "MAX", "Max");

  private Dl4jVertexWriter() {}

  /**
   * A vertex.
   *
   * @param sources what it reads, from which it may take away
   */
  static JsonObject of(Node node, Plan plan, Dl4jOrders order, List<String> sources) {
    JsonObject settings = SettingsTree.of((Configured) node.vertex());
    Dl4jJson vertex = new Dl4jJson("the " + node.described(), settings);
    JsonObject made = settings.deepCopy();
    made.remove("name");
    String type = vertex.type();
    made.addProperty("@class", GRAPH + type);
    switch (type) {
      case "MergeVertex" -> {
        boolean behind = order.last() && Dl4jImages.are(node.output());
        made.addProperty("mergeAxis", behind ? node.output().shape().length : 1);
        made.addProperty("modified", false);
      }
      case "ElementWiseVertex" -> {
        String operation = OPERATIONS.get(vertex.text("op", ""));
        if (operation == null) {
          throw vertex.refused("does " + vertex.text("op", "") + ", which there is none of there");
        }
        made.addProperty("op", operation);
      }
      case "ReshapeVertex" -> {
        made.addProperty("reshapeOrder", "c");
        made.add("maskShape", JsonNull.INSTANCE);
      }
      case "L2NormalizeVertex" -> made.add("dimension", JsonNull.INSTANCE);
      case "LastTimeStepVertex", "ReverseTimeSeriesVertex" -> {
        if (type.startsWith("Reverse") && vertex.flag("whole", false)) {
          throw vertex.refused("turns padding round, too, which there is none of there");
        }
        made.addProperty("@class", GRAPH + "rnn." + type);
        made.addProperty("maskArrayInputName", sequences(plan));
      }
      case "DuplicateToTimeSeriesVertex" -> {
        String like = sources.remove(sources.size() - 1);
        made.addProperty("@class", GRAPH + "rnn." + type);
        made.addProperty("inputName", plan.inputNames().contains(like) ? like : sequences(plan));
      }
      case "AttentionVertex" -> attention(made, vertex, node);
      case "SubsetVertex",
          "StackVertex",
          "UnstackVertex",
          "ScaleVertex",
          "ShiftVertex",
          "PoolHelperVertex",
          "L2Vertex" -> {}
      default ->
          throw vertex.refused("is a " + type + ", which Deeplearning4j 1.0.0-M2.1 has none for");
    }
    return made;
  }

  /** The first input that has steps. */
  private static String sequences(Plan plan) {
    for (int i = 0; i < plan.inputs().size(); i++) {
      if (plan.inputs().get(i) instanceof Recurrent) {
        return plan.inputNames().get(i);
      }
    }
    return plan.inputNames().get(0);
  }

  private static void attention(JsonObject made, Dl4jJson vertex, Node node) {
    Dl4jOddLayerWriter.requirePlain(vertex, vertex.flag("hasBias", false));
    JsonObject given = vertex.object();
    for (String key : List.copyOf(made.keySet())) {
      if (!key.equals("@class")) {
        made.remove(key);
      }
    }
    Dl4jLayerWriter.attention(made, vertex, node);
    made.add("vertexParams", made.remove("layerParams"));
    JsonArray names = new JsonArray();
    List.of("queries", "keys", "values").forEach(names::add);
    made.getAsJsonObject("vertexParams").add("inputs", names);
    made.add("projectInput", given.get("projectInput"));
    made.addProperty("nout", node.output().features());
    made.addProperty("ninQueries", node.inputs().get(0).features());
    made.addProperty("ninKeys", node.inputs().get(1).features());
    made.addProperty("ninValues", node.inputs().get(node.inputs().size() - 1).features());
    made.addProperty("dataType", "FLOAT");
    made.addProperty("layerName", node.name());
    made.addProperty("name", node.name());
    made.add("biasUpdater", Dl4jLayerWriter.updater(vertex, "biasUpdater"));
    made.addProperty("gradientNormalization", "None");
    made.addProperty("gradientNormalizationThreshold", 1.0);
    made.add("regularization", Dl4jValueWriter.regularization(vertex, ""));
    made.add("regularizationBias", Dl4jValueWriter.regularization(vertex, "Bias"));
  }
}
