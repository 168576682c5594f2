package org.pydl4j.modelimport.keras;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.pydl4j.modelimport.LayerValues;

/** Vertices as layers of Keras. */
final class KerasVertexWriter {
  private static final Map<String, String> MERGES =
      Map.of(
          "ADD", "Add",
          "SUBTRACT", "Subtract",
          "PRODUCT", "Multiply",
          "MULTIPLY", "Multiply",
          "AVERAGE", "Average",
          "MAX", "Maximum",
          "MIN", "Minimum");

  private KerasVertexWriter() {}

  static String of(KerasPlace place, List<String> inputs) {
    LayerValues values = place.values();
    String x = inputs.get(0);
    JsonObject config = new JsonObject();
    return switch (place.type()) {
      case "MergeVertex" -> {
        config.addProperty("axis", -1);
        yield place.graph().add("Concatenate", place.name(), config, inputs, Map.of());
      }
      case "AttentionVertex" -> KerasAttentionWriter.of(place, inputs);
      case "RecurrentVertex" -> KerasSeriesWriter.withStates(place, inputs);
      case "ElementWiseVertex" -> merged(place, inputs, values.text("op"));
      case "ArithmeticVertex" -> arithmetic(place, inputs);
      case "ScaleVertex" -> KerasLayerWriter.scaled(place, x, values.number("scaleFactor"), 0);
      case "ShiftVertex" -> KerasLayerWriter.scaled(place, x, 1, values.number("shiftFactor"));
      case "ReshapeVertex" ->
          KerasLayerWriter.reshaped(
              place.graph(), x, place.in().shape().length, place.node().outputs().get(0).shape());
      default -> throw new KerasGap("has no counterpart");
    };
  }

  private static String merged(KerasPlace place, List<String> inputs, String op) {
    String there = MERGES.get(op);
    if (there == null) {
      throw new KerasGap("has the op " + op + ", which there is no layer for there");
    }
    return place.graph().add(there, place.name(), new JsonObject(), inputs, Map.of());
  }

  private static String arithmetic(KerasPlace place, List<String> inputs) {
    LayerValues values = place.values();
    String op = values.text("op");
    if (!values.has("number")) {
      return merged(place, inputs, op);
    }
    double number = values.number("number");
    boolean reversed = values.flag("reversed");
    return switch (op) {
      case "ADD" -> KerasLayerWriter.scaled(place, inputs.get(0), 1, number);
      case "MULTIPLY" -> KerasLayerWriter.scaled(place, inputs.get(0), number, 0);
      case "SUBTRACT" ->
          KerasLayerWriter.scaled(
              place, inputs.get(0), reversed ? -1 : 1, reversed ? number : -number);
      default -> throw new KerasGap("computes with a number, which there is no layer for there");
    };
  }
}
