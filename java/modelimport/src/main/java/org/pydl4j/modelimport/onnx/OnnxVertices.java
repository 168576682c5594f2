package org.pydl4j.modelimport.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pydl4j.modelimport.LayerValues;

/** Vertices as nodes. */
final class OnnxVertices {
  private static final String KNOWN =
      "MergeVertex|ElementWiseVertex|SubsetVertex|ScaleVertex|ShiftVertex|ReshapeVertex"
          + "|LastTimeStepVertex|ReverseTimeSeriesVertex|ArithmeticVertex|TimeToBatchVertex"
          + "|BatchToTimeVertex|L2NormalizeVertex|DotVertex";

  private OnnxVertices() {}

  static boolean has(String type) {
    return type.matches(KNOWN);
  }

  static String of(OnnxPlace place, List<String> inputs) {
    LayerValues values = place.values();
    OnnxGraph graph = place.graph();
    String x = inputs.get(0);
    String[] all = inputs.toArray(String[]::new);
    return switch (place.type()) {
      case "MergeVertex" -> place.node("Concat", Map.of("axis", 1L), all);
      case "ElementWiseVertex" -> elements(place, inputs, values.text("op"));
      case "ArithmeticVertex" -> arithmetic(place, inputs);
      case "SubsetVertex" ->
          place.node(
              "Slice",
              x,
              graph.whole(values.whole("from")),
              graph.whole(values.whole("to") + 1),
              graph.whole(1));
      case "ScaleVertex" -> place.node("Mul", x, graph.number(values.number("scaleFactor")));
      case "ShiftVertex" -> place.node("Add", x, graph.number(values.number("shiftFactor")));
      case "ReshapeVertex" -> place.node("Reshape", x, graph.whole(place.output().batchShape(0)));
      case "LastTimeStepVertex" -> {
        String last =
            place.node("Slice", x, graph.whole(-1), graph.whole(Long.MAX_VALUE), graph.whole(2));
        yield place.node("Squeeze", last, graph.whole(2));
      }
      case "ReverseTimeSeriesVertex" ->
          place.node(
              "Slice",
              x,
              graph.whole(-1),
              graph.whole(Long.MIN_VALUE + 1),
              graph.whole(2),
              graph.whole(-1));
      case "L2NormalizeVertex" -> normalized(place, x);
      case "DotVertex" -> dot(place, inputs);
      default -> folded(place, inputs);
    };
  }

  private static String elements(OnnxPlace place, List<String> inputs, String op) {
    String[] all = inputs.toArray(String[]::new);
    return switch (op) {
      case "ADD" -> place.node("Sum", all);
      case "AVERAGE" -> place.node("Mean", all);
      case "MAX" -> place.node("Max", all);
      case "MIN" -> place.node("Min", all);
      case "SUBTRACT" -> place.node("Sub", all);
      default -> chained(place, inputs, "Mul");
    };
  }

  private static String chained(OnnxPlace place, List<String> inputs, String op) {
    String made = inputs.get(0);
    for (String each : inputs.subList(1, inputs.size())) {
      made = place.node(op, made, each);
    }
    return made;
  }

  private static String arithmetic(OnnxPlace place, List<String> inputs) {
    LayerValues values = place.values();
    List<String> operands = new ArrayList<>(inputs);
    if (values.has("number")) {
      String number = place.graph().number(values.number("number"));
      operands.add(values.flag("reversed") ? 0 : 1, number);
    }
    String op =
        switch (values.text("op")) {
          case "ADD" -> "Add";
          case "SUBTRACT" -> "Sub";
          case "MULTIPLY" -> "Mul";
          case "DIVIDE" -> "Div";
          case "POWER" -> "Pow";
          case "MAX" -> "Max";
          default -> "Min";
        };
    return chained(place, operands, op);
  }

  private static String normalized(OnnxPlace place, String x) {
    long[] axes = new long[place.inputs().get(0).shape().length];
    for (int i = 0; i < axes.length; i++) {
      axes[i] = i + 1L;
    }
    String norm = place.node("ReduceL2", Map.of("axes", axes, "keepdims", 1L), x);
    String eps = place.graph().number(place.values().number("eps"));
    return place.node("Div", x, place.node("Max", norm, eps));
  }

  private static String dot(OnnxPlace place, List<String> inputs) {
    List<String> given = new ArrayList<>(inputs);
    if (place.values().flag("normalize")) {
      given.replaceAll(each -> place.node("LpNormalization", Map.of("axis", 1L, "p", 2L), each));
    }
    String product = place.node("Mul", given.get(0), given.get(1));
    return place.node("ReduceSum", Map.of("keepdims", 1L), product, place.graph().whole(1));
  }

  /** Steps as examples, and back. */
  private static String folded(OnnxPlace place, List<String> inputs) {
    boolean there = place.type().equals("TimeToBatchVertex");
    long[] shape = place.output().batchShape(-1);
    long[] order = new long[there ? shape.length + 1 : shape.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i == 1 ? 2 : i == 2 ? 1 : i;
    }
    if (there) {
      String turned = place.transposed(inputs.get(0), order);
      return place.node("Reshape", turned, place.graph().whole(shape));
    }
    long[] apart = shape.clone(); // [n, time, features, …]
    apart[1] = shape[2];
    apart[2] = shape[1];
    String wide = place.node("Reshape", inputs.get(0), place.graph().whole(apart));
    return place.transposed(wide, order);
  }
}
