package org.pydl4j.modelimport.keras;

import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.LayerPlace;

/** Layers of Keras as one or several here. */
final class KerasLayers {
  private KerasLayers() {}

  /** What stands for a layer here; nothing where it does nothing. */
  static List<KerasStep> of(KerasLayer layer) {
    boolean turned =
        !layer.channelsFirst()
            && layer.axes() > 1
            && layer.config().text("data_format", "").equals("channels_first");
    return turned ? turned(layer) : plain(layer);
  }

  /** A channels_first layer among others: between two steps that turn the axes. */
  private static List<KerasStep> turned(KerasLayer layer) {
    List<KerasStep> made = new ArrayList<>(toKeras(layer));
    LayerPlace place = new LayerPlace(layer.config().place(), "the layer before it");
    InputType inside = made.get(0).outputType(layer.input(), place);
    List<KerasStep> own =
        plain(new KerasLayer(layer.type(), layer.config(), layer.weights(), inside, true));
    made.addAll(own);
    InputType type = inside;
    for (KerasStep step : own) {
      type = step.outputType(type, place);
    }
    int axes = type.shape().length;
    if (axes > 1) {
      made.add(KerasStep.of("Permute").with("dims", KerasLayer.fromKeras(axes, false)));
    }
    return made;
  }

  private static List<KerasStep> plain(KerasLayer layer) {
    return switch (layer.type()) {
      case "InputLayer", "ActivityRegularization" -> List.of();
      case "Dense" -> List.of(dense(layer));
      case "Flatten" -> rows(layer);
      case "Reshape" -> reshape(layer);
      case "Permute" -> permute(layer);
      case "RepeatVector" ->
          List.of(
              KerasStep.of("RepeatVector").with("repetitionFactor", layer.config().whole("n", 1)));
      case "Embedding" -> List.of(embedding(layer));
      case "BatchNormalization" -> List.of(KerasNormalizations.batch(layer));
      case "LayerNormalization", "GroupNormalization" -> List.of(KerasNormalizations.layer(layer));
      case "Rescaling" ->
          List.of(
              KerasStep.of("Rescaling")
                  .with("scale", layer.config().number("scale", 1))
                  .with("offset", layer.config().number("offset", 0)));
      case "Masking" ->
          List.of(
              KerasStep.of("Masking").with("maskValue", layer.config().number("mask_value", 0)));
      case "LSTM", "GRU", "SimpleRNN", "Bidirectional" -> List.of(KerasRecurrent.of(layer));
      case "TimeDistributed" -> distributed(layer);
      default -> byFamily(layer);
    };
  }

  private static List<KerasStep> byFamily(KerasLayer layer) {
    String type = layer.type();
    if (type.matches("(Activation|ReLU|LeakyReLU|ELU|ThresholdedReLU|Softmax|PReLU)")) {
      return List.of(KerasActivations.of(layer));
    }
    if (type.matches("(|Spatial|Gaussian|Alpha)Dropout([123]D)?|GaussianNoise")) {
      return List.of(dropout(layer));
    }
    if (type.matches("Global(Max|Average)Pooling[123]D")) {
      String mode = type.startsWith("GlobalMax") ? "MAX" : "AVG";
      return List.of(
          KerasStep.of("GlobalPooling")
              .with("poolingType", mode)
              .with("collapseDimensions", !layer.config().flag("keepdims", false)));
    }
    if (KerasConvolutions.has(type)) {
      return List.of(KerasConvolutions.of(layer));
    }
    throw layer.refused("is a " + type + ", which there is no layer for here");
  }

  private static KerasStep dense(KerasLayer layer) {
    KerasJson config = layer.config();
    KerasTensor kernel = layer.weight(0);
    boolean bias = config.flag("use_bias", true);
    int axes = layer.axes();
    if (axes > 1 && layer.channelsFirst()) {
      throw layer.refused("works on the last axis of channels_first data, which is not read");
    }
    if (axes > 2) { // on each pixel
      int[] order = axes == 3 ? new int[] {3, 2, 0, 1} : new int[] {4, 3, 0, 1, 2};
      long[] ones = new long[axes - 1];
      Arrays.fill(ones, 1);
      long[] shape = new long[axes + 1];
      Arrays.fill(shape, 1);
      shape[axes - 1] = kernel.shape()[0];
      shape[axes] = kernel.shape()[1];
      KerasStep made =
          trained(KerasStep.of(axes == 3 ? "Convolution" : "Convolution3D"), layer, bias)
              .with("nOut", config.whole("units", 0))
              .with("kernelSize", ones)
              .parameter("W", kernel.reshaped(shape).permuted(order));
      return biased(made, layer, bias, 1);
    }
    KerasStep made =
        trained(KerasStep.of("Dense"), layer, bias)
            .with("nOut", config.whole("units", 0))
            .parameter("W", kernel);
    biased(made, layer, bias, 1);
    return axes == 2 ? made.in("TimeDistributed") : made;
  }

