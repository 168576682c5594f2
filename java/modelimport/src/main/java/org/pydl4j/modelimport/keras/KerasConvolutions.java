package org.pydl4j.modelimport.keras;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.Map;

/** Convolutions, pooling, and what else has windows or borders. */
final class KerasConvolutions {
  private static final Map<String, String> NAMES =
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

  private static KerasStep convolution(KerasLayer layer, KerasStep made, int axes) {
    KerasJson config = layer.config();
    String type = layer.type();
    boolean bias = config.flag("use_bias", true);
    KerasLayers.trained(made, layer, bias);
    made.axes("kernelSize", config.wholes("kernel_size", axes, 1));
    made.axes("stride", config.wholes("strides", axes, 1));
    made.axes("dilation", config.wholes("dilation_rate", axes, 1));
    if (type.contains("Transpose")) {
      layer.require(!config.has("output_padding"), "output_padding");
    }
    if (type.startsWith("Depthwise")) {
      made.with("depthMultiplier", config.whole("depth_multiplier", 1));
      KerasValues.regularization(config, "depthwise_regularizer", "", made);
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
