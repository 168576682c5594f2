package org.pydl4j.modelimport.dl4j;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;

/** Settings that have other names, or another form, than here. */
final class Dl4jOddLayers {
  private static final Map<String, String> DISTRIBUTIONS =
      Map.of(
          "GaussianReconstructionDistribution", "Gaussian",
          "BernoulliReconstructionDistribution", "Bernoulli",
          "ExponentialReconstructionDistribution", "Exponential",
          "CompositeReconstructionDistribution", "Composite",
          "LossFunctionWrapper", "LossFunctionWrapper");

  private Dl4jOddLayers() {}

  /**
   * Adds what stands in a layer's JSON otherwise.
   *
   * @param name of the layer here
   * @param made gets it
   */
  static void read(Dl4jJson given, String name, JsonObject made) {
    switch (name) {
      case "Yolo2Output" -> {
        made.add("boundingBoxes", numbers(given.get("boundingBoxes")));
        for (String key : new String[] {"lossPositionScale", "lossClassPredictions"}) {
          made.add(key, Dl4jValues.loss(given.required(key)));
        }
      }
      case "AutoEncoder" -> {
        if (given.child("lossFn") == null || given.required("lossFn").type().equals("LossKLD")) {
          JsonObject loss = new JsonObject(); // whose derivative it follows there
          loss.addProperty("@class", "XENT");
          made.add("loss", loss);
        }
      }
      case "RBM" -> {
        units(given, "visibleUnit");
        units(given, "hiddenUnit");
      }
      case "VariationalAutoencoder" -> {
        Dl4jJson hidden = given.child("pzxActivationFn");
        hidden = hidden == null ? given.child("pzxActivationFunction") : hidden;
        if (hidden != null) {
          made.add("pzxActivation", Dl4jValues.activation(hidden));
        }
        made.add("reconstructionDistribution", distribution(given.required("outputDistribution")));
      }
      case "PrimaryCapsules" -> made.add("nIn", given.get("inputChannels"));
      default -> {}
    }
  }

  private static void units(Dl4jJson given, String key) {
    String units = given.text(key, "BINARY");
    if (!units.matches("BINARY|GAUSSIAN|RECTIFIED")) {
      throw given.refused("has the units " + units + ", which there are none of here");
    }
  }

  private static JsonObject distribution(Dl4jJson given) {
    String name = DISTRIBUTIONS.get(given.type());
    if (name == null) {
      throw given.refused("is a " + given.type() + ", which there is none of here");
    }
    JsonObject made = new JsonObject();
    made.addProperty("@class", name);
    Dl4jJson activation = given.child("activationFn");
    if (activation != null) {
      made.add("activation", Dl4jValues.activation(activation));
    }
    if (name.equals("LossFunctionWrapper")) {
      made.add("loss", Dl4jValues.loss(given.required("lossFunction")));
    } else if (name.equals("Composite")) {
      made.add("sizes", given.list("distributionSizes"));
      JsonArray parts = new JsonArray();
      for (JsonElement part : given.list("reconstructionDistributions")) {
        parts.add(distribution(new Dl4jJson("a part of " + given.place(), part.getAsJsonObject())));
      }
      made.add("distributions", parts);
    }
    return made;
  }

  /** The numbers of an array in JSON: a list, lists of lists, or an object around them. */
  static JsonArray numbers(JsonElement given) {
    JsonArray made = new JsonArray();
    if (given instanceof JsonObject array) {
      for (String key : new String[] {"data", "dataBuffer", "dataField"}) { // beta4: dataBuffer
        if (array.has(key)) {
          return numbers(array.get(key));
        }
      }
      return made;
    }
    if (given instanceof JsonArray list) {
      list.forEach(each -> made.addAll(numbers(each)));
    } else if (given.getAsJsonPrimitive().isString()) { // 1.0.0-alpha: "1.0,2.0"
      for (String number : given.getAsString().split(",")) {
        made.add(Double.parseDouble(number.trim()));
      }
    } else {
      made.add(given);
    }
    return made;
  }
}
