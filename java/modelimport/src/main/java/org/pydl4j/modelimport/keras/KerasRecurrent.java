package org.pydl4j.modelimport.keras;

import java.util.List;
import java.util.Map;

/** Recurrent layers, in both directions and with their last step alone. */
final class KerasRecurrent {
  private static final Map<String, String> MODES =
      Map.of("concat", "CONCAT", "sum", "ADD", "mul", "MUL", "ave", "AVERAGE");

  private KerasRecurrent() {}

  static KerasStep of(KerasLayer layer) {
    if (layer.axes() == 2 && layer.channelsFirst()) {
      throw layer.refused("stands in a model with channels_first layers, which is not read");
    }
    if (!layer.type().equals("Bidirectional")) {
      KerasStep made = one(layer);
      return layer.config().flag("return_sequences", false) ? made : made.in("LastTimeStep");
    }
    KerasJson inside = layer.config().child("layer");
    KerasJson config = inside == null ? null : inside.child("config");
    String mode = layer.config().has("merge_mode") ? layer.config().text("merge_mode", "") : "none";
    if (inside == null || config == null || !MODES.containsKey(mode)) {
      throw layer.refused("has the merge_mode " + mode + ", which there is none of here");
    }
    int half = layer.weights().size() / 2;
    KerasStep forward = direction(layer, inside, config, layer.weights().subList(0, half));
    KerasStep backward =
        direction(layer, inside, config, layer.weights().subList(half, layer.weights().size()));
    KerasStep each = config.flag("return_sequences", false) ? forward : forward.in("LastTimeStep");
    KerasStep made =
        KerasStep.of("Bidirectional").with("layer", each.json()).with("mode", MODES.get(mode));
    forward.parameters().forEach((name, value) -> made.parameter("f" + name, value));
    backward.parameters().forEach((name, value) -> made.parameter("b" + name, value));
    return made;
  }

  private static KerasStep direction(
      KerasLayer layer, KerasJson inside, KerasJson config, List<KerasTensor> weights) {
    return one(
        new KerasLayer(
            inside.text("class_name", ""),
            new KerasJson(layer.config().place(), config.object()),
            weights,
            layer.input(),
            layer.channelsFirst()));
  }

  private static KerasStep one(KerasLayer layer) {
    KerasJson config = layer.config();
    layer.require(!config.flag("go_backwards", false), "go_backwards");
    layer.require(!config.flag("return_state", false), "return_state");
    boolean bias = config.flag("use_bias", true);
    KerasStep made =
        KerasStep.of(layer.type().equals("SimpleRNN") ? "SimpleRnn" : layer.type())
            .with("nOut", config.whole("units", 0))
            .with("hasBias", bias)
            .with("activation", KerasValues.activation(config, "activation", "tanh"));
    if (!layer.type().equals("SimpleRNN")) {
      made.with(
          "gateActivationFn", KerasValues.activation(config, "recurrent_activation", "sigmoid"));
    }
    if (config.number("dropout", 0) > 0) {
      made.with("dropOut", 1 - config.number("dropout", 0));
    }
    KerasValues.regularization(config, "kernel_regularizer", "", made);
    KerasValues.regularization(config, "bias_regularizer", "Bias", made);
    weights(layer, made, bias);
    return made;
  }

  private static void weights(KerasLayer layer, KerasStep made, boolean bias) {
    switch (layer.type()) {
      case "LSTM" -> gated(layer, made, bias, 2, 1, 3, 0); // i f c o there
      case "SimpleRNN" -> gated(layer, made, bias, 0);
      case "GRU" -> {
        boolean after = layer.config().flag("reset_after", false);
        made.with("resetAfter", after);
        if (!after || !bias) {
          gated(layer, made, bias, 1, 0, 2); // z r h there
        } else {
          gated(layer, made, false, 1, 0, 2);
          made.parameter("b", layer.weight(2).row(0).gates(1, 0, 2));
          made.parameter("rb", layer.weight(2).row(1).gates(1, 0, 2));
        }
      }
      default -> throw layer.refused("stands around a " + layer.type() + ", which is not read");
    }
  }

  private static void gated(KerasLayer layer, KerasStep made, boolean bias, int... order) {
    made.parameter("W", layer.weight(0).gates(order));
    made.parameter("RW", layer.weight(1).gates(order));
    if (bias) {
      made.parameter("b", layer.weight(2).gates(order));
    }
  }
}
