package org.pydl4j.modelimport.dl4j;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nn.layers.ParameterSpec;

/** Activations, losses, updaters and the like in the JSON of Deeplearning4j 1.0.0-M2.1. */
final class Dl4jValueWriter {
  private static final String ND4J = "org.nd4j.linalg.";
  private static final String DL4J = "org.deeplearning4j.nn.";

  private static final Map<String, String> LOSSES =
      Map.ofEntries(
          Map.entry("MCXENT", "LossMCXENT"),
          Map.entry("XENT", "LossBinaryXENT"),
          Map.entry("MSE", "LossMSE"),
          Map.entry("L1", "LossL1"),
          Map.entry("L2", "LossL2"),
          Map.entry("MAE", "LossMAE"),
          Map.entry("MAPE", "LossMAPE"),
          Map.entry("MSLE", "LossMSLE"),
          Map.entry("KL_DIVERGENCE", "LossKLD"),
          Map.entry("POISSON", "LossPoisson"),
          Map.entry("HINGE", "LossHinge"),
          Map.entry("SQUARED_HINGE", "LossSquaredHinge"),
          Map.entry("COSINE_PROXIMITY", "LossCosineProximity"),
          Map.entry("WASSERSTEIN", "LossWasserstein"),
          Map.entry("MULTI_LABEL", "LossMultiLabel"),
          Map.entry("F_MEASURE", "LossFMeasure"),
          Map.entry("MIXTURE_DENSITY", "LossMixtureDensity"));
  private static final Map<String, String> ACTIVATIONS =
      Map.of("LeakyReLU", "LReLU", "HardTanh", "HardTanH");
  private static final List<String> SAME_ACTIVATIONS =
      List.of(
          "Identity",
          "Softmax",
          "Sigmoid",
          "TanH",
          "ReLU6",
          "SELU",
          "SoftPlus",
          "Swish",
          "HardSigmoid",
          "RationalTanh",
          "RectifiedTanh",
          "SoftSign",
          "Mish",
          "Cube");
  private static final List<String> UPDATERS =
      List.of(
          "Sgd",
          "Nesterovs",
          "AdaGrad",
          "RmsProp",
          "AdaDelta",
          "Adam",
          "AdaMax",
          "Nadam",
          "AMSGrad",
          "NoOp");

  private Dl4jValueWriter() {}

  private static JsonObject named(String type) {
    JsonObject made = new JsonObject();
    made.addProperty("@class", type);
    return made;
  }

  private static void carry(Dl4jJson from, String key, JsonObject to, String as) {
    to.add(as, from.has(key) ? from.get(key) : JsonNull.INSTANCE);
  }

  static JsonObject activation(Dl4jJson given) {
    String type = given.type();
    String prefix = ND4J + "activations.impl.Activation";
    JsonObject made = named(prefix + ACTIVATIONS.getOrDefault(type, type));
    switch (type) {
      case "LeakyReLU", "ELU" -> carry(given, "alpha", made, "alpha");
      case "ThresholdedReLU" -> carry(given, "theta", made, "theta");
      case "RReLU" -> {
        carry(given, "lower", made, "l");
        carry(given, "upper", made, "u");
      }
      case "ReLU" -> {
        carry(given, "maxValue", made, "max");
        for (String key : List.of("negativeSlope", "threshold")) {
          boolean plain = given.number(key, 0) == 0;
          made.add(key, plain ? JsonNull.INSTANCE : given.get(key));
        }
      }
      case "GELU" -> {
        String form = given.text("approximation", "NONE");
        if (!form.equals("SIGMOID") && !form.equals("DL4J_PRECISE")) {
          throw given.refused(
              "is a GELU of the form '" + form + "', where Deeplearning4j's is 'sigmoid'",
              "Set its approximation to sigmoid and train on, which differs by up to 0.02");
        }
        made.addProperty("precise", form.equals("DL4J_PRECISE"));
      }
      default -> {
        if (!SAME_ACTIVATIONS.contains(type) && !ACTIVATIONS.containsKey(type)) {
          throw given.refused("is a " + type + ", which Deeplearning4j has no activation for");
        }
      }
    }
    return made;
  }

