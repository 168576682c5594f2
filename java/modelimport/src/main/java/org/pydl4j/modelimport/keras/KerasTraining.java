package org.pydl4j.modelimport.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What training makes of weights: their start, what keeps them small, and limits. */
final class KerasTraining {
  private KerasTraining() {}

  /**
   * Sets what a layer says of its weights and biases.
   *
   * @param kernel what the options of its weights begin with: {@code kernel}
   */
  static KerasStep of(KerasStep step, KerasLayer layer, String kernel) {
    KerasJson config = layer.config();
    penalty(layer, kernel + "_regularizer", "", step);
    penalty(layer, "bias_regularizer", "Bias", step);
    limit(layer, kernel + "_constraint", "constrainWeights", step);
    limit(layer, "bias_constraint", "constrainBias", step);
    none(layer, "activity_regularizer");
    JsonObject start = start(config.child(kernel + "_initializer"));
    if (start != null) {
      step.with("weightInit", start);
    }
    KerasJson bias = config.child("bias_initializer");
    KerasJson inside = bias == null ? null : bias.child("config");
    if (bias != null && inside != null && bias.text("class_name", "").equals("Constant")) {
      step.with("biasInit", inside.number("value", 0));
    }
    if (!config.flag("trainable", true)) {
      step.with("frozen", true);
    }
    return step;
  }

  /** Refuses an option of training that there is none of here. */
  static void none(KerasLayer layer, String key) {
    if (layer.config().has(key) && says(layer.config(), key)) {
      layer.setting().refuseTraining(layer.config(), "has the '" + key + "' " + text(layer, key));
    }
  }

  private static boolean says(KerasJson config, String key) {
    JsonElement given = config.get(key);
    if (!given.isJsonObject()) {
      return !given.isJsonPrimitive() || !given.getAsString().matches("0|0.0|false|");
    }
    KerasJson inside = config.child(key);
    KerasJson options = inside == null ? null : inside.child("config");
    return options == null || options.number("l1", 0) != 0 || options.number("l2", 0) != 0;
  }

  private static String text(KerasLayer layer, String key) {
    KerasJson inside = layer.config().child(key);
    return inside == null
        ? layer.config().get(key).toString()
        : inside.text("class_name", inside.object().toString());
  }

  /** L1 and L2 of weights; Keras has no half before the squares. */
  private static void penalty(KerasLayer layer, String key, String suffix, KerasStep step) {
    KerasJson given = layer.config().child(key);
    KerasJson config = given == null ? null : given.child("config");
    if (given == null || config == null) {
      if (layer.config().has(key)) {
        none(layer, key);
      }
      return;
    }
    if (!given.text("class_name", "").matches("L1L2|L1|L2|l1_l2")) {
      none(layer, key);
      return;
    }
    if (config.number("l1", 0) > 0) {
      step.with("l1" + suffix, config.number("l1", 0));
    }
    if (config.number("l2", 0) > 0) {
      step.with("l2" + suffix, 2 * config.number("l2", 0));
    }
  }

  private static void limit(KerasLayer layer, String key, String ours, KerasStep step) {
    KerasJson given = layer.config().child(key);
    if (given == null) {
      none(layer, key);
      return;
    }
    JsonObject made = constraint(given, layer, key);
    if (made == null) {
      none(layer, key);
      return;
    }
    JsonArray all = new JsonArray();
    all.add(made);
    step.json().add(ours, all);
  }

  private static @Nullable JsonObject constraint(KerasJson given, KerasLayer layer, String key) {
    KerasJson found = given.child("config");
    KerasJson config = found == null ? new KerasJson(given.place(), new JsonObject()) : found;
    String type = given.text("class_name", "");
    if (type.matches("NonNeg|NonNegative|nonneg")) {
      return KerasValues.named("NonNegative");
    }
    if (!overOutputs(config, layer, key)) {
      return null;
    }
    switch (type) {
      case "MaxNorm", "max_norm" -> {
        JsonObject made = KerasValues.named("MaxNorm");
        made.addProperty("maxNorm", config.number(config.has("m") ? "m" : "max_value", 2));
        return made;
      }
      case "UnitNorm", "unit_norm" -> {
        return KerasValues.named("UnitNorm");
      }
      case "MinMaxNorm", "min_max_norm" -> {
        JsonObject made = KerasValues.named("MinMaxNorm");
        made.addProperty("minNorm", config.number("min_value", 0));
        made.addProperty("maxNorm", config.number("max_value", 1));
        made.addProperty("rate", config.number("rate", 1));
        return made;
      }
      default -> {
        return null;
      }
    }
  }

