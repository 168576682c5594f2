package org.pydl4j.modelimport.keras;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.Arrays;
import java.util.Map;

/** Convolutions, pooling, and what else has windows or borders. */
final class KerasConvolutions {
  /** Layers of ours by their names in Keras. */
  static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("Conv1D", "Convolution1D"),
          Map.entry("Conv2D", "Convolution"),
          Map.entry("Conv3D", "Convolution3D"),
          Map.entry("Conv1DTranspose", "Deconvolution1D"),
          Map.entry("Conv2DTranspose", "Deconvolution2D"),
          Map.entry("Conv3DTranspose", "Deconvolution3D"),
          Map.entry("DepthwiseConv1D", "DepthwiseConvolution1D"),
          Map.entry("DepthwiseConv2D", "DepthwiseConvolution2D"),
          Map.entry("SeparableConv1D", "SeparableConvolution1D"),
          Map.entry("SeparableConv2D", "SeparableConvolution2D"),
          Map.entry("LocallyConnected1D", "LocallyConnected1D"),
          Map.entry("LocallyConnected2D", "LocallyConnected2D"),
          Map.entry("MaxPooling1D", "Subsampling1D"),
          Map.entry("MaxPooling2D", "Subsampling"),
          Map.entry("MaxPooling3D", "Subsampling3D"),
          Map.entry("AveragePooling1D", "Subsampling1D"),
          Map.entry("AveragePooling2D", "Subsampling"),
          Map.entry("AveragePooling3D", "Subsampling3D"),
          Map.entry("UpSampling1D", "Upsampling1D"),
          Map.entry("UpSampling2D", "Upsampling2D"),
          Map.entry("UpSampling3D", "Upsampling3D"),
          Map.entry("ZeroPadding1D", "ZeroPadding1D"),
          Map.entry("ZeroPadding2D", "ZeroPadding"),
          Map.entry("ZeroPadding3D", "ZeroPadding3D"),
          Map.entry("Cropping1D", "Cropping1D"),
          Map.entry("Cropping2D", "Cropping2D"),
          Map.entry("Cropping3D", "Cropping3D"));

  private KerasConvolutions() {}

  static boolean has(String type) {
    return NAMES.containsKey(type);
  }

  static KerasStep of(KerasLayer layer) {
    KerasStep made = KerasStep.of(NAMES.getOrDefault(layer.type(), layer.type()));
    int axes = Integer.parseInt(layer.type().replaceAll("\\D", ""));
    if (layer.axes() != axes + 1) {
      throw layer.refused("gets data with " + layer.axes() + " axes");
    }
    KerasJson config = layer.config();
    if (layer.type().startsWith("UpSampling")) {
      String kind = config.text("interpolation", "nearest");
      layer.require(kind.matches("nearest|bilinear"), "interpolation " + kind);
      made.with("interpolation", kind.equals("nearest") ? "NEAREST" : "BILINEAR");
      return made.axes("size", config.wholes("size", axes, 2));
    }
    if (layer.type().matches("(ZeroPadding|Cropping).*")) {
      String key = layer.type().startsWith("Z") ? "padding" : "cropping";
      return made.with(key, sides(config, key, axes));
    }
    String padding = config.text("padding", "valid");
    made.with(
        "convolutionMode",
        switch (padding) {
          case "valid" -> "Truncate";
          case "same" -> "Same";
          case "causal" -> "Causal";
          default -> throw layer.refused("has the padding " + padding);
        });
    return layer.type().contains("Pooling")
        ? pooling(layer, made, axes)
        : convolution(layer, made, axes);
  }

  private static KerasStep pooling(KerasLayer layer, KerasStep made, int axes) {
    KerasJson config = layer.config();
    long[] size = config.wholes("pool_size", axes, 2);
    made.with("poolingType", layer.type().startsWith("Max") ? "MAX" : "AVG");
    made.axes("kernelSize", size);
    return made.axes("stride", config.has("strides") ? config.wholes("strides", axes, 2) : size);
  }

  /** A recurrent layer over images; its gates lie there as here. */
  static KerasStep recurrent(KerasLayer layer) {
    KerasJson config = layer.config();
    for (String key : new String[] {"go_backwards", "return_state"}) {
      layer.require(!config.flag(key, false), key);
    }
    layer.require(!layer.channelsFirst(), "channels_first");
    boolean bias = config.flag("use_bias", true);
    KerasStep made =
        KerasStep.of("ConvLSTM2D")
            .with("nOut", config.whole("filters", 1))
            .with("kernelSize", config.wholes("kernel_size", 2, 1))
            .with("stride", config.wholes("strides", 2, 1))
            .with("dilation", config.wholes("dilation_rate", 2, 1))
            .with("returnSequences", config.flag("return_sequences", false))
            .with("hasBias", bias)
            .with(
                "convolutionMode",
                config.text("padding", "valid").equals("same") ? "Same" : "Truncate")
            .with("activation", KerasValues.activation(layer, "activation", "tanh"))
            .with(
                "gateActivationFn",
                KerasValues.activation(layer, "recurrent_activation", "hard_sigmoid"));
    KerasTraining.of(made, layer, "kernel");
    KerasTraining.recurrent(made, layer);
    made.parameter("W", layer.weight(0).permuted(3, 2, 0, 1));
    made.parameter("RW", layer.weight(1).permuted(3, 2, 0, 1));
    return KerasLayers.biased(made, layer, bias, 2);
  }

  private static KerasStep convolution(KerasLayer layer, KerasStep made, int axes) {
    KerasJson config = layer.config();
    String type = layer.type();
    boolean bias = config.flag("use_bias", true);
    KerasLayers.trained(made, layer, bias);
    made.axes("kernelSize", config.wholes("kernel_size", axes, 1));
    made.axes("stride", config.wholes("strides", axes, 1));
    made.axes("dilation", config.wholes("dilation_rate", axes, 1));
    if (type.contains("Transpose")) {
      if (config.has("output_padding")) {
        more(config, made, axes);
      } else if (config.text("padding", "valid").equals("valid")) {
        wide(config, made, axes);
      }
    }
    if (type.startsWith("LocallyConnected")) {
      return local(layer, made, bias);
    }
    if (type.startsWith("Separable")) {
      KerasTraining.of(made, layer, "depthwise");
      KerasTraining.none(layer, "pointwise_regularizer");
      KerasTraining.none(layer, "pointwise_constraint");
    }
    if (type.startsWith("Depthwise")) {
      made.with("depthMultiplier", config.whole("depth_multiplier", 1));
      KerasTraining.of(made, layer, "depthwise");
      made.parameter("W", layer.weight(0));
      return KerasLayers.biased(made, layer, bias, 1);
    }
    made.with("nOut", config.whole("filters", 0));
    made.parameter("W", layer.weight(0).permuted(order(axes)));
    if (type.startsWith("Separable")) {
      made.with("depthMultiplier", config.whole("depth_multiplier", 1));
      made.parameter("pW", layer.weight(1).permuted(order(axes)));
      return KerasLayers.biased(made, layer, bias, 2);
    }
    if (config.whole("groups", 1) > 1) {
      made.with("groups", config.whole("groups", 1));
    }
    return KerasLayers.biased(made, layer, bias, 1);
  }

  /** Strides longer than what a kernel covers: each input still makes as many places there. */
  private static void wide(KerasJson config, KerasStep made, int axes) {
    long[] kernel = config.wholes("kernel_size", axes, 1);
    long[] dilation = config.wholes("dilation_rate", axes, 1);
    long[] more = config.wholes("strides", axes, 1).clone();
    for (int i = 0; i < axes; i++) {
      more[i] = Math.max(0, more[i] - (kernel[i] - 1) * dilation[i] - 1);
    }
    if (Arrays.stream(more).anyMatch(each -> each > 0)) {
      made.with("outputPadding", more);
    }
  }

  /** Sizes that are given, and no multiples of those that come in; Keras' padding on JAX. */
  private static void more(KerasJson config, KerasStep made, int axes) {
    long[] kernel = config.wholes("kernel_size", axes, 1);
    long[] dilation = config.wholes("dilation_rate", axes, 1);
    long[] given = config.wholes("output_padding", axes, 0);
    long[] padding = new long[axes];
    long[] more = new long[axes];
    boolean same = config.text("padding", "valid").equals("same");
    for (int i = 0; i < axes; i++) {
      long span = (kernel[i] - 1) * dilation[i] + 1;
      long all = same ? span + span % 2 - 2 + given[i] : 2 * (span - 1) + given[i];
      long front = same ? Math.min(all / 2 + all % 2, span - 1) : span - 1;
      padding[i] = span - 1 - front;
      more[i] = all - front - (span - 1) + padding[i];
    }
    made.with("convolutionMode", "Truncate");
    made.axes("padding", padding);
    if (Arrays.stream(more).anyMatch(each -> each < 0)) {
      throw config.refused(
          "has the option output_padding " + config.get("output_padding") + ", not read");
    }
    made.with("outputPadding", more);
  }

  /** Weights of their own at each place, whose numbers of an input lie as Keras computes. */
  private static KerasStep local(KerasLayer layer, KerasStep made, boolean bias) {
    KerasJson config = layer.config();
    layer.require(config.whole("implementation", 1) == 1, "implementation");
    KerasTensor weights = layer.weight(0);
    if (weights.shape().length != 3) {
      throw layer.refused("has weights of " + weights.shape().length + " axes, not read");
    }
    long filters = config.whole("filters", 1);
    long places = weights.shape()[0];
    long channels = layer.input().features();
    long kernel = weights.shape()[1] / channels;
    boolean first = config.text("data_format", "").equals("channels_first");
    made.with("nOut", filters).with("biasPerPlace", true);
    KerasTensor turned = weights.reshaped(places, kernel, channels, filters).swapped(1, 2);
    made.parameter("W", first ? weights : turned.reshaped(weights.shape()));
    return bias
        ? made.parameter("b", layer.weight(1).reshaped(places, filters).swapped(0, 1).flat())
        : made;
  }

  /** From [kernel …, one, other] to [other, one, kernel …]. */
  private static int[] order(int axes) {
    int[] order = new int[axes + 2];
    order[0] = axes + 1;
    order[1] = axes;
    for (int i = 0; i < axes; i++) {
      order[i + 2] = i;
    }
    return order;
  }

  /** Front and back of each axis; one number is both, and one for all axes. */
  private static long[] sides(KerasJson config, String key, int axes) {
    long[] made = new long[2 * axes];
    for (int i = 0; i < axes; i++) {
      JsonElement value = config.has(key) ? config.get(key) : new JsonPrimitive(1);
      if (value.isJsonArray() && axes > 1) {
        value = value.getAsJsonArray().get(i);
      }
      boolean two = value.isJsonArray();
      made[2 * i] = two ? value.getAsJsonArray().get(0).getAsLong() : value.getAsLong();
      made[2 * i + 1] = two ? value.getAsJsonArray().get(1).getAsLong() : value.getAsLong();
    }
    return made;
  }
}
