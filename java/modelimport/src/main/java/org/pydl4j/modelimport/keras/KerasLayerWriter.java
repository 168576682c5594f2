package org.pydl4j.modelimport.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pydl4j.modelimport.LayerValues;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.inputs.InputType;

/** Layers as those of Keras, which have their features last. */
final class KerasLayerWriter {
  private KerasLayerWriter() {}

  /** Adds what stands for a layer, and gives the name of what it makes. */
  static String of(KerasPlace place, String x) {
    if (KerasWindowWriter.has(place.type())) {
      return KerasWindowWriter.of(place, x);
    }
    return switch (place.type()) {
      case "Dense", "Output", "RnnOutput" -> dense(place, x);
      case "EinsumDense" -> KerasEinsum.write(place, x);
      case "SelfAttention" -> KerasAttentionWriter.of(place, List.of(x));
      case "Activation", "Loss", "RnnLoss", "CnnLoss", "Cnn3DLoss" ->
          KerasActivationWriter.behind(place, x);
      case "Dropout" -> dropout(place, x);
      case "BatchNormalization", "LayerNormalization", "GroupNormalization", "RMSNormalization" ->
          normalization(place, x);
      case "UnitNormalization" -> place.add("UnitNormalization", axis(), x);
      case "LSTM", "GRU", "SimpleRnn", "LastTimeStep", "Bidirectional" ->
          KerasSeriesWriter.of(place, x);
      case "TimeDistributed" -> distributed(place, x);
      case "Embedding", "EmbeddingSequence" -> embedding(place, x);
      default -> shapes(place, x);
    };
  }

  private static String shapes(KerasPlace place, String x) {
    LayerValues values = place.values();
    int rank = place.in().shape().length;
    return switch (place.type()) {
      case "Reshape" -> reshaped(place.graph(), x, rank, place.node().outputs().get(0).shape());
      case "Permute" -> permuted(place, x, values.numbers("dims"));
      case "RepeatVector" -> {
        JsonObject config = new JsonObject();
        config.addProperty("n", values.whole("repetitionFactor"));
        yield place.add("RepeatVector", config, x);
      }
      case "Rescaling" -> scaled(place, x, values.number("scale"), values.number("offset"));
      case "PReLU" -> slopes(place, x);
      default -> throw new KerasGap("has no counterpart");
    };
  }

  static String scaled(KerasPlace place, String x, double scale, double offset) {
    JsonObject config = new JsonObject();
    config.addProperty("scale", scale);
    config.addProperty("offset", offset);
    return place.add("Rescaling", config, x);
  }

  private static JsonObject axis() {
    JsonObject config = new JsonObject();
    config.addProperty("axis", -1);
    return config;
  }

  // ---- orders of axes ----

  /** Features last, of a value that has them first. */
  static String toLast(KerasGraphWriter graph, String x, int axes) {
    long[] dims = new long[axes];
    Arrays.setAll(dims, i -> i == axes - 1 ? 1 : i + 2);
    return permute(graph, x, dims);
  }

  /** Features first. */
  static String toFirst(KerasGraphWriter graph, String x, int axes) {
    long[] dims = new long[axes];
    Arrays.setAll(dims, i -> i == 0 ? axes : i);
    return permute(graph, x, dims);
  }

  private static String permute(KerasGraphWriter graph, String x, long... dims) {
    for (int i = 0; i < dims.length; i++) {
      if (dims[i] != i + 1) {
        JsonObject config = new JsonObject();
        config.add("dims", array(dims));
        return graph.add("Permute", "permute", config, x);
      }
    }
    return x;
  }

  private static String permuted(KerasPlace place, String x, long... dims) {
    int axes = dims.length;
    if (axes == 1) {
      return x;
    }
    long[] there = new long[axes]; // of axes with the features last
    for (int i = 0; i < axes; i++) {
      long own = dims[i == axes - 1 ? 0 : i + 1];
      there[i] = own == 1 ? axes : own - 1;
    }
    return permute(place.graph(), x, there);
  }

  /** Numbers in the order of here in another shape of here. */
  static String reshaped(KerasGraphWriter graph, String x, int axes, long... shape) {
    String first = axes > 1 ? toFirst(graph, x, axes) : x;
    JsonObject config = new JsonObject();
    String made = first;
    if (shape.length == 1) {
      made = axes > 1 ? graph.add("Flatten", "flatten", config, first) : first;
    } else {
      config.add("target_shape", array(shape));
      made = graph.add("Reshape", "reshape", config, first);
    }
    return shape.length > 1 ? toLast(graph, made, shape.length) : made;
  }

  static JsonArray array(long... values) {
    JsonArray made = new JsonArray();
    Arrays.stream(values).forEach(made::add);
    return made;
  }

  // ---- layers ----

  private static String dense(KerasPlace place, String x) {
    LayerValues values = place.values();
    if (values.flag("hasLayerNorm")) {
      throw new KerasGap("has hasLayerNorm, which there is none of there");
    }
    JsonObject config = new JsonObject();
    List<NDArray> own = product(place, values, config);
    return KerasActivationWriter.with(place, "Dense", config, x, own);
  }

  /** What is set of a product, and its weights. */
  private static List<NDArray> product(KerasPlace place, LayerValues values, JsonObject config) {
    NDArray weights = place.weight("W");
    config.addProperty("units", weights.size(1));
    config.addProperty("activation", "linear");
    config.addProperty("use_bias", values.flag("hasBias"));
    List<NDArray> own = new ArrayList<>(List.of(weights));
    biased(place, values, own);
    return own;
  }

