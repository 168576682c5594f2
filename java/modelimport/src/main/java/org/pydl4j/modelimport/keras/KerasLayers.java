package org.pydl4j.modelimport.keras;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.LayerPlace;

/** Layers of Keras as one or several here. */
final class KerasLayers {
  private KerasLayers() {}

  private static final String SINGLE =
      "InputLayer|ActivityRegularization|Dense|Flatten|Reshape|Permute|RepeatVector|Embedding"
          + "|BatchNormalization|LayerNormalization|GroupNormalization|UnitNormalization|Rescaling"
          + "|RMSNormalization"
          + "|Normalization|Masking|LSTM|GRU|SimpleRNN|RNN|Bidirectional|TimeDistributed|Identity"
          + "|LocallyConnected[12]D|ConvLSTM2D|EinsumDense";
  private static final String ACTIVATIONS =
      "Activation|ReLU|LeakyReLU|ELU|ThresholdedReLU|Softmax|PReLU";
  private static final String DROPOUTS = "(|Spatial|Gaussian|Alpha)Dropout([123]D)?|GaussianNoise";
  private static final String ADAPTIVE = "Adaptive(Max|Average)Pooling[12]D";
  private static final String POOLINGS = "Global(Max|Average)Pooling[123]D";

  /** Whether there is something for a layer here, whatever its options. */
  static boolean isKnown(KerasCall call) {
    String type = call.type();
    return type.matches(SINGLE)
        || type.matches(ACTIVATIONS)
        || type.matches(DROPOUTS)
        || type.matches(POOLINGS)
        || type.matches(ADAPTIVE)
        || KerasConvolutions.has(type)
        || KerasVertices.has(type);
  }

  /** What is said of a class that there is nothing for. */
  static String unknown(String type) {
    return "is a " + type + ", which there is no layer for here";
  }

  /** Whether a layer of Keras looks at masks, or hands them on. */
  static boolean seesMasks(String type) {
    return type.matches(
            "Masking|LSTM|GRU|SimpleRNN|RNN|CuDNN.*|Bidirectional|TimeDistributed|Dense|Identity"
                + "|BatchNormalization|LayerNormalization|RMSNormalization|UnitNormalization"
                + "|Rescaling|GlobalAveragePooling1D|ActivityRegularization|ConvLSTM.*")
        || type.matches(ACTIVATIONS)
        || type.matches(DROPOUTS);
  }

  /** Whether the mask of what comes in is none of what comes out. */
  static boolean endsMasks(KerasCall call) {
    KerasJson inner = call.config().child("layer");
    KerasJson config = inner == null ? null : inner.child("config");
    KerasJson own = config == null || !call.type().equals("Bidirectional") ? call.config() : config;
    boolean last =
        call.type().matches("LSTM|GRU|SimpleRNN|RNN|CuDNN.*|Bidirectional")
            && !own.flag("return_sequences", false);
    return last || call.type().equals("GlobalAveragePooling1D");
  }

  /** Whether a layer leaves out steps by itself. */
  static boolean makesMasks(KerasCall call) {
    return call.type().equals("Masking")
        || (call.type().equals("Embedding") && call.config().flag("mask_zero", false));
  }

  /** Whether a layer computes the same on every step of series and on series as a whole. */
  static boolean worksOnSteps(String type) {
    return type.matches(
        "Dense|Activation|ReLU|LeakyReLU|ELU|ThresholdedReLU|Dropout|BatchNormalization|Rescaling"
            + "|Identity");
  }

  /** What stands for a layer here; nothing where it does nothing. */
  static List<KerasStep> of(KerasLayer layer) {
    boolean turned =
        !layer.channelsFirst()
            && layer.axes() > 1
            && layer.config().text("data_format", "").equals("channels_first");
    if (turned) {
      return turned(layer);
    }
    List<KerasStep> along = along(layer);
    return along == null ? plain(layer) : along;
  }

  /** A layer along another axis than the last: between two steps that put that axis there. */
  private static @Nullable List<KerasStep> along(KerasLayer layer) {
    if (!layer.type().matches("BatchNormalization|Softmax") || layer.axes() < 2) {
      return null;
    }
    JsonElement axis = layer.config().has("axis") ? layer.config().get("axis") : null;
    if (axis != null && axis.isJsonArray() && axis.getAsJsonArray().size() == 1) {
      axis = axis.getAsJsonArray().get(0);
    }
    if (axis == null || !axis.isJsonPrimitive()) {
      return null;
    }
    int axes = layer.axes();
    int own = axis.getAsInt() < 0 ? axis.getAsInt() + axes + 1 : axis.getAsInt();
    int here = layer.channelsFirst() ? own : own % axes + 1;
    if (own < 1 || own > axes || here == 1) {
      return null;
    }
    long[] dims = new long[axes];
    Arrays.setAll(dims, i -> i == 0 ? here : i + 1 == here ? 1 : i + 1);
    KerasStep there = KerasStep.of("Permute").with("dims", dims);
    InputType inside =
        there.outputType(layer.input(), new LayerPlace(layer.config().place(), "the one before"));
    JsonObject options = layer.config().object().deepCopy();
    options.addProperty("axis", layer.channelsFirst() ? 1 : -1);
    KerasJson config = new KerasJson(layer.config().place(), options);
    List<KerasStep> made = new ArrayList<>(List.of(there));
    made.addAll(
        plain(new KerasLayer(layer.type(), config, layer.weights(), inside, layer.setting())));
    made.add(KerasStep.of("Permute").with("dims", dims));
    return made;
  }

