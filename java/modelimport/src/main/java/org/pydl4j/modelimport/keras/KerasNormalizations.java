package org.pydl4j.modelimport.keras;

import com.google.gson.JsonElement;

/** Normalizations over channels. */
final class KerasNormalizations {
  private KerasNormalizations() {}

  static KerasStep batch(KerasLayer layer) {
    requireChannels(layer);
    requirePlain(layer);
    KerasJson config = layer.config();
    boolean scale = config.flag("scale", true);
    boolean center = config.flag("center", true);
    KerasStep made =
        KerasStep.of("BatchNormalization")
            .with("decay", config.number("momentum", 0.99))
            .with("eps", config.number("epsilon", 1e-3))
            .with("lockGammaBeta", !scale && !center);
    frozen(made, config);
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
    requirePlain(layer);
    KerasJson config = layer.config();
    boolean scale = config.flag("scale", true);
    boolean rms = layer.type().equals("RMSNormalization");
    boolean center = !rms && config.flag("center", true);
    layer.require(!config.flag("rms_scaling", false), "rms_scaling");
    KerasStep made =
        KerasStep.of(layer.type())
            .with("eps", config.number("epsilon", rms ? 1e-6 : 1e-3))
            .with("scale", scale);
    frozen(made, config);
    if (!rms) {
      made.with("center", center);
    }
    if (layer.type().equals("GroupNormalization")) {
      made.with("groups", config.whole("groups", 32));
    }
    int place = 0;
    if (scale) {
      made.parameter("gamma", layer.weight(place++));
    }
    return center ? made.parameter("beta", layer.weight(place)) : made;
  }

  /** A mean and a variance that were found before, or given. */
  static KerasStep fixed(KerasLayer layer) {
    boolean one = !layer.config().has("axis") || layer.config().get("axis").toString().equals("[]");
    if (!one) {
      requireChannels(layer);
    }
    KerasJson config = layer.config();
    long size = layer.input().features();
    boolean given = config.has("mean") && config.has("variance");
    KerasTensor mean = given ? numbers(config, "mean", size) : layer.weight(0);
    KerasTensor variance = given ? numbers(config, "variance", size) : layer.weight(1);
    layer.require(!config.flag("invert", false), "invert");
    double[] means = mean.doubles();
    double[] scales = new double[means.length];
    double[] offsets = new double[means.length];
    for (int i = 0; i < means.length; i++) {
      scales[i] = 1 / Math.max(Math.sqrt(variance.doubles()[i]), 1e-7); // Keras' epsilon
      offsets[i] = -means[i] * scales[i];
    }
    return KerasStep.of("BatchNormalization")
        .with("eps", 1e-30)
        .with("frozen", true)
        .parameter("gamma", KerasTensor.of("", new long[] {scales.length}, scales))
        .parameter("beta", KerasTensor.of("", new long[] {offsets.length}, offsets))
        .parameter("mean", KerasTensor.full(0, scales.length))
        .parameter("var", KerasTensor.full(1, scales.length));
  }

  private static KerasTensor numbers(KerasJson config, String key, long size) {
    JsonElement given = config.get(key);
    while (given.isJsonArray() && given.getAsJsonArray().size() == 1) {
      given = given.getAsJsonArray().get(0);
    }
    if (!given.isJsonArray()) {
      return KerasTensor.full(given.getAsDouble(), size);
    }
    double[] made =
        given.getAsJsonArray().asList().stream().mapToDouble(JsonElement::getAsDouble).toArray();
    return KerasTensor.of("", new long[] {made.length}, made);
  }

  /** Divides by the norm. */
  static KerasStep unit(KerasLayer layer) {
    requireChannels(layer);
    return KerasStep.of("UnitNormalization");
  }

  private static void frozen(KerasStep made, KerasJson config) {
    if (!config.flag("trainable", true)) {
      made.with("frozen", true);
    }
  }

  /** What training does to factors and offsets, which there is nothing for here. */
  private static void requirePlain(KerasLayer layer) {
    for (String of : new String[] {"gamma", "beta"}) {
      KerasTraining.none(layer, of + "_regularizer");
      KerasTraining.none(layer, of + "_constraint");
    }
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
