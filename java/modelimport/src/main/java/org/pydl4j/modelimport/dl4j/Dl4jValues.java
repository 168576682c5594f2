package org.pydl4j.modelimport.dl4j;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Activations, losses, updaters and the like in this library's JSON. */
final class Dl4jValues {
  private static final Map<String, String> ACTIVATIONS =
      Map.of("LReLU", "LeakyReLU", "TanH", "tanh", "GELU", "gelu");
  private static final Map<String, String> LOSSES =
      Map.ofEntries(
          Map.entry("LossMCXENT", "MCXENT"),
          Map.entry("LossNegativeLogLikelihood", "MCXENT"),
          Map.entry("LossSparseMCXENT", "MCXENT"),
          Map.entry("LossBinaryXENT", "XENT"),
          Map.entry("LossMSE", "MSE"),
          Map.entry("LossL1", "L1"),
          Map.entry("LossL2", "L2"),
          Map.entry("LossMAE", "MAE"),
          Map.entry("LossMAPE", "MAPE"),
          Map.entry("LossMSLE", "MSLE"),
          Map.entry("LossKLD", "KL_DIVERGENCE"),
          Map.entry("LossPoisson", "POISSON"),
          Map.entry("LossHinge", "HINGE"),
          Map.entry("LossSquaredHinge", "SQUARED_HINGE"),
          Map.entry("LossCosineProximity", "COSINE_PROXIMITY"),
          Map.entry("LossWasserstein", "WASSERSTEIN"),
          Map.entry("LossMultiLabel", "MULTI_LABEL"));
  private static final List<String> NUMBERS =
      List.of("learningRate", "beta1", "beta2", "epsilon", "momentum", "rho", "rmsDecay");

  private Dl4jValues() {}

  private static JsonObject named(String type) {
    JsonObject made = new JsonObject();
    made.addProperty("@class", type);
    return made;
  }

  private static void carry(Dl4jJson from, String key, JsonObject to, String as) {
    if (from.has(key)) {
      to.add(as, from.get(key));
    }
  }

  static JsonElement activation(Dl4jJson given) {
    String name = given.type().replaceFirst("^Activation", "");
    JsonObject made = named(ACTIVATIONS.getOrDefault(name, name.toLowerCase(Locale.ROOT)));
    switch (name) {
      case "LReLU", "ELU" -> carry(given, "alpha", made, "alpha");
      case "ThresholdedReLU" -> carry(given, "theta", made, "theta");
      case "RReLU" -> {
        carry(given, "l", made, "lower");
        carry(given, "u", made, "upper");
      }
      case "ReLU" -> {
        carry(given, "max", made, "maxValue");
        carry(given, "negativeSlope", made, "negativeSlope");
        carry(given, "threshold", made, "threshold");
      }
      default -> {}
    }
    return made;
  }

  static JsonObject loss(Dl4jJson given) {
    String type = given.type();
    if (type.equals("LossFMeasure")) {
      JsonObject made = named("F_MEASURE");
      carry(given, "beta", made, "beta");
      return made;
    }
    if (type.equals("LossMixtureDensity")) {
      JsonObject made = named("MIXTURE_DENSITY");
      carry(given, "mMixtures", made, "gaussians");
      carry(given, "mLabelWidth", made, "labelWidth");
      return made;
    }
    String name = LOSSES.get(type);
    if (name == null) {
      throw given.refused("is a " + type + ", which there is no loss for here");
    }
    JsonObject made = named(name);
    if (given.has("weights")) {
      made.add("weights", given.get("weights"));
    }
    return made;
  }

  static JsonObject updater(Dl4jJson given) {
    JsonObject made = named(given.type());
    NUMBERS.forEach(key -> carry(given, key, made, key));
    if (given.type().equals("AdaMax")) {
      made.remove("epsilon"); // which its formula does not use
    }
    Dl4jJson rates = given.child("learningRateSchedule");
    if (rates != null) {
      made.add("learningRate", schedule(rates));
    }
    Dl4jJson momenta = given.child("momentumISchedule");
    if (momenta != null) {
      made.add("momentum", schedule(momenta));
    }
    return made;
  }