  /** Activation, biases and what regularizes weights. */
  static KerasStep trained(KerasStep step, KerasLayer layer, boolean bias) {
    KerasJson config = layer.config();
    step.with("activation", KerasValues.activation(config, "activation", "linear"));
    step.with("hasBias", bias);
    KerasValues.regularization(config, "kernel_regularizer", "", step);
    KerasValues.regularization(config, "bias_regularizer", "Bias", step);
    return frozen(step, layer);
  }

  private static KerasStep frozen(KerasStep step, KerasLayer layer) {
    return layer.config().flag("trainable", true) ? step : step.with("frozen", true);
  }

  static KerasStep biased(KerasStep step, KerasLayer layer, boolean bias, int number) {
    return bias ? step.parameter("b", layer.weight(number)) : step;
  }

  private static List<KerasStep> toKeras(KerasLayer layer) {
    return layer.axes() == 1 || layer.channelsFirst()
        ? List.of()
        : List.of(KerasStep.of("Permute").with("dims", layer.toKeras()));
  }

  private static List<KerasStep> rows(KerasLayer layer) {
    if (layer.axes() == 1) {
      return List.of();
    }
    List<KerasStep> made = new ArrayList<>(toKeras(layer));
    if (layer.config().text("data_format", "").equals("channels_first")) { // turned round there too
      long[] last = new long[layer.axes()];
      Arrays.setAll(last, i -> (i + 1) % last.length + 1);
      made.add(KerasStep.of("Permute").with("dims", last));
    }
    made.add(KerasStep.of("Reshape").with("shape", new long[] {-1}));
    return made;
  }

  private static List<KerasStep> reshape(KerasLayer layer) {
    List<JsonElement> target = layer.config().list("target_shape").asList();
    long[] shape = target.stream().mapToLong(JsonElement::getAsLong).toArray();
    List<KerasStep> made = new ArrayList<>(toKeras(layer));
    made.add(KerasStep.of("Reshape").with("shape", shape));
    if (shape.length > 1 && !layer.channelsFirst()) {
      made.add(KerasStep.of("Permute").with("dims", KerasLayer.fromKeras(shape.length, false)));
    }
    return made;
  }

  private static List<KerasStep> permute(KerasLayer layer) {
    int axes = layer.axes();
    long[] dims = layer.config().wholes("dims", axes, 1);
    long[] to = layer.toKeras();
    long[] from = KerasLayer.fromKeras(axes, layer.channelsFirst());
    long[] made = new long[axes];
    for (int i = 0; i < axes; i++) {
      made[i] = to[(int) dims[(int) from[i] - 1] - 1];
    }
    return List.of(KerasStep.of("Permute").with("dims", made));
  }

  private static KerasStep embedding(KerasLayer layer) {
    layer.require(!layer.config().flag("mask_zero", false), "mask_zero");
    KerasTensor rows = layer.weight(0);
    return frozen(KerasStep.of("EmbeddingSequence"), layer)
        .with("nIn", rows.shape()[0])
        .with("nOut", rows.shape()[1])
        .parameter("W", rows);
  }

  private static KerasStep dropout(KerasLayer layer) {
    KerasJson config = layer.config();
    double rate = config.number("rate", 0.5);
    KerasStep made = KerasStep.of("Dropout");
    if (layer.type().equals("Dropout")) {
      layer.require(!config.has("noise_shape"), "noise_shape");
      return made.with("dropOut", 1 - rate);
    }
    if (rate == 0 && !layer.type().startsWith("Gaussian")) {
      return made.with("dropOut", 1.0);
    }
    String kind = layer.type().replaceFirst("[123]D$", "");
    var inside = KerasValues.named(kind);
    switch (kind) {
      case "GaussianDropout" -> inside.addProperty("rate", rate);
      case "GaussianNoise" -> inside.addProperty("stddev", config.number("stddev", 0.1));
      default -> inside.addProperty("p", 1 - rate);
    }
    return made.with("dropOut", inside);
  }

  /** The inner layer on each step; what works on single numbers needs no wrapper. */
  private static List<KerasStep> distributed(KerasLayer layer) {
    KerasJson inside = layer.config().child("layer");
    KerasJson config = inside == null ? null : inside.child("config");
    if (inside == null || config == null) {
      throw layer.refused("has no layer inside");
    }
    String type = inside.text("class_name", "");
    boolean simple =
        type.matches(
                "Dense|Activation|ReLU|LeakyReLU|ELU|ThresholdedReLU|Dropout|BatchNormalization")
            && layer.axes() == 2;
    if (!simple) {
      throw layer.refused("stands around a " + type + ", which is not read");
    }
    return of(
        new KerasLayer(
            type,
            new KerasJson(layer.config().place(), config.object()),
            layer.weights(),
            layer.input(),
            layer.channelsFirst()));
  }
}
