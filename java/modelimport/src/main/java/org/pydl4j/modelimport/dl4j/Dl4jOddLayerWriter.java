package org.pydl4j.modelimport.dl4j;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.Locale;
import java.util.Map;
import org.pydl4j.nn.inputs.DataFormat;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.ParameterSpec;
import org.pydl4j.nn.plan.Node;

/** Settings that have other names there, or that only some layers have. */
final class Dl4jOddLayerWriter {
  private static final String VARIATIONAL = "org.deeplearning4j.nn.conf.layers.variational.";

  private static final long[] IMAGE = {1, 2}; // places that are pooled
  private static final long[] VOLUME = {1, 2, 3};

  private Dl4jOddLayerWriter() {}

  /** Adds what a layer's JSON has there and others' have not. */
  static void add(JsonObject made, Dl4jJson layer, Node node, InputType in, Dl4jOrders order) {
    switch (layer.type()) {
      case "BatchNormalization" -> {
        made.addProperty("useLogStd", true);
        made.addProperty("minibatch", true);
      }
      case "Convolution3D" -> made.add("mode", made.get("convolutionMode"));
      case "Subsampling", "Subsampling1D" -> norm(made, layer);
      case "GlobalPooling" -> {
        norm(made, layer);
        if (order.last() && Dl4jImages.are(in)) {
          made.add("poolingDimensions", extents(in.shape().length == 3 ? IMAGE : VOLUME));
        }
      }
      case "SimpleRnn" -> made.addProperty("hasLayerNorm", layer.flag("hasLayerNorm", false));
      case "SpaceToDepth" -> made.add("blockSize", layer.get("blocks"));
      case "RepeatVector" -> made.add("n", layer.get("repetitionFactor"));
      case "EmbeddingSequence" -> {
        made.addProperty("inputLength", 1);
        made.addProperty("inferInputLength", true);
      }
      case "PReLU" -> parametricRelu(made, layer, in);
      case "SelfAttention", "RecurrentAttention" -> attention(made, layer, node, in);
      case "PrimaryCapsules", "CapsuleLayer", "CapsuleStrength" -> capsules(made, layer, node, in);
      case "Yolo2Output" -> boxes(made, layer);
      case "CenterLossOutput" -> made.addProperty("gradientCheck", false);
      case "OCNNOutput" -> {
        made.addProperty("configureR", false); // r is learnt, as here
        made.addProperty("windowSize", 10000);
        made.addProperty("lastEpochSinceRUpdated", 0);
      }
      case "AutoEncoder" -> autoEncoder(made, layer);
      case "VariationalAutoencoder" -> {
        made.addProperty("lossFunction", "RECONSTRUCTION_CROSSENTROPY");
        made.addProperty("visibleBiasInit", 0.0);
        made.add("pzxActivationFn", Dl4jValueWriter.activation(layer.required("pzxActivation")));
        made.add("outputDistribution", distribution(layer.required("reconstructionDistribution")));
      }
      default -> {}
    }
  }

  private static void norm(JsonObject made, Dl4jJson layer) {
    made.addProperty("pnorm", layer.whole("pnorm", 2));
    made.addProperty("eps", 1e-8);
  }

  private static void parametricRelu(JsonObject made, Dl4jJson layer, InputType in) {
    if (layer.list("sharedAxes").size() == 0) {
      made.add("sharedAxes", JsonNull.INSTANCE);
    }
    made.add("inputShape", extents(in.shape()));
  }

  /** A shape as a list. */
  static JsonArray extents(long... shape) {
    JsonArray made = new JsonArray();
    for (long extent : shape) {
      made.add(extent);
    }
    return made;
  }

  /** Refuses attention of kinds that there are here alone. */
  static void requirePlain(Dl4jJson attention, boolean biases) {
    if (biases || attention.flag("useCausalMask", false)) {
      throw attention.refused("has biases or a causal mask, which Deeplearning4j's has not");
    }
    if (attention.has("nKeyValueHeads")) {
      throw attention.refused("has nKeyValueHeads, which Deeplearning4j's has not");
    }
  }

  private static void attention(JsonObject made, Dl4jJson layer, Node node, InputType in) {
    boolean recurrent = layer.type().equals("RecurrentAttention");
    requirePlain(layer, !recurrent && layer.flag("hasBias", false));
    if (recurrent) {
      long steps = in.in(DataFormat.CHANNELS_FIRST).shape()[1];
      if (steps < 1) {
        throw layer.refused(
            "has series of any length, where Deeplearning4j's has a number of steps",
            "Give the network's inputType the number of steps");
      }
      made.addProperty("timeSteps", steps);
      made.addProperty("activation", constant(layer.required("activation")));
    }
    Dl4jLayerWriter.attention(made, layer, node);
  }

