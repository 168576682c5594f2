package org.pydl4j.modelimport.keras;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Activations, losses and updaters in this library's JSON. */
final class KerasValues {
  private static final Map<String, String> ACTIVATIONS =
      Map.ofEntries(
          Map.entry("linear", "identity"),
          Map.entry("relu", "relu"),
          Map.entry("relu6", "relu6"),
          Map.entry("leaky_relu", "leakyrelu"),
          Map.entry("celu", "celu"),
          Map.entry("hard_silu", "hard_silu"),
          Map.entry("hard_swish", "hard_silu"),
          Map.entry("hard_tanh", "hardtanh"),
          Map.entry("log_sigmoid", "log_sigmoid"),
          Map.entry("sigmoid", "sigmoid"),
          Map.entry("hard_sigmoid", "hardsigmoid"),
          Map.entry("tanh", "tanh"),
          Map.entry("softmax", "softmax"),
          Map.entry("softmax_v2", "softmax"),
          Map.entry("log_softmax", "log_softmax"),
          Map.entry("elu", "elu"),
          Map.entry("selu", "selu"),
          Map.entry("softplus", "softplus"),
          Map.entry("softsign", "softsign"),
          Map.entry("swish", "swish"),
          Map.entry("silu", "swish"),
          Map.entry("gelu", "gelu"),
          Map.entry("mish", "mish"),
          Map.entry("exponential", "exponential"));
  private static final Map<String, String> LOSSES =
      Map.ofEntries(
          Map.entry("meansquarederror", "MSE"),
          Map.entry("mse", "MSE"),
          Map.entry("meanabsoluteerror", "MAE"),
          Map.entry("mae", "MAE"),
          Map.entry("meanabsolutepercentageerror", "MAPE"),
          Map.entry("mape", "MAPE"),
          Map.entry("meansquaredlogarithmicerror", "MSLE"),
          Map.entry("msle", "MSLE"),
          Map.entry("categoricalcrossentropy", "MCXENT"),
          Map.entry("sparsecategoricalcrossentropy", "MCXENT"),
          Map.entry("binarycrossentropy", "XENT"),
          Map.entry("bce", "XENT"),
          Map.entry("kullbackleiblerdivergence", "KL_DIVERGENCE"),
          Map.entry("kldivergence", "KL_DIVERGENCE"),
          Map.entry("kld", "KL_DIVERGENCE"),
          Map.entry("poisson", "POISSON"),
          Map.entry("hinge", "HINGE"),
          Map.entry("squaredhinge", "SQUARED_HINGE"),
          Map.entry("cosineproximity", "COSINE_PROXIMITY"),
          Map.entry("cosinesimilarity", "COSINE_PROXIMITY"),
          Map.entry("huber", "HUBER"),
          Map.entry("huberloss", "HUBER"),
          Map.entry("logcosh", "LOG_COSH"));

  private KerasValues() {}

  static JsonObject named(String type) {
    JsonObject made = new JsonObject();
    made.addProperty("@class", type);
    return made;
  }

  /** The activation that a layer has under {@code key}. */
  static JsonObject activation(KerasLayer where, String key, String otherwise) {
    KerasJson layer = where.config();
    JsonElement given = layer.has(key) ? layer.get(key) : null;
    if (given != null && given.isJsonObject()) {
      return KerasActivations.object(where, key, given.getAsJsonObject());
    }
    String name = given == null ? otherwise : given.getAsString();
    return activation(layer, key, name, where.setting().third());
  }

  /** The activation of a name. */
  static JsonObject activation(KerasJson layer, String key, String name, boolean third) {
    String ours = ACTIVATIONS.get(name);
    if (third && "hardsigmoid".equals(ours)) {
      return named("hardsigmoid6"); // Keras 3 has another slope
    }
    if (ours == null) {
      throw layer.refused(
          "has the '" + key + "' " + name + ", which there is no activation for here");
    }
    JsonObject made = named(ours);
    if (ours.equals("leakyrelu")) {
      made.addProperty("alpha", 0.2); // of the function in Keras; the layer's is 0.3
    }
    return made;
  }

  /**
   * What training makes small; null where the model says none, or one that there is none of here
   * and outputs alone are wanted.
   */
  static @Nullable JsonObject loss(@Nullable JsonElement given, KerasSetting setting) {
    if (given == null || given.isJsonNull()) {
      return null;
    }
    JsonObject object = given.isJsonObject() ? given.getAsJsonObject() : new JsonObject();
    KerasJson whole = new KerasJson("the loss", object);
    String type = whole.text("class_name", "").replaceFirst("^.*>", "");
    boolean function = type.equalsIgnoreCase("function");
    String own = function ? whole.text("config", "") : type;
    String name = given.isJsonPrimitive() ? given.getAsString() : own;
    KerasJson inside = whole.child("config");
    KerasJson config =
        new KerasJson("the loss " + name, inside == null ? new JsonObject() : inside.object());
    String ours = LOSSES.get(name.replace("_", "").toLowerCase(Locale.ROOT));
    if (ours == null) {
      setting.refuseTraining(config, "is none of those of Keras that are read");
      return null;
    }
    String other = otherOption(config, ours);
    if (!other.isEmpty()) {
      setting.refuseTraining(config, "has the option " + other);
      return null;
    }
    JsonObject made = named(ours);
    if (config.number("label_smoothing", 0) != 0) {
      made.addProperty("labelSmoothing", config.number("label_smoothing", 0));
    }
    if (ours.equals("HUBER") && config.has("delta")) {
      made.addProperty("delta", config.number("delta", 1));
    }
    return made;
  }

  /** An option of a loss that there is none of here; empty where there is none. */
  private static String otherOption(KerasJson config, String ours) {
    if (config.flag("from_logits", false)) {
      return "from_logits";
    }
    if (config.has("ignore_class")) {
      return "ignore_class";
    }
    if (config.text("reduction", "").matches("sum|none")) {
      return "reduction " + config.text("reduction", "");
    }
    boolean smooth = config.number("label_smoothing", 0) != 0;
    return smooth && !ours.matches("MCXENT|XENT") ? "label_smoothing" : "";
  }
}
