package org.pydl4j.modelimport.dl4j;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Layers in this library's JSON. */
final class Dl4jLayers {
  /** Deeplearning4j's names, without the suffix Layer, and ours where they are others. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("Convolution2D", "Convolution"),
          Map.entry("Pooling2D", "Subsampling"),
          Map.entry("Pooling1D", "Subsampling1D"),
          Map.entry("DropoutLayer", "Dropout"),
          Map.entry("CapsuleLayer", "CapsuleLayer"),
          Map.entry("Upsampling", "Upsampling2D"));

  private static final Set<String> KNOWN =
      Set.of(
          "Dense",
          "Output",
          "RnnOutput",
          "Loss",
          "RnnLoss",
          "CnnLoss",
          "Cnn3DLoss",
          "Activation",
          "Dropout",
          "Embedding",
          "EmbeddingSequence",
          "Convolution",
          "Convolution1D",
          "Convolution3D",
          "Deconvolution2D",
          "Deconvolution3D",
          "DepthwiseConvolution2D",
          "SeparableConvolution2D",
          "Subsampling",
          "Subsampling1D",
          "Subsampling3D",
          "GlobalPooling",
          "BatchNormalization",
          "LocalResponseNormalization",
          "Upsampling1D",
          "Upsampling2D",
          "Upsampling3D",
          "ZeroPadding",
          "ZeroPadding1D",
          "ZeroPadding3D",
          "Cropping1D",
          "Cropping2D",
          "Cropping3D",
          "LSTM",
          "GravesLSTM",
          "SimpleRnn",
          "ElementWiseMultiplication",
          "PReLU",
          "RepeatVector",
          "SpaceToDepth",
          "SpaceToBatch",
          "LocallyConnected1D",
          "SelfAttention",
          "LearnedSelfAttention",
          "RecurrentAttention",
          "Mask",
          "CenterLossOutput",
          "OCNNOutput",
          "Yolo2Output",
          "AutoEncoder",
          "RBM",
          "VariationalAutoencoder",
          "PrimaryCapsules",
          "CapsuleLayer",
          "CapsuleStrength");

  /** What is called the same on both sides and means the same. */
  static final List<String> SAME =
      List.of(
          "hasBias",
          "biasInit",
          "hasLayerNorm",
          "decay",
          "eps",
          "lockGammaBeta",
          "gamma",
          "beta",
          "n",
          "k",
          "alpha",
          "gradientNormalizationThreshold",
          "collapseDimensions",
          "avgPoolIncludePadInDivisor",
          "forgetGateBiasInit",
          "depthMultiplier",
          "sharedAxes",
          "headSize",
          "projectInput",
          "lambda",
          "lambdaCoord",
          "lambdaNoObj",
          "hiddenSize",
          "nu",
          "initialRValue",
          "corruptionLevel",
          "encoderLayerSizes",
          "decoderLayerSizes",
          "numSamples",
          "capsules",
          "capsuleDimensions",
          "channels",
          "routings",
          "useRelu",
          "leak");

  /** The same of what is written otherwise. */
  private static final List<String> READ_ALONE =
      List.of("repetitionFactor", "nHeads", "nQueries", "visibleUnit", "hiddenUnit");

  private static final List<String> WINDOWS =
      List.of("kernelSize", "stride", "padding", "dilation", "size", "cropping");
  private static final Set<String> OF_ONE_AXIS =
      Set.of("Convolution1D", "Subsampling1D", "Upsampling1D");

  private Dl4jLayers() {}

  /** The layer, with all settings of its own. */
  static JsonObject layer(Dl4jJson given) {
    return switch (given.type()) {
      case "FrozenLayer" -> frozen(given.required("layer"));
      case "FrozenLayerWithBackprop" -> frozen(given.required("underlying"));
      case "Bidirectional" -> {
        JsonObject made = around("Bidirectional", given, given.required("fwd"));
        made.addProperty("mode", given.text("mode", "CONCAT"));
        yield made;
      }
      case "LastTimeStep" -> around("LastTimeStep", given, given.required("underlying"));
      case "TimeDistributed" -> around("TimeDistributed", given, given.required("underlying"));
      case "MaskZeroLayer" -> {
        JsonObject made = around("MaskZero", given, given.required("underlying"));
        made.addProperty("maskingValue", given.number("maskingValue", 0));
        yield made;
      }
      case "GravesBidirectionalLSTM" -> {
        JsonObject made = around("Bidirectional", given, given);
        made.getAsJsonObject("layer").addProperty("@class", "GravesLSTM");
        made.addProperty("mode", "ADD");
        yield made;
      }
      case "LocallyConnected2D" ->
          throw given.refused(
              "is a LocallyConnected2D, which 1.0.0-M2.1 computes with its places in a turned"
                  + " order",
              "Build it anew with LocallyConnected2D, and train it");
      default -> plain(given, name(given));
    };
  }

  private static JsonObject frozen(Dl4jJson inside) {
    JsonObject made = layer(inside);
    made.addProperty("frozen", true);
    return made;
  }

  private static JsonObject around(String type, Dl4jJson outer, Dl4jJson inside) {
    JsonObject made = new JsonObject();
    made.addProperty("@class", type);
    JsonObject inner =
        inside.type().equals("GravesBidirectionalLSTM")
            ? plain(inside, "GravesLSTM")
            : layer(inside);
    inner.remove("name");
    made.add("layer", inner);
    if (outer.has("layerName")) {
      made.add("name", outer.get("layerName"));
    }
    return made;
  }

