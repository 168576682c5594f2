package org.pydl4j.modelimport.dl4j;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DataException;

/**
 * Updaters, learning rates, penalties and dropout, which were plain values of layers until 0.9 (and
 * penalties until 1.0.0-beta3), as the objects that 1.0.0-M2.1 has.
 */
final class LegacyTraining {
  private static final Map<String, String> UPDATERS =
      Map.ofEntries(
          Map.entry("SGD", "Sgd"),
          Map.entry("ADAM", "Adam"),
          Map.entry("ADAMAX", "AdaMax"),
          Map.entry("ADADELTA", "AdaDelta"),
          Map.entry("NESTEROVS", "Nesterovs"),
          Map.entry("NADAM", "Nadam"),
          Map.entry("ADAGRAD", "AdaGrad"),
          Map.entry("RMSPROP", "RmsProp"),
          Map.entry("NONE", "NoOp"));

  private LegacyTraining() {}

  static void change(JsonObject layer, JsonObject conf) {
    boolean older = layer.has("updater");
    if (older && !layer.has("iupdater") && layer.get("updater").isJsonPrimitive()) {
      String name = layer.get("updater").getAsString();
      double rate = Dl4jHistory.number(layer, "learningRate", 0.1);
      double own = Dl4jHistory.number(layer, "biasLearningRate", rate);
      layer.add("iupdater", updater(name, rate, layer, conf));
      if (own != rate) {
        layer.add("biasUpdater", updater(name, own, layer, conf));
      }
    }
    boolean penalties =
        !conf.has("useRegularization") || conf.get("useRegularization").getAsBoolean();
    penalty(layer, "l1", "l2", "regularization", penalties);
    penalty(layer, "l1Bias", "l2Bias", "regularizationBias", penalties);
    dropout(layer, conf);
  }

  private static JsonObject updater(
      String constant, double rate, JsonObject layer, JsonObject conf) {
    String name = UPDATERS.get(constant.toUpperCase(Locale.ROOT));
    if (name == null) {
      throw new DataException("it has the updater " + constant + ", which is not known");
    }
    JsonObject made = new JsonObject();
    made.addProperty("@class", name);
    if (!name.equals("NoOp") && !name.equals("AdaDelta")) {
      made.addProperty("learningRate", rate);
      JsonObject changing = schedule(rate, layer, conf);
      if (changing != null) {
        made.add("learningRateSchedule", changing);
      }
    }
    switch (name) {
      case "Adam", "AdaMax", "Nadam" -> {
        put(made, "beta1", layer, "adamMeanDecay", 0.9);
        put(made, "beta2", layer, "adamVarDecay", 0.999);
        put(made, "epsilon", layer, "epsilon", 1e-8);
      }
      case "RmsProp" -> {
        put(made, "rmsDecay", layer, "rmsDecay", 0.95);
        put(made, "epsilon", layer, "epsilon", 1e-8);
      }
      case "AdaDelta" -> {
        put(made, "rho", layer, "rho", 0.95);
        put(made, "epsilon", layer, "epsilon", 1e-6);
      }
      case "AdaGrad" -> put(made, "epsilon", layer, "epsilon", 1e-6);
      case "Nesterovs" -> {
        put(made, "momentum", layer, "momentum", 0.5);
        if (layer.get("momentumSchedule") instanceof JsonObject values && values.size() > 0) {
          double first = made.get("momentum").getAsDouble();
          made.add("momentumISchedule", map(values, first));
        }
      }
      default -> {}
    }
    return made;
  }

  private static void put(
      JsonObject made, String key, JsonObject layer, String from, double otherwise) {
    made.addProperty(key, Dl4jHistory.number(layer, from, otherwise));
  }

  /** How the learning rate changes; null where it does not. */
  private static @Nullable JsonObject schedule(double rate, JsonObject layer, JsonObject conf) {
    String policy =
        conf.has("learningRatePolicy") && !conf.get("learningRatePolicy").isJsonNull()
            ? conf.get("learningRatePolicy").getAsString()
            : "None";
    JsonObject made = new JsonObject();
    made.addProperty("scheduleType", "ITERATION");
    made.addProperty("initialValue", rate);
    double decay = Dl4jHistory.number(conf, "lrPolicyDecayRate", 0);
    double power = Dl4jHistory.number(conf, "lrPolicyPower", 1);
    double steps = Dl4jHistory.number(conf, "lrPolicySteps", 1);
    switch (policy) {
      case "None", "Score" -> { // Score halved it where a full-batch method stood still
        return null;
      }
      case "Exponential" -> {
        made.addProperty("@class", "ExponentialSchedule");
        made.addProperty("gamma", decay);
      }
      case "Inverse" -> {
        made.addProperty("@class", "InverseSchedule");
        made.addProperty("gamma", decay);
        made.addProperty("power", power);
      }
      case "Step" -> {
        made.addProperty("@class", "StepSchedule");
        made.addProperty("decayRate", decay);
        made.addProperty("step", steps);
      }
      case "Sigmoid" -> {
        made.addProperty("@class", "SigmoidSchedule");
        made.addProperty("gamma", decay);
        made.addProperty("stepSize", steps);
      }
      case "Schedule" -> {
        return layer.get("learningRateSchedule") instanceof JsonObject values && values.size() > 0
            ? map(values, rate)
            : null;
      }
      default ->
          throw new DataException(
              "its learning rate follows the policy "
                  + policy
                  + ", which there is no schedule for");
    }
    return made;
  }

  private static JsonObject map(JsonObject values, double first) {
    JsonObject all = values.deepCopy();
    if (!all.has("0")) {
      all.addProperty("0", first);
    }
    JsonObject made = new JsonObject();
    made.addProperty("@class", "MapSchedule");
    made.addProperty("scheduleType", "ITERATION");
    made.add("values", all);
    return made;
  }

  private static void penalty(
      JsonObject layer, String l1, String l2, String list, boolean penalties) {
    if (layer.has(list)) {
      return;
    }
    JsonArray made = new JsonArray();
    for (String key : new String[] {l1, l2}) {
      double value = Dl4jHistory.number(layer, key, 0);
      String old = "bias" + key.substring(0, 2).toUpperCase(Locale.ROOT); // biasL1 until 0.7
      if (key.endsWith("Bias") && !layer.has(key)) {
        value = Dl4jHistory.number(layer, old, 0);
      }
      if (value != 0 && penalties) {
        JsonObject fixed = new JsonObject();
        fixed.addProperty("@class", "FixedSchedule");
        fixed.addProperty("value", value);
        JsonObject one = new JsonObject();
        String kind = key.substring(0, 2);
        one.addProperty("@class", kind.toUpperCase(Locale.ROOT) + "Regularization");
        one.add(kind, fixed);
        made.add(one);
      }
    }
    layer.add(list, made);
  }

  /** A number until 0.9: how many inputs are kept, or weights with {@code useDropConnect}. */
  private static void dropout(JsonObject layer, JsonObject conf) {
    JsonElement given = layer.get("dropOut");
    if (layer.has("idropout") || given == null || !given.isJsonPrimitive()) {
      return;
    }
    double kept = Dl4jHistory.number(layer, "dropOut", 0);
    if (kept <= 0 || kept >= 1) {
      return;
    }
    JsonObject made = new JsonObject();
    boolean weights = conf.has("useDropConnect") && conf.get("useDropConnect").getAsBoolean();
    made.addProperty("@class", weights ? "DropConnect" : "Dropout");
    made.addProperty(weights ? "weightRetainProb" : "p", kept);
    layer.add(weights ? "weightNoise" : "idropout", made);
  }
}
