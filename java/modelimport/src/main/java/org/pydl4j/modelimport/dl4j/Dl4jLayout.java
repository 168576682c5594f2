package org.pydl4j.modelimport.dl4j;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.layers.ParameterSpec;
import org.pydl4j.nn.plan.Node;

/**
 * In which order Deeplearning4j's flat vectors have the numbers of a parameter.
 *
 * @param shape of the parameter here
 * @param axes of that shape, the slowest first, as they lie there
 */
record Dl4jLayout(long[] shape, int[] axes) {
  /** Layers that SameDiff computes: all their parameters lie with the last index fastest. */
  private static final Set<String> BY_ROWS =
      Set.of(
          "SelfAttention",
          "LearnedSelfAttention",
          "RecurrentAttention",
          "AttentionVertex",
          "LocallyConnected1D",
          "PrimaryCapsules",
          "CapsuleLayer");

  /** Where the biases lie before the weights. */
  static boolean biasesFirst(String layer) {
    return layer.contains("Convolution");
  }

  /** In which order the parameters of a node lie there. */
  static List<ParameterSpec> inMemory(Node node) {
    List<ParameterSpec> ordered = new ArrayList<>(node.parameters());
    String layer = node.layerName();
    if (biasesFirst(layer)) {
      ordered.sort((a, b) -> Boolean.compare(b.bias(), a.bias()));
    } else if (BY_ROWS.contains(layer)) {
      ordered.sort((a, b) -> Boolean.compare(a.bias(), b.bias()));
    } else if (layer.equals("OCNNOutput")) { // w, v, r
      ordered.sort(Comparator.comparingInt(spec -> "wvr".indexOf(spec.name())));
    }
    return ordered;
  }

  /**
   * That of a parameter of a node.
   *
   * @param images what becomes its rows with the channels behind the places there, [channels, …];
   *     null where nothing does
   * @param kernels how those of one axis lie
   */
  static Dl4jLayout of(
      Node node, ParameterSpec spec, long @Nullable [] images, Dl4jKernels kernels) {
    Dl4jLayout plain = of(node, spec, kernels);
    boolean bias = spec.shape().length < 2 && spec.bias() && !spec.name().equals("vb");
    if (images == null || bias) {
      return plain;
    }
    if (!spec.name().equals("W") || spec.shape().length != 2) {
      throw new Dl4jJson("the " + node.described(), new JsonObject())
          .refused(
              "takes images with the channels last as rows, which is read of dense layers alone");
    }
    int places = images.length; // [channels, height, width, nOut] here
    long[] shape = Arrays.copyOf(images, places + 1);
    shape[places] = spec.shape()[1];
    int[] axes = new int[places + 1]; // the channels fastest there, outputs slowest
    axes[0] = places;
    for (int axis = 1; axis < places; axis++) {
      axes[axis] = axis;
    }
    return new Dl4jLayout(shape, axes);
  }

  private static Dl4jLayout of(Node node, ParameterSpec spec, Dl4jKernels kernels) {
    String layer = node.layerName();
    long[] shape = spec.shape();
    int rank = shape.length;
    int[] axes = new int[rank];
    for (int axis = 0; axis < rank; axis++) {
      axes[axis] = axis;
    }
    if (layer.equals("Convolution1D") && rank == 3 && kernels == Dl4jKernels.SINCE_M1) {
      axes = new int[] {2, 1, 0};
    } else if (layer.equals("Deconvolution3D") && rank == 5) { // [kernel, nOut, nIn] there
      axes = new int[] {2, 3, 4, 1, 0};
    } else if (layer.equals("PrimaryCapsules") && rank == 4) { // [kernel, nIn, nOut] there
      axes = new int[] {2, 3, 1, 0};
    } else if (rank == 2
        && !biasesFirst(layer)
        && !BY_ROWS.contains(layer)
        && !spec.name().equals("cL")) {
      axes = new int[] {1, 0}; // the first index runs fastest
    }
    return new Dl4jLayout(shape, axes);
  }

  /** Numbers from there as the parameter here, of this shape. */
  NDArray read(Dl4jArray flat, int offset, long... parameter) {
    long[] there = new long[shape.length];
    int[] back = new int[shape.length];
    for (int axis = 0; axis < shape.length; axis++) {
      there[axis] = shape[axes[axis]];
      back[axes[axis]] = axis;
    }
    NDArray values = flat.part(offset, there);
    NDArray here = shape.length < 2 ? values : Shapes.permute(values, back);
    return shape.length == parameter.length ? here : Shapes.reshape(here, parameter);
  }

  /** The parameter with its axes as they lie there. */
  NDArray there(NDArray here) {
    NDArray apart = here.rank() == shape.length ? here : Shapes.reshape(here, shape);
    return axes.length < 2 ? apart : Shapes.permute(apart, axes);
  }
}