  private static String name(Dl4jJson given) {
    String type = given.type();
    String name = NAMES.getOrDefault(type, type.replaceFirst("Layer$", ""));
    if (!KNOWN.contains(name)) {
      throw given.refused(
          "is a "
              + given.object().get("@class").getAsString()
              + ", which there is no layer for here",
          "A class of your own needs a layer of the same formula: build the network by hand, and"
              + " copy its parameters");
    }
    return name;
  }

  /** A vertex with parameters. */
  static JsonObject composed(Dl4jJson given, String name) {
    JsonObject made = settings(given, name, OwnKeys.of("vertex", name));
    made.remove("name");
    return made;
  }

  private static JsonObject plain(Dl4jJson given, String name) {
    return settings(given, name, OwnKeys.of("layer", name));
  }

  private static JsonObject settings(Dl4jJson given, String name, Set<String> keys) {
    JsonObject made = new JsonObject();
    made.addProperty("@class", name);
    if (given.has("layerName")) {
      made.add("name", given.get("layerName"));
    }
    SAME.forEach(key -> put(made, keys, key, given, key));
    READ_ALONE.forEach(key -> put(made, keys, key, given, key));
    if (name.equals("RepeatVector") && given.has("n")) {
      made.add("repetitionFactor", given.get("n"));
    }
    size(made, keys, "nIn", given.whole("nin", 0));
    size(made, keys, "nOut", given.whole("nout", 0));
    windows(given, made, keys, name);
    objects(given, made, keys);
    Dl4jOddLayers.read(given, name, made);
    return made;
  }

  private static void put(
      JsonObject made, Set<String> keys, String key, Dl4jJson given, String from) {
    if (keys.contains(key) && given.has(from)) {
      made.add(key, given.get(from));
    }
  }

  private static void size(JsonObject made, Set<String> keys, String key, long value) {
    if (keys.contains(key) && value > 0) {
      made.addProperty(key, value);
    }
  }

  private static void windows(Dl4jJson given, JsonObject made, Set<String> keys, String name) {
    for (String key : WINDOWS) {
      if (keys.contains(key) && given.has(key)) {
        JsonElement value = given.get(key);
        boolean one = OF_ONE_AXIS.contains(name) && value.isJsonArray();
        made.add(
            key, one ? new JsonPrimitive(value.getAsJsonArray().get(0).getAsLong()) : flat(value));
      }
    }
    if (keys.contains("poolingType") && given.has("poolingType")) {
      made.add("poolingType", given.get("poolingType"));
      if (given.text("poolingType", "").equals("PNORM")) {
        made.addProperty("pnorm", given.whole("pnorm", 2));
      }
    }
    if (keys.contains("blocks") && given.has("blockSize")) {
      made.add("blocks", given.get("blockSize"));
    }
    if (keys.contains("convolutionMode") && given.has("convolutionMode")) {
      made.add("convolutionMode", given.get("convolutionMode"));
    }
  }

  /** {@code [[0, 1], [2, 3]]} as one list. */
  private static JsonElement flat(JsonElement value) {
    if (!(value instanceof JsonArray rows) || rows.size() == 0 || !rows.get(0).isJsonArray()) {
      return value;
    }
    JsonArray made = new JsonArray();
    rows.forEach(row -> made.addAll(row.getAsJsonArray()));
    return made;
  }

  private static void objects(Dl4jJson given, JsonObject made, Set<String> keys) {
    Dl4jJson activation = given.child("activationFn");
    if (activation != null && keys.contains("activation")) {
      made.add("activation", Dl4jValues.activation(activation));
    }
    Dl4jJson gate = given.child("gateActivationFn");
    if (gate != null && keys.contains("gateActivationFn")) {
      made.add("gateActivationFn", Dl4jValues.activation(gate));
    }
    Dl4jJson loss = given.child("lossFn");
    if (loss != null && keys.contains("loss")) {
      made.add("loss", Dl4jValues.loss(loss));
    }
    Dl4jJson start = given.child("weightInitFn");
    if (start != null && keys.contains("weightInit")) {
      made.add("weightInit", Dl4jValues.weightInit(start));
    }
    Dl4jJson recurrent = given.child("weightInitFnRecurrent");
    if (recurrent != null && keys.contains("weightInitRecurrent")) {
      made.add("weightInitRecurrent", Dl4jValues.weightInit(recurrent));
    }
    for (String key : List.of("updater", "biasUpdater")) {
      Dl4jJson updater = given.child(key.equals("updater") ? "iupdater" : key);
      if (updater != null && keys.contains(key)) {
        made.add(key, Dl4jValues.updater(updater));
      }
    }
    Dl4jJson dropout = given.child("idropout");
    if (dropout != null) {
      made.add("dropOut", Dl4jValues.dropout(dropout));
    }
    if (keys.contains("l1")) {
      Dl4jValues.regularization(given, "regularization", "", made);
      Dl4jValues.regularization(given, "regularizationBias", "Bias", made);
      made.add(
          "gradientNormalization", new JsonPrimitive(given.text("gradientNormalization", "None")));
      Dl4jValues.constraints(given, made);
    }
    Dl4jJson noise = given.child("weightNoise");
    if (noise != null && keys.contains("weightNoise")) {
      made.add("weightNoise", Dl4jValues.weightNoise(noise));
    }
  }
}
