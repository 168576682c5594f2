package org.pydl4j.modelimport.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/** Optimizers and their schedules in this library's JSON. */
final class KerasUpdaters {
  private KerasUpdaters() {}

  /** The updater of a compiled model; null where it was not compiled. */
  static @Nullable JsonObject of(@Nullable JsonObject training, KerasSetting setting) {
    KerasJson optimizer =
        training == null ? null : new KerasJson("the training", training).child("optimizer_config");
    KerasJson config = optimizer == null ? null : optimizer.child("config");
    if (optimizer == null || config == null || !optimizer.has("class_name")) {
      return null;
    }
    String type = optimizer.get("class_name").getAsString().replaceFirst("^.*>", "");
    KerasJson own = new KerasJson("the optimizer " + type, config.object());
    double momentum = own.number("momentum", 0);
    String ours =
        switch (type) {
          case "SGD" ->
              momentum == 0 ? "Sgd" : own.flag("nesterov", false) ? "Nesterovs" : "Momentum";
          case "Adam" -> own.flag("amsgrad", false) ? "AMSGrad" : "Adam";
          case "AdamW" -> own.flag("amsgrad", false) ? "" : "AdamW";
          case "Adamax" -> "AdaMax";
          case "Nadam" -> "Nadam";
          case "RMSprop" -> momentum == 0 && !own.flag("centered", false) ? "RmsProp" : "";
          case "Adagrad" -> "AdaGrad";
          case "Adadelta" -> "AdaDelta";
          case "Lion" -> "Lion";
          case "Lamb" -> "LAMB";
          default -> "";
        };
    if (ours.isEmpty()) {
      setting.refuseTraining(own, "with its options is none that there is here");
      return null;
    }
    refuseOthers(own, type, setting);
    JsonObject made = KerasValues.named(ours);
    numbers(made, own, momentum);
    rate(made, own, ours, setting);
    return made;
  }

  private static void refuseOthers(KerasJson own, String type, KerasSetting setting) {
    for (String key :
        new String[] {"clipnorm", "clipvalue", "global_clipnorm", "gradient_accumulation_steps"}) {
      if (own.has(key)) {
        setting.refuseTraining(own, "has the option " + key);
      }
    }
    if (own.flag("use_ema", false)) {
      setting.refuseTraining(own, "has the option use_ema");
    }
    if (own.number("weight_decay", 0) != 0 && !type.equals("AdamW")) {
      setting.refuseTraining(own, "has the option weight_decay");
    }
  }

  private static void rate(JsonObject made, KerasJson config, String ours, KerasSetting setting) {
    String key = config.has("learning_rate") ? "learning_rate" : "lr";
    if (!config.has(key)) {
      return;
    }
    KerasJson schedule = config.child(key);
    if (schedule != null && schedule.has("class_name")) {
      JsonObject planned = schedule(schedule);
      if (planned == null) {
        setting.refuseTraining(
            config, "has the schedule " + schedule.text("class_name", "") + " with its options");
      } else {
        made.add("learningRate", planned);
      }
      return;
    }
    double rate = config.number(key, 0.001);
    double decay = config.number("decay", 0);
    if (decay != 0) {
      made.add("learningRate", inverse(rate, decay));
    } else if (!ours.equals("AdaDelta") || rate != 1) {
      made.addProperty("learningRate", rate);
    }
  }

  private static JsonObject plan(String type, double initial) {
    JsonObject made = KerasValues.named(type);
    made.addProperty("scheduleType", "ITERATION");
    made.addProperty("initialValue", initial);
    return made;
  }

  private static JsonObject inverse(double rate, double gamma) {
    JsonObject made = plan("InverseSchedule", rate);
    made.addProperty("gamma", gamma);
    made.addProperty("power", 1);
    return made;
  }

  private static @Nullable JsonObject schedule(KerasJson given) {
    KerasJson config = given.child("config");
    if (config == null) {
      return null;
    }
    double first = config.number("initial_learning_rate", 0.01);
    double steps = config.number("decay_steps", 1);
    double rate = config.number("decay_rate", 1);
    boolean stairs = config.flag("staircase", false);
    switch (given.text("class_name", "").replaceFirst("^.*>", "")) {
      case "ExponentialDecay" -> {
        JsonObject made = plan(stairs ? "StepSchedule" : "ExponentialSchedule", first);
        if (stairs) {
          made.addProperty("decayRate", rate);
          made.addProperty("step", steps);
        } else {
          made.addProperty("gamma", Math.pow(rate, 1 / steps));
        }
        return made;
      }
      case "InverseTimeDecay" -> {
        return stairs ? null : inverse(first, rate / steps);
      }
      case "PolynomialDecay" -> {
        boolean plain = config.number("end_learning_rate", 1e-4) == 0;
        if (!plain || config.flag("cycle", false)) {
          return null;
        }
        JsonObject made = plan("PolySchedule", first);
        made.addProperty("power", config.number("power", 1));
        made.addProperty("maxIter", (long) steps);
        return made;
      }
      case "PiecewiseConstantDecay" -> {
        return pieces(config);
      }
      default -> {
        return null;
      }
    }
  }

  private static JsonObject pieces(KerasJson config) {
    JsonArray bounds = config.list("boundaries");
    JsonArray values = config.list("values");
    JsonObject steps = new JsonObject();
    for (int i = 0; i < values.size(); i++) {
      long from = i == 0 ? 0 : (long) Math.floor(bounds.get(i - 1).getAsDouble()) + 1;
      steps.addProperty(Long.toString(from), values.get(i).getAsDouble());
    }
    JsonObject made = KerasValues.named("MapSchedule");
    made.addProperty("scheduleType", "ITERATION");
    made.add("values", steps);
    return made;
  }

  private static void numbers(JsonObject made, KerasJson config, double momentum) {
    String type = made.get("@class").getAsString();
    switch (type) {
      case "Nesterovs", "Momentum" -> made.addProperty("momentum", momentum);
      case "Adam", "AMSGrad", "AdamW", "Nadam", "AdaMax", "LAMB" -> {
        made.addProperty("beta1", config.number("beta_1", 0.9));
        made.addProperty("beta2", config.number("beta_2", 0.999));
      }
      case "Lion" -> {
        made.addProperty("beta1", config.number("beta_1", 0.9));
        made.addProperty("beta2", config.number("beta_2", 0.99));
      }
      case "RmsProp" -> made.addProperty("rmsDecay", config.number("rho", 0.9));
      case "AdaDelta" -> made.addProperty("rho", config.number("rho", 0.95));
      default -> {}
    }
    if (type.equals("AdamW")) {
      made.addProperty("weightDecay", config.number("weight_decay", 0.004));
    }
    if (!type.matches("Sgd|Nesterovs|Momentum|AdaMax|Lion") && config.number("epsilon", 0) > 0) {
      made.addProperty("epsilon", config.number("epsilon", 0));
    }
  }
}