  /** A channels_first layer among others: between two steps that turn the axes. */
  private static List<KerasStep> turned(KerasLayer layer) {
    List<KerasStep> made = new ArrayList<>(toKeras(layer));
    LayerPlace place = new LayerPlace(layer.config().place(), "the layer before it");
    InputType inside = made.get(0).outputType(layer.input(), place);
    List<KerasStep> own =
        plain(
            new KerasLayer(
                layer.type(), layer.config(), layer.weights(), inside, layer.setting().first()));
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
      case "InputLayer", "Identity" -> List.of();
      case "ActivityRegularization" -> {
        KerasTraining.none(layer, "l1");
        KerasTraining.none(layer, "l2");
        yield List.of();
      }
      case "Dense" -> List.of(dense(layer));
      case "EinsumDense" -> List.of(KerasEinsum.of(layer));
      case "Flatten" -> rows(layer);
      case "Reshape" -> reshape(layer);
      case "Permute" -> permute(layer);
      case "RepeatVector" ->
          List.of(
              KerasStep.of("RepeatVector").with("repetitionFactor", layer.config().whole("n", 1)));
      case "Embedding" -> List.of(embedding(layer));
      case "BatchNormalization" -> List.of(KerasNormalizations.batch(layer));
      case "LayerNormalization" -> normalized(layer);
      case "GroupNormalization", "RMSNormalization" -> List.of(KerasNormalizations.layer(layer));
      case "UnitNormalization" -> List.of(KerasNormalizations.unit(layer));
      case "Normalization" -> List.of(KerasNormalizations.fixed(layer));
      case "Rescaling" ->
          List.of(
              KerasStep.of("Rescaling")
                  .with("scale", layer.config().number("scale", 1))
                  .with("offset", layer.config().number("offset", 0)));
      case "Masking" ->
          List.of(
              KerasStep.of("Masking").with("maskValue", layer.config().number("mask_value", 0)));
      case "LSTM", "GRU", "SimpleRNN", "Bidirectional" -> List.of(KerasRecurrent.of(layer));
      case "ConvLSTM2D" -> List.of(KerasConvolutions.recurrent(layer));
      case "RNN" -> KerasRecurrent.cells(layer);
      case "TimeDistributed" -> distributed(layer);
      default -> byFamily(layer);
    };
  }

  /** Over the last axis, or over all axes of an example, which are one then. */
  private static List<KerasStep> normalized(KerasLayer layer) {
    JsonElement axis = layer.config().has("axis") ? layer.config().get("axis") : null;
    int axes = layer.axes();
    int given = axis != null && axis.isJsonArray() ? axis.getAsJsonArray().size() : 0;
    if (axes == 1 || given != axes || layer.channelsFirst()) {
      return List.of(KerasNormalizations.layer(layer));
    }
    long[] sizes = new long[axes];
    long[] shape = layer.input().shape();
    long[] order = layer.toKeras();
    Arrays.setAll(sizes, i -> shape[(int) order[i] - 1]);
    List<KerasStep> made = new ArrayList<>(toKeras(layer));
    made.add(KerasStep.of("Reshape").with("shape", new long[] {-1}));
    JsonObject options = layer.config().object().deepCopy();
    options.addProperty("axis", -1);
    List<KerasTensor> weights = layer.weights().stream().map(KerasTensor::flat).toList();
    made.add(
        KerasNormalizations.layer(
            new KerasLayer(
                layer.type(),
                new KerasJson(layer.config().place(), options),
                weights,
                InputType.feedForward(layer.input().size()),
                layer.setting())));
    made.add(KerasStep.of("Reshape").with("shape", sizes));
    made.add(KerasStep.of("Permute").with("dims", KerasLayer.fromKeras(axes, false)));
    return made;
  }

  private static List<KerasStep> byFamily(KerasLayer layer) {
    String type = layer.type();
    if (type.matches(ACTIVATIONS)) {
      return List.of(KerasActivations.of(layer));
    }
    if (type.matches(DROPOUTS)) {
      return List.of(dropout(layer));
    }
    if (type.matches(POOLINGS)) {
      String mode = type.startsWith("GlobalMax") ? "MAX" : "AVG";
      return List.of(
          KerasStep.of("GlobalPooling")
              .with("poolingType", mode)
              .with("collapseDimensions", !layer.config().flag("keepdims", false)));
    }
    if (type.matches(ADAPTIVE)) {
      int axes = layer.axes() - 1;
      return List.of(
          KerasStep.of("AdaptivePooling")
              .with("poolingType", type.contains("Max") ? "MAX" : "AVG")
              .with("outputSize", layer.config().wholes("output_size", axes, 1)));
    }
    if (KerasConvolutions.has(type)) {
      return List.of(KerasConvolutions.of(layer));
    }
    throw layer.refused(unknown(type));
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
    step.with("activation", KerasValues.activation(layer, "activation", "linear"));
    step.with("hasBias", bias);
    return KerasTraining.of(step, layer, "kernel");
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
    KerasTensor rows = layer.weight(0);
    return KerasTraining.of(KerasStep.of("EmbeddingSequence"), layer, "embeddings")
        .with("nIn", rows.shape()[0])
        .with("nOut", rows.shape()[1])
        .with("maskZero", layer.config().flag("mask_zero", false))
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

  /** The inner layer on each step: one that works on single numbers, and needs no wrapper. */
  private static List<KerasStep> distributed(KerasLayer layer) {
    KerasJson inside = layer.config().child("layer");
    KerasJson config = inside == null ? null : inside.child("config");
    if (inside == null || config == null) {
      throw layer.refused("has no layer inside");
    }
    String type = inside.text("class_name", "");
    return of(
        new KerasLayer(
            type,
            new KerasJson(layer.config().place(), config.object()),
            layer.weights(),
            layer.input(),
            layer.setting()));
  }
}
