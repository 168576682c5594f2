package org.pydl4j.modelimport.dl4j;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.ParameterSpec;
import org.pydl4j.nn.plan.Node;

/**
 * Layers in the JSON of Deeplearning4j 1.0.0-M2.1, which ignores members that a class of its does
 * not have and needs those that it has.
 */
final class Dl4jLayerWriter {
  private static final String LAYERS = "org.deeplearning4j.nn.conf.layers.";
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("Dense", "DenseLayer"),
          Map.entry("Output", "OutputLayer"),
          Map.entry("RnnOutput", "RnnOutputLayer"),
          Map.entry("Loss", "LossLayer"),
          Map.entry("RnnLoss", "RnnLossLayer"),
          Map.entry("CnnLoss", "CnnLossLayer"),
          Map.entry("Cnn3DLoss", "Cnn3DLossLayer"),
          Map.entry("Activation", "ActivationLayer"),
          Map.entry("Dropout", "DropoutLayer"),
          Map.entry("Embedding", "EmbeddingLayer"),
          Map.entry("EmbeddingSequence", "EmbeddingSequenceLayer"),
          Map.entry("Convolution", "ConvolutionLayer"),
          Map.entry("Convolution1D", "Convolution1DLayer"),
          Map.entry("Convolution3D", "Convolution3D"),
          Map.entry("Deconvolution2D", "Deconvolution2D"),
          Map.entry("Deconvolution3D", "Deconvolution3D"),
          Map.entry("DepthwiseConvolution2D", "DepthwiseConvolution2D"),
          Map.entry("SeparableConvolution2D", "SeparableConvolution2D"),
          Map.entry("Subsampling", "SubsamplingLayer"),
          Map.entry("Subsampling1D", "Subsampling1DLayer"),
          Map.entry("Subsampling3D", "Subsampling3DLayer"),
          Map.entry("GlobalPooling", "GlobalPoolingLayer"),
          Map.entry("BatchNormalization", "BatchNormalization"),
          Map.entry("LocalResponseNormalization", "LocalResponseNormalization"),
          Map.entry("Upsampling1D", "Upsampling1D"),
          Map.entry("Upsampling2D", "Upsampling2D"),
          Map.entry("Upsampling3D", "Upsampling3D"),
          Map.entry("ZeroPadding1D", "ZeroPadding1DLayer"),
          Map.entry("ZeroPadding", "ZeroPaddingLayer"),
          Map.entry("ZeroPadding3D", "ZeroPadding3DLayer"),
          Map.entry("Cropping1D", "convolutional.Cropping1D"),
          Map.entry("Cropping2D", "convolutional.Cropping2D"),
          Map.entry("Cropping3D", "convolutional.Cropping3D"),
          Map.entry("LSTM", "LSTM"),
          Map.entry("GravesLSTM", "GravesLSTM"),
          Map.entry("SimpleRnn", "recurrent.SimpleRnn"),
          Map.entry("ElementWiseMultiplication", "misc.ElementWiseMultiplicationLayer"),
          Map.entry("PReLU", "PReLULayer"),
          Map.entry("RepeatVector", "misc.RepeatVector"),
          Map.entry("SpaceToDepth", "SpaceToDepthLayer"),
          Map.entry("SelfAttention", "SelfAttentionLayer"),
          Map.entry("RecurrentAttention", "RecurrentAttentionLayer"),
          Map.entry("Mask", "util.MaskLayer"),
          Map.entry("CenterLossOutput", "CenterLossOutputLayer"),
          Map.entry("OCNNOutput", "org.deeplearning4j.nn.conf.ocnn.OCNNOutputLayer"),
          Map.entry("Yolo2Output", "objdetect.Yolo2OutputLayer"),
          Map.entry("AutoEncoder", "AutoEncoder"),
          Map.entry("VariationalAutoencoder", "variational.VariationalAutoencoder"),
          Map.entry("PrimaryCapsules", "PrimaryCapsules"),
          Map.entry("CapsuleLayer", "CapsuleLayer"),
          Map.entry("CapsuleStrength", "CapsuleStrengthLayer"));

  /** What is called the same on both sides, and is read otherwise. */
  private static final List<String> WRITTEN_ALONE =
      List.of(
          "gradientNormalization",
          "poolingType",
          "convolutionMode",
          "kernelSize",
          "stride",
          "padding",
          "dilation",
          "size",
          "cropping");

  private Dl4jLayerWriter() {}

  /** A layer of a plan. */
  static JsonObject of(Node node, Dl4jOrders order) {
    JsonObject settings = SettingsTree.of(node.layer());
    Dl4jJson layer = new Dl4jJson("the " + node.described(), settings);
    JsonObject made = layer(layer, node, node.input(), node.output(), order);
    made.addProperty("layerName", node.name());
    if (!layer.flag("frozen", false)) {
      return made;
    }
    for (String key : List.of("regularization", "regularizationBias")) {
      made.add(key, new JsonArray()); // which would change its weights there
    }
    made.add("constraints", JsonNull.INSTANCE);
    JsonObject frozen = named("misc.FrozenLayerWithBackprop", node.name());
    frozen.add("underlying", made);
    return frozen;
  }

  private static JsonObject named(String type, String name) {
    JsonObject made = new JsonObject();
    made.addProperty("@class", type.startsWith("org.") ? type : LAYERS + type);
    made.addProperty("layerName", name);
    made.addProperty("gradientNormalization", "None");
    made.addProperty("gradientNormalizationThreshold", 1.0);
    made.add("constraints", JsonNull.INSTANCE);
    made.add("idropout", JsonNull.INSTANCE);
    return made;
  }

  private static JsonObject layer(
      Dl4jJson layer, Node node, InputType in, InputType out, Dl4jOrders order) {
    return switch (layer.type()) {
      case "Bidirectional" -> {
        JsonObject made = named("recurrent.Bidirectional", node.name());
        Dl4jJson inside = layer.required("layer");
        long size = inside.whole("nOut", 0);
        InputType half = out.withFeatures(size);
        made.add("fwd", layer(inside, node, in, half, order));
        made.add("bwd", layer(inside, node, in, half, order));
        made.add("mode", layer.get("mode"));
        made.addProperty("nin", in.features());
        made.addProperty("nout", out.features());
        made.addProperty("rnndataFormat", order.sequences());
        yield made;
      }
      case "LastTimeStep", "TimeDistributed" ->
          around("recurrent." + layer.type(), layer, node, in, out, order);
      case "MaskZero" -> {
        JsonObject made = around("util.MaskZeroLayer", layer, node, in, out, order);
        made.add("maskingValue", layer.get("maskingValue"));
        yield made;
      }
      default -> plain(layer, node, in, out, order);
    };
  }

  private static JsonObject around(
      String type, Dl4jJson layer, Node node, InputType in, InputType out, Dl4jOrders order) {
    JsonObject made = named(type, node.name());
    made.add("underlying", layer(layer.required("layer"), node, in, out, order));
    made.addProperty("rnnDataFormat", order.sequences());
    return made;
  }

  private static JsonObject plain(
      Dl4jJson layer, Node node, InputType in, InputType out, Dl4jOrders order) {
    String name = NAMES.get(layer.type());
    if (name == null) {
      throw layer.refused(
          "is a " + layer.type() + ", which Deeplearning4j 1.0.0-M2.1 has no layer for");
    }
    if (layer.whole("groups", 1) != 1) {
      throw layer.refused("has groups, which Deeplearning4j's convolutions have not");
    }
    if (!layer.text("interpolation", "NEAREST").equals("NEAREST")) {
      throw layer.refused("interpolates, where Deeplearning4j takes the nearest");
    }
    if (layer.flag("maskZero", false)) {
      throw layer.refused("masks the index 0, which Deeplearning4j's embeddings do not");
    }
    boolean more = layer.has("outputPadding");
    if (more && !layer.get("outputPadding").toString().matches("[\\[\\],0]*")) {
      throw layer.refused("has outputPadding, which Deeplearning4j's deconvolutions have not");
    }
    JsonObject made = named(name, node.name());
    carry(layer, Dl4jLayers.SAME, made);
    carry(layer, WRITTEN_ALONE, made);
    made.addProperty("nin", layer.whole("nIn", in.features()));
    made.addProperty("nout", layer.whole("nOut", out.features()));
    made.addProperty("gainInit", 1.0);
    made.add("timeDistributedFormat", JsonNull.INSTANCE);
    formats(made, layer.type(), order);
    windows(made, layer);
    objects(made, layer, node);
    Dl4jOddLayerWriter.add(made, layer, node, in, order);
    return made;
  }

  private static void carry(Dl4jJson layer, List<String> keys, JsonObject made) {
    for (String key : keys) {
      if (layer.has(key)) {
        made.add(key, layer.get(key));
      }
    }
  }

  private static void formats(JsonObject made, String type, Dl4jOrders order) {
    String ofSequences = order.sequences().equals("NWC") ? "NHWC" : "NCHW";
    made.addProperty("rnnDataFormat", order.sequences());
    made.addProperty("outputFormat", order.sequences());
    made.addProperty("format", order.images());
    made.addProperty("cnn2DFormat", order.images());
    made.addProperty("cnn2dDataFormat", type.endsWith("1D") ? ofSequences : order.images());
    made.addProperty(
        "dataFormat",
        type.equals("RepeatVector")
            ? order.sequences()
            : type.contains("3D") ? order.volumes() : order.images());
    made.addProperty("cudnnAlgoMode", "PREFER_FASTEST");
    made.addProperty("cudnnAllowFallback", true);
    made.addProperty("helperAllowFallback", true);
  }

  /** Windows over one axis are written as of two. */
  private static void windows(JsonObject made, Dl4jJson layer) {
    if (layer.type().matches("(Convolution|Subsampling|Upsampling)1D")) {
      for (String key : List.of("kernelSize", "stride", "padding", "dilation", "size")) {
        if (made.get(key) instanceof JsonPrimitive one) {
          JsonArray two = new JsonArray();
          two.add(one);
          boolean single = layer.type().equals("Subsampling1D") && key.equals("kernelSize");
          two.add(single ? new JsonPrimitive(1) : one);
          made.add(key, two);
        }
      }
    }
  }

  private static void objects(JsonObject made, Dl4jJson layer, Node node) {
    Dl4jJson activation = layer.child("activation");
    if (activation != null) {
      made.add("activationFn", Dl4jValueWriter.activation(activation));
    } else {
      made.add(
          "activationFn",
          Dl4jValueWriter.activation(
              new Dl4jJson(
                  "", SettingsTree.of(org.pydl4j.nn.activations.ActivationFunctions.identity()))));
    }
    Dl4jJson gate = layer.child("gateActivationFn");
    if (gate != null) {
      made.add("gateActivationFn", Dl4jValueWriter.activation(gate));
    }
    Dl4jJson loss = layer.child("loss");
    if (loss != null) {
      made.add("lossFn", Dl4jValueWriter.loss(loss));
    }
    Dl4jJson start = layer.child("weightInit");
    JsonObject xavier = new JsonObject();
    xavier.addProperty("@class", "org.deeplearning4j.nn.weights.WeightInitXavier");
    made.add("weightInitFn", start == null ? xavier : Dl4jValueWriter.weightInit(start));
    Dl4jJson recurrent = layer.child("weightInitRecurrent");
    made.add(
        "weightInitFnRecurrent",
        recurrent == null ? JsonNull.INSTANCE : Dl4jValueWriter.weightInit(recurrent));
    made.add("iupdater", updater(layer, "updater"));
    made.add("biasUpdater", updater(layer, "biasUpdater"));
    made.add("regularization", Dl4jValueWriter.regularization(layer, ""));
    made.add("regularizationBias", Dl4jValueWriter.regularization(layer, "Bias"));
    made.add("idropout", Dl4jValueWriter.dropout(layer.child("dropOut")));
    made.add("weightNoise", Dl4jValueWriter.weightNoise(layer.child("weightNoise")));
    made.add("constraints", Dl4jValueWriter.constraints(layer, node.parameters()));
  }

  static JsonElement updater(Dl4jJson layer, String key) {
    Dl4jJson updater = layer.child(key);
    if (updater != null) {
      return Dl4jValueWriter.updater(updater);
    }
    if (key.equals("biasUpdater")) {
      return JsonNull.INSTANCE;
    }
    JsonObject made = new JsonObject();
    made.addProperty("@class", "org.nd4j.linalg.learning.config.Sgd");
    made.addProperty("learningRate", 1e-3);
    return made;
  }

  /** What layers and vertices have that SameDiff computes. */
  static void attention(JsonObject made, Dl4jJson layer, Node node) {
    long heads = layer.whole("nHeads", 1);
    long out = layer.whole("nOut", node.output().features());
    made.addProperty("nheads", heads);
    made.addProperty("headSize", layer.whole("headSize", out / heads));
    composed(made, layer, node);
  }

  /** What only layers have that SameDiff computes. */
  static void composed(JsonObject made, Dl4jJson layer, Node node) {
    made.add("updater", made.has("iupdater") ? made.get("iupdater") : updater(layer, "updater"));
    made.addProperty("weightInit", "XAVIER");
    made.add("paramWeightInit", JsonNull.INSTANCE);
    JsonObject weights = new JsonObject();
    JsonObject biases = new JsonObject();
    for (ParameterSpec spec : node.parameters()) {
      (spec.bias() ? biases : weights).add(spec.name(), Dl4jOddLayerWriter.extents(spec.shape()));
    }
    JsonObject params = new JsonObject();
    params.add("weightParams", weights);
    params.add("biasParams", biases);
    made.add("layerParams", params);
  }
}