  static JsonObject loss(Dl4jJson given) {
    String name = LOSSES.get(given.type());
    if (name == null || given.number("labelSmoothing", 0) != 0) {
      throw given.refused("is a loss " + given.type() + ", which Deeplearning4j has none for");
    }
    JsonObject made = named(ND4J + "lossfunctions.impl." + name);
    if (name.equals("LossFMeasure")) {
      carry(given, "beta", made, "beta");
    } else if (name.equals("LossMixtureDensity")) {
      carry(given, "gaussians", made, "mixtures");
      carry(given, "labelWidth", made, "labelWidth");
    } else if (name.equals("LossMCXENT")) {
      made.addProperty("softmaxClipEps", 1e-10);
    } else if (name.equals("LossBinaryXENT")) {
      made.addProperty("clipEps", 1e-5);
    }
    JsonArray weights = given.list("weights");
    if (weights.size() > 0) {
      JsonObject array = new JsonObject();
      array.addProperty("dataType", "FLOAT");
      JsonArray shape = new JsonArray();
      shape.add(weights.size());
      array.add("shape", shape);
      array.add("data", weights);
      made.add("weights", array);
    }
    return made;
  }

  static JsonObject updater(Dl4jJson given) {
    String type = given.type();
    if (!UPDATERS.contains(type)) {
      throw given.refused(
          "is the updater " + type + ", which Deeplearning4j has none for",
          "Set another one, such as Adam, before it is written");
    }
    JsonObject made = named(ND4J + "learning.config." + type);
    for (String key : List.of("beta1", "beta2", "epsilon", "rho", "rmsDecay")) {
      if (given.has(key)) {
        made.add(key, given.get(key));
      }
    }
    changing(given, "learningRate", made, "learningRate", "learningRateSchedule");
    changing(given, "momentum", made, "momentum", "momentumISchedule");
    return made;
  }

  /** A number, or NaN beside a schedule. */
  private static void changing(
      Dl4jJson given, String key, JsonObject made, String number, String schedule) {
    Dl4jJson found = given.child(key);
    if (found != null) {
      made.addProperty(number, "NaN");
      made.add(schedule, schedule(found));
    } else if (given.has(key)) {
      made.add(number, given.get(key));
    }
  }

  /** A schedule, a number as a fixed one. */
  static JsonObject schedule(Dl4jJson given) {
    String type = given.type();
    JsonObject made = named(ND4J + "schedule." + type);
    carry(given, "scheduleType", made, "scheduleType");
    switch (type) {
      case "StepSchedule", "ExponentialSchedule", "InverseSchedule", "SigmoidSchedule" -> {
        for (String key :
            List.of("initialValue", "decayRate", "step", "gamma", "power", "stepSize")) {
          if (given.has(key)) {
            made.add(key, given.get(key));
          }
        }
      }
      case "MapSchedule" -> made.add("values", given.required("values").object());
      case "CycleSchedule" -> {
        carry(given, "initialValue", made, "initialLearningRate");
        carry(given, "maxValue", made, "maxLearningRate");
        for (String key : List.of("cycleLength", "annealingLength", "annealingDecay")) {
          carry(given, key, made, key);
        }
        long rest = given.whole("cycleLength", 1) - given.whole("annealingLength", 0);
        made.addProperty("stepSize", rest / 2);
        made.addProperty(
            "increment",
            (given.number("maxValue", 0) - given.number("initialValue", 0)) / (rest / 2));
      }
      case "PolySchedule" -> { // which grows there: as its values
        JsonObject values = new JsonObject();
        long steps = given.whole("maxIter", 1);
        if (steps > 100_000) {
          throw given.refused("is a PolySchedule of more than 100000 steps");
        }
        for (long i = 0; i <= steps; i++) {
          double left = 1 - i / (double) steps;
          values.addProperty(
              Long.toString(i),
              given.number("initialValue", 0) * Math.pow(left, given.number("power", 1)));
        }
        made.addProperty("@class", ND4J + "schedule.MapSchedule");
        made.add("values", values);
      }
      default -> throw given.refused("is a " + type + ", which Deeplearning4j has no schedule for");
    }
    return made;
  }

  private static JsonObject fixed(Dl4jJson layer, String key) {
    Dl4jJson changing = layer.child(key);
    if (changing != null) {
      return schedule(changing);
    }
    JsonObject made = named(ND4J + "schedule.FixedSchedule");
    made.add("value", layer.get(key));
    return made;
  }

  static JsonArray regularization(Dl4jJson layer, String suffix) {
    JsonArray made = new JsonArray();
    for (String key : List.of("l1", "l2", "weightDecay")) {
      String name = key + suffix;
      boolean none = !layer.has(name) || layer.child(name) == null && layer.number(name, 0) == 0;
      if (none) {
        continue;
      }
      boolean decay = key.equals("weightDecay");
      String type =
          decay ? "WeightDecay" : key.toUpperCase(java.util.Locale.ROOT) + "Regularization";
      JsonObject one = named(ND4J + "learning.regularization." + type);
      one.add(decay ? "coeff" : key, fixed(layer, name));
      if (decay) {
        one.addProperty("applyLR", layer.flag("weightDecayApplyLR", true));
      }
      made.add(one);
    }
    return made;
  }