  static JsonElement schedule(Dl4jJson given) {
    if (given.type().equals("FixedSchedule")) {
      return given.get("value");
    }
    JsonObject made = given.object().deepCopy();
    made.addProperty("@class", given.type());
    return made;
  }

  static JsonElement weightInit(Dl4jJson given) {
    String name = given.type().replaceFirst("^WeightInit", "");
    if (name.equals("Distribution")) {
      return distribution(given.required("distribution"));
    }
    JsonObject made = named(name);
    if (name.equals("Constant")) {
      made.addProperty("value", given.number("value", 0));
    } else if (name.equals("Identity")) {
      carry(given, "scale", made, "scale");
    }
    return made;
  }

  private static JsonObject distribution(Dl4jJson given) {
    JsonObject made =
        named(given.type().equals("GaussianDistribution") ? "NormalDistribution" : given.type());
    for (String key : List.of("mean", "std", "lower", "upper", "gain", "value")) {
      carry(given, key, made, key);
    }
    carry(given, "numberOfTrials", made, "numberOfTrials");
    carry(given, "probabilityOfSuccess", made, "probabilityOfSuccess");
    if (given.type().equals("ConstantDistribution")) {
      made.addProperty("@class", "Constant");
    }
    return made;
  }

  /** Writes l1, l2 and weight decay of a list of regularizations. */
  static void regularization(Dl4jJson layer, String key, String suffix, JsonObject made) {
    for (JsonElement each : layer.list(key)) {
      Dl4jJson one = new Dl4jJson("the '" + key + "' of " + layer.place(), each.getAsJsonObject());
      switch (one.type()) {
        case "L1Regularization" -> made.add("l1" + suffix, schedule(one.required("l1")));
        case "L2Regularization" -> made.add("l2" + suffix, schedule(one.required("l2")));
        case "WeightDecay" -> {
          made.add("weightDecay" + suffix, schedule(one.required("coeff")));
          made.addProperty("weightDecayApplyLR", one.flag("applyLR", true));
        }
        default -> throw one.refused("has a " + one.type() + ", which there is none of here");
      }
    }
  }

  static JsonElement dropout(Dl4jJson given) {
    JsonElement p = given.has("p") ? given.get("p") : new JsonPrimitive(1);
    Dl4jJson changing = given.child("pSchedule");
    JsonElement value = changing == null ? p : schedule(changing);
    JsonObject made = named(given.type());
    switch (given.type()) {
      case "Dropout" -> {
        return changing == null ? p : with(made, "p", value);
      }
      case "AlphaDropout", "SpatialDropout" -> made.add("p", value);
      case "GaussianDropout" -> carry(given, "rate", made, "rate");
      case "GaussianNoise" -> carry(given, "stddev", made, "stddev");
      default -> throw given.refused("is a " + given.type() + ", which there is none of here");
    }
    return made;
  }

  private static JsonObject with(JsonObject made, String key, JsonElement value) {
    made.add(key, value);
    return made;
  }

  /** Constraints of weights; those of biases stand apart there. */
  static JsonArray constraints(Dl4jJson layer) {
    JsonArray made = new JsonArray();
    for (JsonElement each : layer.list("constraints")) {
      Dl4jJson one = new Dl4jJson("a constraint of " + layer.place(), each.getAsJsonObject());
      JsonObject made1 = named(one.type().replaceFirst("Constraint$", ""));
      carry(one, "maxNorm", made1, "maxNorm");
      carry(one, "min", made1, "minNorm");
      carry(one, "max", made1, "maxNorm");
      carry(one, "rate", made1, "rate");
      made.add(made1);
    }
    return made;
  }
}
