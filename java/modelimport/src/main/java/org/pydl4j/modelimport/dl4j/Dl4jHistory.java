package org.pydl4j.modelimport.dl4j;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of any Deeplearning4j from 0.5.0 on in the form that 1.0.0-M2.1 writes. What a file is
 * can be seen in it: classes were names around objects until 1.0.0-beta2, activations texts until
 * 0.7, updaters, learning rates and dropout plain values until 0.9, initialisations and penalties
 * plain values until 1.0.0-beta3.
 */
final class Dl4jHistory {
  private static final Set<String> ENUMS = Set.of("lossFunction", "weightInit");

  private static final Map<String, String> OTHER_WORDS =
      Map.of(
          "updater", "iupdater",
          "kernel", "kernelSize",
          "cm", "convolutionMode",
          "nheads", "nHeads",
          "nqueries", "nQueries");

  private Dl4jHistory() {}

  /** In words, which versions write such files. */
  static String version(JsonObject given) {
    JsonObject layer = firstLayer(given);
    if (layer == null) {
      return "";
    }
    if (!layer.has("@class")) {
      JsonObject inside = unwrapped(layer, "layer");
      if (inside.has("activationFunction")) {
        return "0.5.0 to 0.7.2";
      }
      return inside.has("updater") || inside.has("learningRate")
          ? "0.8.0 to 0.9.1"
          : "1.0.0-alpha to 1.0.0-beta2";
    }
    if (layer.has("l1") || layer.has("weightInit") && !layer.has("weightInitFn")) {
      return "1.0.0-beta3";
    }
    return "1.0.0-beta4 to 1.0.0-M2.1";
  }

  /** Whether classes are names around objects, as until 1.0.0-beta2. */
  static boolean isBeforeBeta3(JsonObject given) {
    JsonObject layer = firstLayer(given);
    return layer != null && !layer.has("@class");
  }

  private static @Nullable JsonObject firstLayer(JsonObject given) {
    JsonElement confs = given.get("confs");
    if (confs instanceof JsonArray all && all.size() > 0 && all.get(0) instanceof JsonObject conf) {
      return conf.get("layer") instanceof JsonObject layer ? layer : null;
    }
    if (given.get("vertices") instanceof JsonObject all) {
      for (Map.Entry<String, JsonElement> member : all.entrySet()) {
        JsonElement each = member.getValue();
        JsonObject vertex = each instanceof JsonObject object ? unwrapped(object, "") : null;
        if (vertex != null
            && vertex.get("layerConf") instanceof JsonObject conf
            && conf.get("layer") instanceof JsonObject layer) {
          return layer;
        }
      }
    }
    return null;
  }

  /**
   * Whether the updaters' state has a block for each parameter, in the order of their names in the
   * layer: until 0.8, before updaters were objects, neighbours with equal updaters shared none.
   */
  static boolean oneBlockAParameter(JsonObject given) {
    JsonObject layer = firstLayer(given);
    return layer != null && !layer.has("@class") && !unwrapped(layer, "layer").has("iupdater");
  }

  /** The same configuration as 1.0.0-M2.1 has it. */
  static JsonObject modern(JsonObject given) {
    JsonObject made = given.deepCopy();
    if (made.get("confs") instanceof JsonArray confs) {
      confs.forEach(Dl4jHistory::conf);
    }
    if (made.get("inputPreProcessors") instanceof JsonObject steps) {
      members(steps, (key, step) -> step(step));
    }
    if (made.get("vertices") instanceof JsonObject vertices) {
      members(vertices, (key, vertex) -> vertex(vertex));
    }
    return made;
  }

  @FunctionalInterface
  private interface Change {
    JsonElement of(String key, JsonObject value);
  }

