package org.pydl4j.modelimport.keras;

import com.google.gson.JsonElement;

/** Normalizations over channels. */
final class KerasNormalizations {
  private KerasNormalizations() {}

  static KerasStep batch(KerasLayer layer) {
    requireChannels(layer);
    KerasJson config = layer.config();
    boolean scale = config.flag("scale", true);
    boolean center = config.flag("center", true);
    KerasStep made =
        KerasStep.of("BatchNormalization")
            .with("decay", config.number("momentum", 0.99))
            .with("eps", config.number("epsilon", 1e-3))
            .with("lockGammaBeta", !scale && !center);
    int place = 0;
    long size = layer.input().features();
    if (scale || center) { // one alone is here with the other one as it does nothing
      made.parameter("gamma", scale ? layer.weight(place++) : KerasTensor.full(1, size));
      made.parameter("beta", center ? layer.weight(place++) : KerasTensor.full(0, size));
    }
    return made.parameter("mean", layer.weight(place)).parameter("var", layer.weight(place + 1));
  }

  static KerasStep layer(KerasLayer layer) {
    requireChannels(layer);
    KerasJson config = layer.config();
    boolean scale = config.flag("scale", true);
    boolean center = config.flag("center", true);
    KerasStep made =
        KerasStep.of(layer.type())
            .with("eps", config.number("epsilon", 1e-3))
            .with("scale", scale)
            .with("center", center);
    if (layer.type().equals("GroupNormalization")) {
      made.with("groups", config.whole("groups", 32));
    }
    int place = 0;
    if (scale) {
      made.parameter("gamma", layer.weight(place++));
    }
    return center ? made.parameter("beta", layer.weight(place)) : made;
  }

  private static void requireChannels(KerasLayer layer) {
    JsonElement axis = layer.config().has("axis") ? layer.config().get("axis") : null;
    if (axis != null && axis.isJsonArray() && axis.getAsJsonArray().size() == 1) {
      axis = axis.getAsJsonArray().get(0);
    }
    boolean one = axis == null || !axis.isJsonArray();
    long given = axis == null || !one ? -1 : axis.getAsLong();
    int axes = layer.axes();
    long wanted = layer.channelsFirst() && axes > 1 ? 1 : axes;
    layer.require(one && (given < 0 ? given + axes + 1 : given) == wanted, "axis " + axis);
  }
}
