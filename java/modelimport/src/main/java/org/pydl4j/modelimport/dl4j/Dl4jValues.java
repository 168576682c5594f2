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
      Map.of("LReLU", "LeakyReLU", "TanH", "tanh", "GELU", "GELU");
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

  private static final long MOST_STEPS = 100_000;

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
      case "GELU" -> // 1.702 x in the sigmoid, or with the cube in another place
          made.addProperty(
              "approximation", given.flag("precise", false) ? "DL4J_PRECISE" : "SIGMOID");
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
      carry(given, "mixtures", made, "gaussians");
      carry(given, "labelWidth", made, "labelWidth");
      return made;
    }
    String name = LOSSES.get(type);
    if (name == null) {
      throw given.refused("is a " + type + ", which there is no loss for here");
    }
    JsonObject made = named(name);
    if (given.has("weights")) {
      made.add("weights", Dl4jOddLayers.numbers(given.get("weights")));
    }
    return made;
  }

  static JsonObject updater(Dl4jJson given) {
    JsonObject made = named(given.type());
    for (String key : NUMBERS) {
      if (given.has(key) && !Double.isNaN(given.number(key, Double.NaN))) { // NaN with a schedule
        made.add(key, given.get(key));
      }
    }
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
    String type = given.type();
    JsonObject made = named(type);
    switch (type) {
      case "FixedSchedule" -> {
        return given.get("value");
      }
      case "PolySchedule" -> {
        return growing(given);
      }
      case "CycleSchedule" -> {
        carry(given, "initialLearningRate", made, "initialValue");
        carry(given, "maxLearningRate", made, "maxValue");
        for (String key : List.of("cycleLength", "annealingLength", "annealingDecay")) {
          carry(given, key, made, key);
        }
      }
      case "RampSchedule" -> {
        made.add("baseSchedule", schedule(given.required("baseSchedule")));
        carry(given, "numIter", made, "numIter");
        return made;
      }
      case "MapSchedule" -> {
        Dl4jJson values = given.required("values");
        made.add("values", values.object().deepCopy());
      }
      case "StepSchedule", "ExponentialSchedule", "InverseSchedule", "SigmoidSchedule" -> {
        for (String key :
            List.of("initialValue", "decayRate", "step", "gamma", "power", "stepSize")) {
          carry(given, key, made, key);
        }
      }
      default -> throw given.refused("is a " + type + ", which there is no schedule for here");
    }
    carry(given, "scheduleType", made, "scheduleType");
    return made;
  }

  /** PolySchedule of 1.0.0-M2.1 is initial · (1 + i / maxIter) ^ power, and 0 from maxIter on. */
  private static JsonObject growing(Dl4jJson given) {
    long steps = given.whole("maxIter", 1);
    double start = given.number("initialValue", 0);
    double power = given.number("power", 1);
    if (steps < 1 || steps > MOST_STEPS) {
      throw given.refused(
          "is a PolySchedule of " + steps + " steps, of which 1 to " + MOST_STEPS + " are read");
    }
    JsonObject values = new JsonObject();
    for (long i = 0; i < steps; i++) {
      values.addProperty(Long.toString(i), start * Math.pow(1 + i / (double) steps, power));
    }
    values.addProperty(Long.toString(steps), 0);
    JsonObject made = named("MapSchedule");
    carry(given, "scheduleType", made, "scheduleType");
    made.add("values", values);
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

  static JsonObject distribution(Dl4jJson given) {
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
    Dl4jJson changing = given.child("pschedule");
    JsonElement value = changing == null ? p : schedule(changing);
    JsonObject made = named(given.type());
    switch (given.type()) {
      case "Dropout" -> {
        return changing == null ? p : with(made, "p", value);
      }
      case "AlphaDropout", "SpatialDropout" -> made.add("p", value);
      case "GaussianDropout" -> made.add("rate", changing(given, "rate", "rateSchedule"));
      case "GaussianNoise" -> made.add("stddev", changing(given, "stddev", "stddevSchedule"));
      default -> throw given.refused("is a " + given.type() + ", which there is none of here");
    }
    return made;
  }

  private static JsonElement changing(Dl4jJson given, String key, String schedule) {
    Dl4jJson found = given.child(schedule);
    return found == null ? given.get(key) : schedule(found);
  }

  /** What noise does with weights while training. */
  static JsonObject weightNoise(Dl4jJson given) {
    switch (given.type()) {
      case "DropConnect" -> {
        JsonObject made = named("DropConnect");
        Dl4jJson changing = given.child("weightRetainProbSchedule");
        made.add(
            "weightRetainProbability",
            changing == null ? given.get("weightRetainProb") : schedule(changing));
        carry(given, "applyToBiases", made, "applyToBiases");
        return made;
      }
      case "WeightNoise" -> {
        JsonObject made = named("WeightNoise");
        made.add("distribution", distribution(given.required("distribution")));
        carry(given, "additive", made, "additive");
        carry(given, "applyToBias", made, "applyToBias");
        return made;
      }
      default ->
          throw given.refused(
              "has a weight noise " + given.type() + ", which there is none of here");
    }
  }

  private static JsonObject with(JsonObject made, String key, JsonElement value) {
    made.add(key, value);
    return made;
  }

  /** Constraints, which name the parameters that they hold for; those of biases stand apart. */
  static void constraints(Dl4jJson layer, JsonObject made) {
    JsonArray weights = new JsonArray();
    JsonArray biases = new JsonArray();
    for (JsonElement each : layer.list("constraints")) {
      Dl4jJson one = new Dl4jJson("a constraint of " + layer.place(), each.getAsJsonObject());
      JsonObject constraint = named(one.type().replaceFirst("Constraint$", ""));
      carry(one, "maxNorm", constraint, "maxNorm");
      carry(one, "min", constraint, "minNorm");
      carry(one, "max", constraint, "maxNorm");
      carry(one, "rate", constraint, "rate");
      boolean bias = true;
      boolean weight = one.list("params").size() == 0;
      for (JsonElement name : one.list("params")) {
        boolean isBias = name.getAsString().startsWith("b");
        bias &= isBias;
        weight |= !isBias;
      }
      (weight || !bias ? weights : biases).add(constraint);
    }
    if (weights.size() > 0) {
      made.add("constrainWeights", weights);
    }
    if (biases.size() > 0) {
      made.add("constrainBias", biases);
    }
  }
}