  /** Whether a norm goes over the weights of each output. */
  private static boolean overOutputs(KerasJson config, KerasLayer layer, String key) {
    if (layer.type().matches("EinsumDense|.*Attention")) {
      return false; // whose weights have axes in any order
    }
    JsonArray axes = new JsonArray();
    JsonElement given = config.has("axis") ? config.get("axis") : null;
    if (given != null && given.isJsonArray()) {
      axes.addAll(given.getAsJsonArray());
    } else {
      axes.add(given == null ? 0 : given.getAsInt());
    }
    int rank =
        key.startsWith("bias") || layer.weights().isEmpty() ? 1 : layer.weight(0).shape().length;
    boolean all = axes.size() == Math.max(1, rank - 1);
    for (int i = 0; i < axes.size(); i++) {
      all &= axes.get(i).getAsInt() == i;
    }
    return all;
  }

  /** How weights start; null where it is as usual here, or none that there is. */
  static @Nullable JsonObject start(@Nullable KerasJson given) {
    KerasJson config = given == null ? null : given.child("config");
    if (given == null || config == null) {
      return null;
    }
    String type = given.text("class_name", "").replaceFirst("V2$", "");
    return switch (type) {
      case "GlorotNormal" -> KerasValues.named("xavier");
      case "GlorotUniform" -> KerasValues.named("xavier_uniform");
      case "HeNormal" -> KerasValues.named("relu");
      case "HeUniform" -> KerasValues.named("relu_uniform");
      case "LecunNormal" -> KerasValues.named("lecun_normal");
      case "LecunUniform" -> KerasValues.named("lecun_uniform");
      case "Orthogonal" -> numbers("OrthogonalDistribution", config, "gain", "gain", 1);
      case "Zeros", "Ones", "Constant" -> {
        JsonObject made = KerasValues.named("Constant");
        double one = type.equals("Ones") ? 1 : 0;
        made.addProperty("value", config.number("value", one));
        yield made;
      }
      case "RandomNormal" -> spread("NormalDistribution", config);
      case "TruncatedNormal" -> spread("TruncatedNormalDistribution", config);
      case "RandomUniform" -> {
        JsonObject made = numbers("UniformDistribution", config, "minval", "lower", -0.05);
        made.addProperty("upper", config.number("maxval", 0.05));
        yield made;
      }
      case "VarianceScaling" -> scaling(config);
      default -> null;
    };
  }

  private static JsonObject spread(String type, KerasJson config) {
    JsonObject made = numbers(type, config, "stddev", "std", 0.05);
    made.addProperty("mean", config.number("mean", 0));
    return made;
  }

  private static JsonObject numbers(
      String type, KerasJson config, String theirs, String ours, double otherwise) {
    JsonObject made = KerasValues.named(type);
    made.addProperty(ours, config.number(theirs, otherwise));
    return made;
  }

  private static @Nullable JsonObject scaling(KerasJson config) {
    boolean uniform = config.text("distribution", "").contains("uniform");
    String mode = config.text("mode", "fan_in");
    double scale = config.number("scale", 1);
    if (scale == 1) {
      return KerasValues.named("var_scaling_" + (uniform ? "uniform_" : "normal_") + mode);
    }
    boolean in = mode.equals("fan_in");
    if (scale == 2 && in) {
      return KerasValues.named(uniform ? "relu_uniform" : "relu");
    }
    return null;
  }

  /** What recurrent layers say of their recurrent weights, which there are no own limits for. */
  static void recurrent(KerasStep step, KerasLayer layer) {
    KerasJson config = layer.config();
    for (String key : new String[] {"regularizer", "constraint"}) {
      JsonElement kernel = config.object().get("kernel_" + key);
      JsonElement own = config.object().get("recurrent_" + key);
      if (!Objects.equals(text(kernel), text(own))) {
        layer
            .setting()
            .refuseTraining(config, "has another '" + key + "' for its recurrent weights");
      }
    }
    none(layer, "recurrent_dropout");
    none(layer, "stateful");
    JsonObject start = start(config.child("recurrent_initializer"));
    if (start != null) {
      step.with("weightInitRecurrent", start);
    }
    if (layer.type().equals("LSTM")) {
      step.with("forgetGateBiasInit", config.flag("unit_forget_bias", true) ? 1.0 : 0.0);
    }
  }

  private static @Nullable String text(@Nullable JsonElement given) {
    if (given == null || given.isJsonNull()) {
      return null;
    }
    if (given.isJsonObject()) {
      JsonObject copy = given.getAsJsonObject().deepCopy();
      copy.remove("shared_object_id");
      return copy.toString();
    }
    return given.toString();
  }
}