  /** Replaces all objects in an object. */
  private static void members(JsonObject object, Change change) {
    Map<String, JsonElement> changed = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> member : object.entrySet()) {
      if (member.getValue() instanceof JsonObject inside) {
        changed.put(member.getKey(), change.of(member.getKey(), inside));
      }
    }
    changed.forEach(object::add);
  }

  private static JsonObject vertex(JsonObject given) {
    JsonObject made = unwrapped(given, "");
    if (made.get("layerConf") instanceof JsonObject conf) {
      conf(conf);
    }
    if (made.has("vertexParams")) {
      composedVertex(made);
    }
    if (made.get("preProcessor") instanceof JsonObject step) {
      made.add("preProcessor", step(step));
    }
    if (made.get("underlying") instanceof JsonObject inside) {
      made.add("underlying", vertex(inside));
    }
    return made;
  }

  /** A vertex that SameDiff computes, with the names of settings that layers have. */
  static JsonObject composedVertex(JsonObject vertex) {
    composed(vertex);
    start(vertex);
    return vertex;
  }

  private static JsonObject step(JsonObject given) {
    return given.has("@class") ? given : named(given, LegacyNames::preprocessor);
  }

  /** Without the name around it: {@code {"dense": {…}}}. */
  private static JsonObject unwrapped(JsonObject given, String prefix) {
    return given.has("@class")
        ? given
        : named(given, name -> prefix.equals("layer") ? LegacyNames.layer(name) : name);
  }

  private static JsonObject named(
      JsonObject given, java.util.function.UnaryOperator<String> names) {
    if (given.size() != 1) {
      return given;
    }
    Map.Entry<String, JsonElement> only = given.entrySet().iterator().next();
    if (!(only.getValue() instanceof JsonObject inside)) {
      return given;
    }
    JsonObject made = inside.deepCopy();
    made.addProperty("@class", names.apply(only.getKey()));
    return made;
  }

  /** A layer with what older versions kept beside it. */
  private static void conf(JsonElement given) {
    if (given instanceof JsonObject conf && conf.get("layer") instanceof JsonObject layer) {
      conf.add("layer", layer(layer, conf));
    }
  }

  private static JsonObject layer(JsonObject given, JsonObject conf) {
    JsonObject made = unwrapped(given, "layer");
    if (made.has("layerParams")) {
      composed(made);
    }
    for (String key : new String[] {"layer", "underlying", "fwd", "bwd"}) {
      if (made.get(key) instanceof JsonObject inside) {
        made.add(key, layer(inside, conf));
      }
    }
    activations(made, conf);
    loss(made, "lossFn");
    loss(made, "lossPositionScale");
    loss(made, "lossClassPredictions");
    start(made);
    LegacyTraining.change(made, conf);
    ENUMS.forEach(made::remove);
    return made;
  }

  /** Layers that SameDiff computes name the same settings in other words. */
  private static void composed(JsonObject layer) {
    OTHER_WORDS.forEach(
        (there, here) -> {
          JsonElement value = layer.remove(there);
          if (value != null && !layer.has(here)) {
            layer.add(here, value);
          }
        });
    if (layer.get("activation") instanceof JsonPrimitive constant) {
      JsonObject made = new JsonObject();
      made.addProperty("@class", LegacyNames.activation(constant.getAsString()));
      layer.add("activationFn", made);
    }
  }

  private static void activations(JsonObject layer, JsonObject conf) {
    for (String key : layer.keySet().toArray(new String[0])) {
      boolean one = key.endsWith("ctivationFn") || key.equals("pzxActivationFunction");
      if (one && layer.get(key) instanceof JsonObject given && !given.has("@class")) {
        layer.add(key, named(given, LegacyNames::activation));
      }
    }
    if (layer.get("outputDistribution") instanceof JsonObject given) {
      layer.add("outputDistribution", reconstruction(given));
    }
    if (!layer.has("activationFn")
        && layer.get("activationFunction") instanceof JsonPrimitive text) {
      String name = LegacyNames.activation(text.getAsString());
      JsonObject made = new JsonObject();
      made.addProperty("@class", name);
      double slope = number(conf, "leakyreluAlpha", 0);
      if (name.equals("ActivationLReLU") && slope != 0) {
        made.addProperty("alpha", slope);
      }
      layer.add("activationFn", made);
    }
  }

  /** What a VariationalAutoencoder takes its inputs for. */
  private static JsonObject reconstruction(JsonObject given) {
    JsonObject made = given.has("@class") ? given : named(given, LegacyNames::reconstruction);
    activations(made, new JsonObject());
    if (made.get("lossFunction") instanceof JsonObject loss && !loss.has("@class")) {
      made.add("lossFunction", named(loss, LegacyNames::loss));
    }
    if (made.get("reconstructionDistributions") instanceof JsonArray parts) {
      JsonArray all = new JsonArray();
      parts.forEach(part -> all.add(reconstruction(part.getAsJsonObject())));
      made.add("reconstructionDistributions", all);
    }
    return made;
  }

  private static void loss(JsonObject layer, String key) {
    JsonElement given = layer.get(key);
    if (given instanceof JsonObject object && !object.has("@class")) {
      layer.add(key, named(object, LegacyNames::loss));
    } else if (!(given instanceof JsonObject)
        && key.equals("lossFn")
        && layer.get("lossFunction") instanceof JsonPrimitive constant) {
      JsonObject made = new JsonObject();
      made.addProperty("@class", LegacyNames.loss(constant.getAsString()));
      layer.add(key, made);
    }
  }

  private static void start(JsonObject layer) {
    start(layer, "weightInit", "weightInitFn", "dist");
    start(layer, "weightInitRecurrent", "weightInitFnRecurrent", "distRecurrent");
  }

  private static void start(JsonObject layer, String from, String to, String from2) {
    if (!layer.has(to) && layer.get(from) instanceof JsonPrimitive constant) {
      JsonObject made = new JsonObject();
      made.addProperty("@class", LegacyNames.start(constant.getAsString()));
      JsonObject distribution = distribution(layer.get(from2));
      if (distribution != null) {
        made.add("distribution", distribution);
      }
      layer.add(to, made);
    }
  }

  private static @Nullable JsonObject distribution(@Nullable JsonElement given) {
    if (!(given instanceof JsonObject object)) {
      return null;
    }
    if (object.get("type") instanceof JsonPrimitive type && !object.has("@class")) { // beta3
      JsonObject made = object.deepCopy();
      made.addProperty("@class", LegacyNames.distribution(type.getAsString()));
      return made;
    }
    return object.has("@class") ? object : named(object, LegacyNames::distribution);
  }

  /** A number, which is written as a text where it is none. */
  static double number(JsonObject object, String key, double otherwise) {
    JsonElement given = object.get(key);
    if (given == null || !given.isJsonPrimitive()) {
      return otherwise;
    }
    double value = given.getAsDouble();
    return Double.isNaN(value) ? otherwise : value;
  }
}
