package org.pydl4j.modelimport.keras;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.pydl4j.modelimport.LayerValues;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.conf.Configured;

/** Activation functions: by their names in Keras 3, or as layers where they have settings. */
final class KerasActivationWriter {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("Identity", "linear"),
          Map.entry("Softmax", "softmax"),
          Map.entry("LogSoftmax", "log_softmax"),
          Map.entry("Sigmoid", "sigmoid"),
          Map.entry("LogSigmoid", "log_sigmoid"),
          Map.entry("TanH", "tanh"),
          Map.entry("ReLU6", "relu6"),
          Map.entry("SELU", "selu"),
          Map.entry("SoftPlus", "softplus"),
          Map.entry("SoftSign", "softsign"),
          Map.entry("Swish", "silu"),
          Map.entry("Mish", "mish"),
          Map.entry("Exponential", "exponential"),
          Map.entry("HardSigmoid6", "hard_sigmoid"),
          Map.entry("HardSiLU", "hard_silu"),
          Map.entry("HardTanh", "hard_tanh"));

  private KerasActivationWriter() {}

  /** The name of a function without settings; empty where it has none there. */
  static String name(Configured activation) {
    String type = activation.declaration().name();
    LayerValues values = new LayerValues(activation);
    return switch (type) {
      case "ReLU" ->
          values.number("negativeSlope") == 0
                  && values.number("threshold") == 0
                  && !values.has("maxValue")
              ? "relu"
              : "";
      case "ELU", "CELU" ->
          values.number("alpha") == 1 ? type.toLowerCase(java.util.Locale.ROOT) : "";
      case "GELU" -> values.text("approximation").equals("NONE") ? "gelu" : "";
      default -> NAMES.getOrDefault(type, "");
    };
  }

  /** A layer with its activation: in it, or as a layer behind it. */
  static String with(
      KerasPlace place, String type, JsonObject config, String x, List<NDArray> weights) {
    Configured activation = place.values().inner("activation");
    String name = name(activation);
    if (!name.isEmpty()) {
      config.addProperty("activation", name);
    }
    String made = place.add(type, config, x, weights);
    return name.isEmpty() ? of(place, activation, made) : made;
  }

  /** A layer that is an activation alone. */
  static String behind(KerasPlace place, String x) {
    Configured activation = place.values().inner("activation");
    String name = name(activation);
    if (name.isEmpty()) {
      return of(place, activation, x);
    }
    JsonObject config = new JsonObject();
    config.addProperty("activation", name);
    return place.add("Activation", config, x);
  }

  /** A function as a layer; itself where it does nothing. */
  static String of(KerasPlace place, Configured activation, String x) {
    String named = name(activation);
    JsonObject config = new JsonObject();
    String own = place.name() + "_activation";
    if (!named.isEmpty()) {
      if (named.equals("linear")) {
        return x;
      }
      config.addProperty("activation", named);
      return place.graph().add("Activation", own, config, x);
    }
    LayerValues values = new LayerValues(activation);
    switch (activation.declaration().name()) {
      case "ReLU" -> {
        config.addProperty("negative_slope", values.number("negativeSlope"));
        config.addProperty("threshold", values.number("threshold"));
        if (values.has("maxValue")) {
          config.addProperty("max_value", values.number("maxValue"));
        }
        return place.graph().add("ReLU", own, config, x);
      }
      case "LeakyReLU" -> {
        config.addProperty("negative_slope", values.number("alpha"));
        return place.graph().add("LeakyReLU", own, config, x);
      }
      case "ELU" -> {
        config.addProperty("alpha", values.number("alpha"));
        return place.graph().add("ELU", own, config, x);
      }
      default ->
          throw new KerasGap(
              "has the activation "
                  + activation.declaration().name()
                  + " with settings that there are none of there");
    }
  }
}