  static JsonObject weightInit(Dl4jJson given) {
    String type = given.type();
    if (type.endsWith("Distribution")) {
      JsonObject made = named(DL4J + "weights.WeightInitDistribution");
      made.add("distribution", distribution(given));
      return made;
    }
    String there = switch (type) { // of which it has no class, or by the same formula another
          case "LecunNormal", "XavierFanIn" -> "Normal";
          case "Ones", "Zero" -> "Constant";
          case "WeightInitEmbedding" -> "Xavier"; // its vectors are among the parameters
          default -> type;
        };
    JsonObject made = named(DL4J + "weights.WeightInit" + there);
    if (type.equals("Constant")) {
      carry(given, "value", made, "value");
    } else if (there.equals("Constant")) {
      made.addProperty("value", type.equals("Ones") ? 1.0 : 0.0);
    } else if (type.equals("Identity")) {
      carry(given, "scale", made, "scale");
    }
    return made;
  }

  private static JsonObject distribution(Dl4jJson given) {
    JsonObject made = new JsonObject();
    made.addProperty("type", DL4J + "conf.distribution." + given.type());
    given.object().entrySet().stream()
        .filter(member -> !member.getKey().equals("@class"))
        .forEach(member -> made.add(member.getKey(), member.getValue()));
    return made;
  }

  static JsonElement dropout(@Nullable Dl4jJson given) {
    if (given == null || given.child("p") == null && given.number("p", 0) == 1) { // none
      return JsonNull.INSTANCE;
    }
    String type = given.type();
    JsonObject made = named(DL4J + "conf.dropout." + type);
    switch (type) {
      case "Dropout", "AlphaDropout", "SpatialDropout" -> {
        changing(given, "p", made, "p", "pschedule");
        if (type.equals("AlphaDropout")) {
          made.addProperty("alpha", 1.6732632423543772);
          made.addProperty("lambda", 1.0507009873554804);
        }
      }
      case "GaussianDropout" -> changing(given, "rate", made, "rate", "rateSchedule");
      case "GaussianNoise" -> changing(given, "stddev", made, "stddev", "stddevSchedule");
      default ->
          throw given.refused("has the dropout " + type + ", which Deeplearning4j has none for");
    }
    return made;
  }

  static JsonElement weightNoise(@Nullable Dl4jJson given) {
    if (given == null) {
      return JsonNull.INSTANCE;
    }
    JsonObject made = named(DL4J + "conf.weightnoise." + given.type());
    if (given.type().equals("DropConnect")) {
      changing(
          given, "weightRetainProbability", made, "weightRetainProb", "weightRetainProbSchedule");
      carry(given, "applyToBiases", made, "applyToBiases");
      return made;
    }
    made.add("distribution", distribution(given.required("distribution")));
    carry(given, "additive", made, "additive");
    carry(given, "applyToBias", made, "applyToBias");
    return made;
  }

  /** Constraints with the parameters that they hold for; null without any. */
  static JsonElement constraints(Dl4jJson layer, List<ParameterSpec> parameters) {
    JsonArray made = new JsonArray();
    for (ParameterSpec spec : parameters) {
      constraints(layer, spec.bias() ? "constrainBias" : "constrainWeights", spec, made);
    }
    return made.size() == 0 ? JsonNull.INSTANCE : made;
  }

  private static void constraints(Dl4jJson layer, String key, ParameterSpec spec, JsonArray all) {
    for (JsonElement each : layer.list(key)) {
      Dl4jJson one = new Dl4jJson("a constraint of " + layer.place(), each.getAsJsonObject());
      JsonObject made = named(DL4J + "conf.constraint." + one.type() + "Constraint");
      made.addProperty("epsilon", 1e-6);
      boolean bounds = one.type().equals("MinMaxNorm");
      if (bounds) {
        carry(one, "minNorm", made, "min");
        carry(one, "maxNorm", made, "max");
        carry(one, "rate", made, "rate");
      } else if (one.type().equals("MaxNorm")) {
        carry(one, "maxNorm", made, "maxNorm");
      }
      JsonArray params = new JsonArray();
      params.add(spec.name());
      made.add("params", params);
      JsonArray dimensions = new JsonArray(); // those of the weights of one output
      for (int axis = spec.shape().length <= 2 ? 0 : 1; axis < spec.shape().length; axis++) {
        dimensions.add(new JsonPrimitive(axis));
        if (spec.shape().length <= 2) {
          break;
        }
      }
      made.add("dimensions", one.type().equals("NonNegative") ? JsonNull.INSTANCE : dimensions);
      all.add(made);
    }
  }
}
