package org.pydl4j.modelimport.keras;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;

/** Layers that compute an activation alone. */
final class KerasActivations {
  private KerasActivations() {}

  static KerasStep of(KerasLayer layer) {
    KerasJson config = layer.config();
    return switch (layer.type()) {
      case "PReLU" -> slopes(layer);
      case "Activation" -> step(KerasValues.activation(layer, "activation", "linear"), layer);
      case "Softmax" -> {
        long axis =
            config.has("axis") && config.get("axis").isJsonArray() ? 0 : config.whole("axis", -1);
        long channels = layer.channelsFirst() ? 1 : layer.axes();
        boolean last = axis == -1 && (!layer.channelsFirst() || layer.axes() == 1);
        layer.require(last || axis == channels, "axis " + config.get("axis"));
        yield step(KerasValues.named("softmax"), layer);
      }
      default -> step(linear(layer), layer);
    };
  }

  /** An activation that is a layer of its own, such as a ReLU with options. */
  static JsonObject object(KerasLayer where, String key, JsonObject given) {
    KerasJson whole = new KerasJson(where.config().place(), given);
    KerasJson config = whole.child("config");
    String type = KerasNetwork.type(given);
    if (type.matches("ReLU|LeakyReLU|ELU|ThresholdedReLU|Softmax") && config != null) {
      KerasLayer layer = new KerasLayer(type, config, List.of(), where.input(), where.setting());
      return of(layer).json().getAsJsonObject("activation");
    }
    if (type.equals("Activation") && config != null) {
      return KerasValues.activation(
          new KerasLayer(type, config, List.of(), where.input(), where.setting()),
          "activation",
          "linear");
    }
    if (type.equals("function") || type.equals("Function")) {
      String name = whole.has("config") ? whole.get("config").getAsString() : "";
      return KerasValues.activation(where.config(), key, name, where.setting().third());
    }
    throw where.refused(
        "has the '" + key + "' " + type + ", which there is no activation for here");
  }

  private static KerasStep step(JsonObject activation, KerasLayer layer) {
    boolean first = layer.channelsFirst() && layer.axes() > 1;
    layer.require(
        !first
            || layer.type().equals("Softmax")
            || !activation.get("@class").getAsString().contains("softmax"),
        "softmax along the last axis of channels_first data");
    return KerasStep.of("Activation").with("activation", activation);
  }

  private static JsonObject linear(KerasLayer layer) {
    KerasJson config = layer.config();
    JsonObject made =
        KerasValues.named(
            switch (layer.type()) {
              case "LeakyReLU" -> "leakyrelu";
              case "ELU" -> "elu";
              case "ThresholdedReLU" -> "thresholdedrelu";
              default -> "relu";
            });
    switch (layer.type()) {
      case "LeakyReLU" ->
          made.addProperty(
              "alpha", config.number(config.has("alpha") ? "alpha" : "negative_slope", 0.3));
      case "ELU" -> made.addProperty("alpha", config.number("alpha", 1));
      case "ThresholdedReLU" -> made.addProperty("theta", config.number("theta", 1));
      default -> {
        if (config.has("max_value")) {
          made.addProperty("maxValue", config.number("max_value", 0));
        }
        made.addProperty("negativeSlope", config.number("negative_slope", 0));
        made.addProperty("threshold", config.number("threshold", 0));
      }
    }
    return made;
  }

  private static KerasStep slopes(KerasLayer layer) {
    int axes = layer.axes();
    KerasStep made = KerasStep.of("PReLU");
    List<JsonElement> shared = layer.config().list("shared_axes").asList();
    if (!shared.isEmpty()) {
      long[] from = KerasLayer.fromKeras(axes, layer.channelsFirst());
      long[] ours = new long[shared.size()];
      for (int i = 0; i < ours.length; i++) {
        for (int axis = 0; axis < axes; axis++) {
          ours[i] = from[axis] == shared.get(i).getAsLong() ? axis + 1 : ours[i];
        }
      }
      made.with("sharedAxes", ours);
    }
    int[] order = new int[axes];
    long[] from = KerasLayer.fromKeras(axes, layer.channelsFirst());
    Arrays.setAll(order, i -> (int) from[i] - 1);
    return made.parameter("W", layer.weight(0).permuted(order));
  }
}
