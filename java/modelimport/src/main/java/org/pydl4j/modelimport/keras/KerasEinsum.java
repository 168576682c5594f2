package org.pydl4j.modelimport.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pydl4j.modelimport.LayerValues;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.inputs.InputType;

/**
 * Products along any axes. Their equations name the axes of an example in their order: features
 * last in Keras, first here.
 */
final class KerasEinsum {
  private KerasEinsum() {}

  /**
   * An equation with a letter for each axis, that of the examples first.
   *
   * @param input letters of what comes in
   * @param weights letters of the weights
   * @param output letters of what comes out
   * @param biases letters of the output along which there is a bias each
   */
  private record Terms(String input, String weights, String output, String biases) {
    /** With letters in place of the dots, which stand in front or behind. */
    static Terms of(String equation, String biases, int rank, KerasJson place) {
      String[] sides = equation.replace(" ", "").split("->", -1);
      String[] left = sides[0].split(",", -1);
      if (sides.length != 2 || left.length != 2) {
        throw place.refused("has the equation '" + equation + "', which is not read");
      }
      int hidden = Math.max(0, rank - left[0].replace("...", "").length());
      String between = unused(equation, hidden);
      Terms made =
          new Terms(
              left[0].replace("...", between), left[1], sides[1].replace("...", between), biases);
      boolean fits =
          made.input.length() == rank
              && !made.output.isEmpty()
              && made.output.charAt(0) == made.input.charAt(0)
              && made.weights.indexOf(made.input.charAt(0)) < 0
              && made.all().matches("[a-zA-Z]+");
      if (!fits) {
        throw place.refused(
            "has the equation '" + equation + "' for " + rank + " axes, which is not read");
      }
      return made.small();
    }

    private static String unused(String used, int count) {
      StringBuilder made = new StringBuilder();
      for (char letter = 'a'; letter <= 'z' && made.length() < count; letter++) {
        made.append(used.indexOf(letter) < 0 ? String.valueOf(letter) : "");
      }
      return made.toString();
    }

    private String all() {
      return input + weights + output;
    }

    /** With small letters in place of large ones, which there are none of here. */
    private Terms small() {
      Terms made = this;
      for (char large : all().replaceAll("[a-z]", "").toCharArray()) {
        String small = made.all().indexOf(large) < 0 ? "" : unused(made.all(), 1);
        if (!small.isEmpty()) {
          made = made.renamed(large, small.charAt(0));
        }
      }
      return made;
    }

    private Terms renamed(char old, char other) {
      return new Terms(
          input.replace(old, other),
          weights.replace(old, other),
          output.replace(old, other),
          biases.replace(old, other));
    }

    /** With the axes of examples in another order, counted from 1. */
    Terms ordered(long[] in, long[] out) {
      return new Terms(ordered(input, in), weights, ordered(output, out), biases);
    }

    private static String ordered(String term, long... order) {
      StringBuilder made = new StringBuilder(term.substring(0, 1));
      for (long axis : order) {
        made.append(term.charAt((int) axis));
      }
      return made.toString();
    }

    String equation() {
      return input + "," + weights + "->" + output;
    }
  }

  /** The layer of Keras here. */
  static KerasStep of(KerasLayer layer) {
    KerasJson config = layer.config();
    String equation = config.text("equation", "");
    Terms there = Terms.of(equation, config.text("bias_axes", ""), layer.axes() + 1, config);
    long[] out = KerasLayer.fromKeras(there.output().length() - 1, layer.channelsFirst());
    Terms here = there.ordered(KerasLayer.fromKeras(layer.axes(), layer.channelsFirst()), out);
    KerasTensor kernel = layer.weight(0);
    long[] shape = new long[out.length];
    for (int i = 0; i < shape.length; i++) {
      char letter = here.output().charAt(i + 1);
      boolean own = here.input().indexOf(letter) < 0;
      shape[i] = own ? kernel.shape()[here.weights().indexOf(letter)] : -1;
    }
    KerasStep made =
        KerasStep.of("EinsumDense")
            .with("equation", here.equation())
            .with("outputShape", shape)
            .with("activation", KerasValues.activation(layer, "activation", "linear"))
            .parameter("W", kernel);
    if (!here.biases().isEmpty()) {
      KerasTensor bias = layer.weight(1);
      long[] sizes = new long[out.length]; // those in front of the first one are left out there
      Arrays.fill(sizes, 1);
      int missing = sizes.length - bias.shape().length;
      System.arraycopy(bias.shape(), 0, sizes, missing, bias.shape().length);
      made.with("biasAxes", here.biases()).parameter("b", bias.reshaped(sizes).permuted(dims(out)));
    }
    return KerasTraining.of(made, layer, "kernel");
  }

  /** The layer here in Keras, which gives the name of what it makes. */
  static String write(KerasPlace place, String x) {
    LayerValues values = place.values();
    KerasJson named = new KerasJson("the layer " + place.name(), new JsonObject());
    InputType out = place.node().outputs().get(0);
    int axes = place.in().shape().length;
    long[] order = toKeras(out.shape().length);
    Terms there =
        Terms.of(values.text("equation"), values.text("biasAxes"), axes + 1, named)
            .ordered(toKeras(axes), order);
    JsonArray shape = new JsonArray();
    for (long axis : order) {
      long size = out.shape()[(int) axis - 1];
      shape.add(size < 0 ? null : size);
    }
    JsonObject config = new JsonObject();
    config.addProperty("equation", there.equation());
    config.add("output_shape", shape);
    config.addProperty("activation", "linear");
    config.addProperty("bias_axes", there.biases().isEmpty() ? null : there.biases());
    List<NDArray> own = new ArrayList<>(List.of(place.weight("W")));
    if (!there.biases().isEmpty()) {
      int first = there.output().length();
      for (char letter : there.biases().toCharArray()) {
        first = Math.min(first, there.output().indexOf(letter) - 1);
      }
      NDArray bias = Shapes.permute(place.weight("b"), dims(order));
      own.add(Shapes.reshape(bias, Arrays.copyOfRange(bias.shape(), first, bias.rank())));
    }
    return KerasActivationWriter.with(place, "EinsumDense", config, x, own);
  }

  private static int[] dims(long... order) {
    return Arrays.stream(order).mapToInt(axis -> (int) axis - 1).toArray();
  }

  private static long[] toKeras(int axes) {
    long[] order = new long[axes];
    Arrays.setAll(order, i -> axes == 1 ? i + 1 : (i + 1) % axes + 1);
    return order;
  }
}
