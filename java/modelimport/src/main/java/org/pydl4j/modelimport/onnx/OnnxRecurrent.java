package org.pydl4j.modelimport.onnx;

import java.util.HashMap;
import java.util.Map;
import org.pydl4j.modelimport.Gates;
import org.pydl4j.modelimport.LayerValues;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.ops.Shapes;

/** Recurrent layers as nodes. */
final class OnnxRecurrent {
  private OnnxRecurrent() {}

  /** Why such a layer cannot be written; empty where it can. */
  static String problem(LayerValues values, String type) {
    boolean plain = !name(values, "activation").isEmpty();
    boolean gates = type.equals("SimpleRnn") || !name(values, "gateActivationFn").isEmpty();
    return plain && gates ? "" : "has an activation that recurrent nodes have none of";
  }

  static String of(OnnxPlace place, String x) {
    String type = place.type();
    if (type.equals("LastTimeStep")) {
      return step(place, of(place.inner(""), x), -1);
    }
    return type.equals("Bidirectional") ? both(place, x) : series(place, x, "forward");
  }

  /** One step of [n, size, time]. */
  private static String step(OnnxPlace place, String x, long which) {
    OnnxGraph graph = place.graph();
    String part =
        place.node(
            "Slice",
            x,
            graph.whole(which),
            graph.whole(which < 0 ? Long.MAX_VALUE : which + 1),
            graph.whole(2));
    return place.node("Squeeze", part, graph.whole(2));
  }

  private static String both(OnnxPlace place, String x) {
    String there = directed(place.inner("f"), x, "forward");
    String back = directed(place.inner("b"), x, "reverse");
    return switch (place.values().text("mode")) {
      case "ADD" -> place.node("Add", there, back);
      case "MUL" -> place.node("Mul", there, back);
      case "AVERAGE" ->
          place.node("Mul", place.node("Add", there, back), place.graph().number(0.5));
      default -> place.node("Concat", Map.of("axis", 1L), there, back);
    };
  }

  private static String directed(OnnxPlace place, String x, String direction) {
    if (place.type().equals("LastTimeStep")) { // what was made last stands in front, running back
      String made = series(place.inner(""), x, direction);
      return step(place, made, direction.equals("reverse") ? 0 : -1);
    }
    return series(place, x, direction);
  }

  private static String series(OnnxPlace place, String x, String direction) {
    LayerValues values = place.values();
    OnnxGraph graph = place.graph();
    String type = place.type();
    NDArray weights = place.parameter("W");
    NDArray recurrent = place.parameter("RW");
    long hidden = recurrent.size(0);
    Map<String, Object> options = new HashMap<>();
    options.put("hidden_size", hidden);
    options.put("direction", direction);
    int[] order;
    String[] activations;
    String own = name(values, "activation");
    switch (type) {
      case "LSTM" -> {
        order = new int[] {3, 2, 1, 0}; // i o f c there
        String gate = name(values, "gateActivationFn");
        activations = new String[] {gate, own, own};
      }
      case "GRU" -> {
        order = new int[] {1, 0, 2}; // z r h there
        activations = new String[] {name(values, "gateActivationFn"), own};
        options.put("linear_before_reset", values.flag("resetAfter") ? 1L : 0L);
      }
      default -> {
        order = new int[] {0};
        activations = new String[] {own};
      }
    }
    options.put("activations", activations);
    String op = type.equals("SimpleRnn") ? "RNN" : type;
    String steps = place.transposed(x, 2, 0, 1); // [time, n, size]
    String made =
        place.node(
            op,
            options,
            steps,
            graph.weight(gates(weights, order)),
            graph.weight(gates(recurrent, order)),
            graph.weight(biases(place, order, hidden)));
    String flat = place.node("Squeeze", made, graph.whole(1)); // of directions
    return place.transposed(flat, 1, 2, 0);
  }

  private static String name(LayerValues values, String key) {
    return OnnxActivations.recurrent(values.inner(key));
  }

  /** [size, gates · hidden] as [1, gates · hidden, size] in another order of gates. */
  private static NDArray gates(NDArray weights, int[] order) {
    return Shapes.expandDims(Gates.ordered(Shapes.transpose(weights), 0, order), 0);
  }

  /** [1, 2 · gates · hidden]: those of the inputs, and those of the states. */
  private static NDArray biases(OnnxPlace place, int[] order, long hidden) {
    NDArray none = Nd.zeros(place.parameter("W").dtype(), order.length * hidden);
    NDArray first = none;
    NDArray second = none;
    if (place.values().flag("hasBias")) {
      first = Gates.ordered(place.parameter("b"), 0, order);
      boolean two = place.type().equals("GRU") && place.values().flag("resetAfter");
      second = two ? Gates.ordered(place.parameter("rb"), 0, order) : none;
    }
    return Shapes.expandDims(Shapes.concat(0, first, second), 0);
  }
}