  static void biased(KerasPlace place, LayerValues values, List<NDArray> weights) {
    if (values.flag("hasBias")) {
      weights.add(place.weight("b"));
    }
  }

  private static String distributed(KerasPlace place, String x) {
    LayerValues inner = new LayerValues(place.values().inner("layer"));
    String type = place.values().inner("layer").declaration().name();
    if (!type.matches("Dense|Output") || inner.flag("hasLayerNorm")) {
      throw new KerasGap("stands around a " + type + ", which is not written");
    }
    JsonObject config = new JsonObject();
    String made = place.add("Dense", config, x, product(place, inner, config));
    return KerasActivationWriter.of(place, inner.inner("activation"), made);
  }

  private static String dropout(KerasPlace place, String x) {
    JsonObject config = new JsonObject();
    LayerValues values = place.values();
    double kept = kept(values, "dropOut");
    if (kept == 0 || kept == 1) { // both mean none
      return x;
    }
    config.addProperty("rate", 1 - kept);
    return place.add("Dropout", config, x);
  }

  /** The share of values that a setting keeps at all times; 1 where nothing is set. */
  static double kept(LayerValues values, String key) {
    if (!values.has(key)) {
      return 1;
    }
    String kind = values.isInner(key) ? values.inner(key).declaration().name() : "";
    if (!kind.isEmpty() && !kind.equals("Dropout")) {
      throw new KerasGap("has the " + key + " " + kind + ", which is not written");
    }
    return kind.isEmpty() ? values.number(key) : kept(values.inner(key));
  }

  /** The share of values that a dropout keeps at all times. */
  private static double kept(Configured dropout) {
    Configured share = new LayerValues(dropout).inner("p");
    if (!share.declaration().name().equals("FixedSchedule")) {
      throw new KerasGap("has a dropOut that changes in training, which is not written");
    }
    return new LayerValues(share).number("value");
  }

  private static String normalization(KerasPlace place, String x) {
    LayerValues values = place.values();
    JsonObject config = axis();
    config.addProperty("epsilon", values.number("eps"));
    List<NDArray> own = new ArrayList<>();
    if (place.type().equals("BatchNormalization")) {
      config.addProperty("momentum", values.number("decay"));
      config.addProperty("center", true);
      config.addProperty("scale", true);
      NDArray mean = place.weight("mean");
      boolean locked = values.flag("lockGammaBeta");
      own.add(locked ? full(values.number("gamma"), mean) : place.weight("gamma"));
      own.add(locked ? full(values.number("beta"), mean) : place.weight("beta"));
      own.add(mean);
      own.add(place.weight("var"));
      return place.add("BatchNormalization", config, x, own);
    }
    boolean rms = place.type().startsWith("RMS");
    if (rms && !values.flag("scale")) {
      own.add(Nd.ones(place.node().inputs().get(0).features()));
    } else if (values.flag("scale")) {
      own.add(place.weight("gamma"));
    }
    if (!rms) {
      config.addProperty("scale", values.flag("scale"));
      config.addProperty("center", values.flag("center"));
      if (values.flag("center")) {
        own.add(place.weight("beta"));
      }
    }
    if (place.type().startsWith("Layer")) {
      config.add("axis", array(-1)); // as Keras writes it
    }
    if (place.type().startsWith("Group")) {
      config.addProperty("groups", values.whole("groups"));
    }
    return place.add(place.type(), config, x, own);
  }

  private static NDArray full(double value, NDArray like) {
    return Nd.full(value, like.dtype(), like.length());
  }

  private static String embedding(KerasPlace place, String x) {
    LayerValues values = place.values();
    if (values.flag("maskZero")) {
      throw new KerasGap("has maskZero, whose masks are not written");
    }
    NDArray table = place.weight("W");
    JsonObject config = new JsonObject();
    config.addProperty("input_dim", table.size(0));
    config.addProperty("output_dim", table.size(1));
    config.addProperty("mask_zero", false);
    // a bias of each word's row is a part of the row
    NDArray rows = values.flag("hasBias") ? Arithmetic.add(table, place.weight("b")) : table;
    String given = x;
    InputType in = place.in();
    if (in.shape().length == 2) { // [n, 1, time]
      given = reshapedTo(place, x, in.shape()[1]);
    }
    String made = place.add("Embedding", config, given, List.of(rows));
    if (place.type().equals("Embedding")) {
      made = reshapedTo(place, made, table.size(1));
    }
    return KerasActivationWriter.of(place, values.inner("activation"), made);
  }

  private static String reshapedTo(KerasPlace place, String x, long size) {
    JsonObject config = new JsonObject();
    config.add("target_shape", array(size));
    return place.graph().add("Reshape", "reshape", config, x);
  }

  private static String slopes(KerasPlace place, String x) {
    NDArray slopes = place.weight("W");
    int axes = slopes.rank();
    JsonArray shared = new JsonArray();
    for (long axis : place.values().numbers("sharedAxes")) {
      shared.add(axes == 1 ? 1 : axis == 1 ? axes : axis - 1);
    }
    JsonObject config = new JsonObject();
    config.add("shared_axes", shared.isEmpty() ? null : shared);
    int[] order = new int[axes];
    Arrays.setAll(order, i -> i == axes - 1 ? 0 : i + 1);
    NDArray own = axes > 1 ? Shapes.permute(slopes, order) : slopes;
    return place.add("PReLU", config, x, List.of(own));
  }
}
