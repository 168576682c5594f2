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
          Map.entry("kullbackleiblerdivergence", "KL_DIVERGENCE"),
          Map.entry("kldivergence", "KL_DIVERGENCE"),
          Map.entry("kld", "KL_DIVERGENCE"),
          Map.entry("poisson", "POISSON"),
          Map.entry("hinge", "HINGE"),
          Map.entry("squaredhinge", "SQUARED_HINGE"),
          Map.entry("cosineproximity", "COSINE_PROXIMITY"),
          Map.entry("cosinesimilarity", "COSINE_PROXIMITY"),
          Map.entry("huber", "HUBER"),
          Map.entry("logcosh", "LOG_COSH"));

  private KerasValues() {}

  static JsonObject named(String type) {
    JsonObject made = new JsonObject();
    made.addProperty("@class", type);
    return made;
  }

  /** The activation that a layer has under {@code key}. */
  static JsonObject activation(KerasJson layer, String key, String otherwise) {
    JsonElement given = layer.has(key) ? layer.get(key) : null;
    if (given != null && given.isJsonObject()) {
      throw layer.refused("has an object as '" + key + "', " + given + ", which is not read");
    }
    String name = given == null ? otherwise : given.getAsString();
    String ours = ACTIVATIONS.get(name);
    if (ours == null) {
      throw layer.refused(
          "has the '" + key + "' " + name + ", which there is no activation for here");
    }
    return named(ours);
  }

  /** What training makes small; null where it is none of Keras' own with its usual options. */
  static @Nullable JsonObject loss(@Nullable JsonElement given) {
    if (given == null || given.isJsonNull() || given.isJsonArray()) {
      return null;
    }
    String name;
    if (given.isJsonObject()) {
      KerasJson whole = new KerasJson("the loss", given.getAsJsonObject());
      KerasJson config = whole.child("config");
      if (!whole.has("class_name") || (config != null && config.flag("from_logits", false))) {
        return null;
      }
      name = whole.get("class_name").getAsString();
    } else {
      name = given.getAsString();
    }
    String ours = LOSSES.get(name.replace("_", "").toLowerCase(Locale.ROOT));
    return ours == null ? null : named(ours);
  }

  /** The loss that fits the last activation, as Deeplearning4j's importer takes it. */
  static JsonObject guessed(JsonObject activation) {
    return named(
        switch (activation.get("@class").getAsString()) {
          case "softmax" -> "MCXENT";
          case "sigmoid" -> "XENT";
          default -> "MSE";
        });
  }

  /** The updater of a compiled model; null where it has none that there is here. */
  static @Nullable JsonObject updater(@Nullable JsonObject training) {
    KerasJson optimizer =
        training == null ? null : new KerasJson("the training", training).child("optimizer_config");
    KerasJson config = optimizer == null ? null : optimizer.child("config");
    if (optimizer == null || config == null || !optimizer.has("class_name")) {
      return null;
    }
    String rate = config.has("learning_rate") ? "learning_rate" : "lr";
    if (!config.has(rate) || config.child(rate) != null) {
      return null; // a schedule
    }
    String type = optimizer.get("class_name").getAsString().replaceFirst("^.*>", "");
    double momentum = config.number("momentum", 0);
    JsonObject made =
        switch (type) {
          case "SGD" ->
              momentum == 0
                  ? named("Sgd")
                  : config.flag("nesterov", false) ? named("Nesterovs") : null;
          case "Adam" -> named(config.flag("amsgrad", false) ? "AMSGrad" : "Adam");
          case "Adamax" -> named("AdaMax");
          case "Nadam" -> named("Nadam");
          case "RMSprop" -> named("RmsProp");
          case "Adagrad" -> named("AdaGrad");
          case "Adadelta" -> named("AdaDelta");
          default -> null;
        };
    return made == null ? null : numbers(made, config, config.number(rate, 0.001), momentum);
  }

  private static JsonObject numbers(
      JsonObject made, KerasJson config, double rate, double momentum) {
    String type = made.get("@class").getAsString();
    if (!type.equals("AdaDelta")) {
      made.addProperty("learningRate", rate);
    }
    switch (type) {
      case "Nesterovs" -> made.addProperty("momentum", momentum);
      case "Adam", "AMSGrad", "Nadam", "AdaMax" -> {
        made.addProperty("beta1", config.number("beta_1", 0.9));
        made.addProperty("beta2", config.number("beta_2", 0.999));
      }
      case "RmsProp" -> made.addProperty("rmsDecay", config.number("rho", 0.9));
      case "AdaDelta" -> made.addProperty("rho", config.number("rho", 0.95));
      default -> {}
    }
    if (!type.matches("Sgd|Nesterovs|AdaMax") && config.number("epsilon", 0) > 0) {
      made.addProperty("epsilon", config.number("epsilon", 0));
    }
    return made;
  }

  /** L1 and L2 of weights; Keras has no half before the squares. */
  static void regularization(KerasJson layer, String key, String suffix, KerasStep step) {
    KerasJson given = layer.child(key);
    KerasJson config = given == null ? null : given.child("config");
    if (given == null || config == null) {
      return;
    }
    if (!given.text("class_name", "").matches("L1L2|L1|L2|l1_l2")) {
      throw layer.refused(
          "has the '" + key + "' " + given.text("class_name", "") + ", which is not read");
    }
    if (config.number("l1", 0) > 0) {
      step.with("l1" + suffix, config.number("l1", 0));
    }
    if (config.number("l2", 0) > 0) {
      step.with("l2" + suffix, 2 * config.number("l2", 0));
    }
  }
}
