package org.pydl4j.modelimport.keras;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pydl4j.modelimport.Gates;
import org.pydl4j.modelimport.LayerValues;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.conf.Configured;

/** Recurrent layers as those of Keras. */
final class KerasSeriesWriter {
  private static final Map<String, String> MODES =
      Map.of("CONCAT", "concat", "ADD", "sum", "MUL", "mul", "AVERAGE", "ave");

  private KerasSeriesWriter() {}

  static String of(KerasPlace place, String x) {
    boolean both = place.type().equals("Bidirectional");
    Configured inside = both ? place.values().inner("layer") : place.layer();
    boolean last = inside.declaration().name().equals("LastTimeStep");
    Configured layer = last ? new LayerValues(inside).inner("layer") : inside;
    String type = layer.declaration().name();
    String there = there(type);
    if (!both) {
      JsonObject config = config(layer, type, !last);
      return place.add(
          there, place.name(), config, x, Map.of("/cell", weights(place, layer, type, "")));
    }
    JsonObject config = new JsonObject();
    JsonObject forward = config(layer, type, !last);
    forward.addProperty("go_backwards", false);
    JsonObject backward = config(layer, type, !last);
    backward.addProperty("go_backwards", true);
    config.add("layer", place.graph().inner(there, "forward_" + place.name(), forward));
    config.add("backward_layer", place.graph().inner(there, "backward_" + place.name(), backward));
    config.addProperty("merge_mode", MODES.get(place.values().text("mode")));
    Map<String, List<NDArray>> own = new LinkedHashMap<>();
    own.put("/forward_layer/cell", weights(place, layer, type, "f"));
    own.put("/backward_layer/cell", weights(place, layer, type, "b"));
    return place.add("Bidirectional", place.name(), config, x, own);
  }

  /** A layer that begins with the states behind the series, and hands out its own. */
  static String withStates(KerasPlace place, List<String> inputs) {
    Configured layer = place.values().inner("layer");
    String type = layer.declaration().name();
    String there = there(type);
    JsonObject config = config(layer, type, true);
    config.addProperty("return_state", true);
    List<String> states = inputs.subList(1, inputs.size());
    Map<String, Object> options =
        states.isEmpty() ? Map.of() : Map.of("initial_state", place.graph().tensors(states));
    Map<String, List<NDArray>> own = Map.of("/cell", weights(place, layer, type, ""));
    List<String> series = List.of(inputs.get(0));
    return place.graph().call(there, place.name(), config, series, options, own);
  }

  /** The class there. */
  private static String there(String type) {
    if (!type.matches("LSTM|GRU|SimpleRnn")) {
      throw new KerasGap("stands around a " + type + ", which is not written");
    }
    return type.equals("SimpleRnn") ? "SimpleRNN" : type;
  }

  private static JsonObject config(Configured layer, String type, boolean series) {
    LayerValues values = new LayerValues(layer);
    JsonObject config = new JsonObject();
    config.addProperty("units", values.whole("nOut"));
    config.addProperty("use_bias", values.flag("hasBias"));
    config.addProperty("return_sequences", series);
    config.addProperty("activation", named(values, "activation"));
    if (!type.equals("SimpleRnn")) {
      config.addProperty("recurrent_activation", named(values, "gateActivationFn"));
    }
    if (type.equals("LSTM")) {
      config.addProperty("unit_forget_bias", false); // weights are in the file
    }
    if (type.equals("GRU")) {
      config.addProperty("reset_after", values.flag("resetAfter"));
    }
    return config;
  }

  private static String named(LayerValues values, String key) {
    String name = KerasActivationWriter.name(values.inner(key));
    if (name.isEmpty()) {
      throw new KerasGap("has a '" + key + "' that there is none of there");
    }
    return name;
  }

  private static List<NDArray> weights(
      KerasPlace place, Configured layer, String type, String prefix) {
    int[] order =
        switch (type) {
          case "LSTM" -> new int[] {3, 1, 0, 2}; // i f c o there
          case "GRU" -> new int[] {1, 0, 2}; // z r h there
          default -> new int[] {0};
        };
    LayerValues values = new LayerValues(layer);
    List<NDArray> made = new ArrayList<>();
    made.add(gates(place.weight(prefix + "W"), order));
    made.add(gates(place.weight(prefix + "RW"), order));
    if (values.flag("hasBias")) {
      NDArray bias = gates(place.weight(prefix + "b"), order);
      boolean two = type.equals("GRU") && values.flag("resetAfter");
      made.add(two ? Shapes.stack(0, bias, gates(place.weight(prefix + "rb"), order)) : bias);
    }
    return made;
  }

  /** The last axis in another order of gates. */
  private static NDArray gates(NDArray weights, int... order) {
    return Gates.ordered(weights, weights.rank() - 1, order);
  }
}