  /** Of layers that SameDiff computes, whose activations are constants. */
  private static String constant(Dl4jJson activation) {
    String name = activation.type().toUpperCase(Locale.ROOT);
    if (!name.matches(
        "IDENTITY|TANH|SIGMOID|RELU|RELU6|SELU|SOFTPLUS|SOFTSIGN|SWISH|MISH|CUBE|HARDSIGMOID"
            + "|HARDTANH|RATIONALTANH|RECTIFIEDTANH")) {
      throw activation.refused("is a " + activation.type() + ", which cannot stand on this layer");
    }
    return name;
  }

  private static void capsules(JsonObject made, Dl4jJson layer, Node node, InputType in) {
    Dl4jLayerWriter.composed(made, layer, node);
    JsonObject weights = new JsonObject();
    JsonObject biases = new JsonObject();
    if (layer.type().equals("PrimaryCapsules")) {
      made.addProperty("inputChannels", in.features());
      made.addProperty("capsules", node.output().shape()[0]);
      for (ParameterSpec spec : node.parameters()) {
        long[] shape = spec.shape();
        if (spec.bias()) {
          biases.add("bias", extents(shape));
        } else {
          weights.add("weight", extents(shape[2], shape[3], shape[1], shape[0]));
        }
      }
    } else if (layer.type().equals("CapsuleLayer")) {
      made.addProperty("inputCapsules", in.shape()[0]);
      made.addProperty("inputCapsuleDimensions", in.shape()[1]);
      for (ParameterSpec spec : node.parameters()) {
        long[] shape = spec.shape();
        if (spec.bias()) {
          biases.add("bias", extents(1, 1, shape[0], shape[1], 1));
        } else {
          weights.add("weight", extents(1, shape[0], shape[1], shape[2], 1));
        }
      }
    }
    JsonObject params = made.getAsJsonObject("layerParams");
    params.add("weightParams", weights);
    params.add("biasParams", biases);
  }

  private static void boxes(JsonObject made, Dl4jJson layer) {
    JsonArray sizes = layer.list("boundingBoxes");
    JsonObject array = new JsonObject();
    array.addProperty("dataType", "FLOAT");
    array.add("shape", extents(sizes.size() / 2, 2));
    array.add("data", sizes);
    made.add("boundingBoxes", array);
    for (String key : new String[] {"lossPositionScale", "lossClassPredictions"}) {
      made.add(key, Dl4jValueWriter.loss(layer.required(key)));
    }
  }

  private static void autoEncoder(JsonObject made, Dl4jJson layer) {
    String loss = layer.required("loss").type();
    Map<String, String> constants = Map.of("XENT", "RECONSTRUCTION_CROSSENTROPY", "MSE", "MSE");
    if (!constants.containsKey(loss)) {
      throw layer.refused(
          "reconstructs with the loss " + loss + ", where Deeplearning4j's has xent or mse");
    }
    made.addProperty("lossFunction", constants.get(loss));
    made.addProperty("sparsity", 0.0);
    made.addProperty("visibleBiasInit", 0.0);
    made.remove("lossFn");
  }

  private static JsonObject distribution(Dl4jJson given) {
    JsonObject made = new JsonObject();
    String name = given.type();
    boolean wraps = name.equals("LossFunctionWrapper");
    made.addProperty("@class", VARIATIONAL + name + (wraps ? "" : "ReconstructionDistribution"));
    Dl4jJson activation = given.child("activation");
    if (activation != null) {
      made.add("activationFn", Dl4jValueWriter.activation(activation));
    }
    if (wraps) {
      made.add("lossFunction", Dl4jValueWriter.loss(given.required("loss")));
    } else if (name.equals("Composite")) {
      made.add("distributionSizes", given.list("sizes"));
      JsonArray parts = new JsonArray();
      long total = 0;
      for (JsonElement part : given.list("distributions")) {
        parts.add(distribution(new Dl4jJson("a part of " + given.place(), part.getAsJsonObject())));
      }
      for (JsonElement size : given.list("sizes")) {
        total += size.getAsLong();
      }
      made.add("reconstructionDistributions", parts);
      made.addProperty("totalSize", total);
    }
    return made;
  }
}
