package org.pydl4j.modelimport.dl4j;

import java.util.Set;
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
          "Capsule");

  /** Where the biases lie before the weights. */
  static boolean biasesFirst(String layer) {
    return layer.contains("Convolution");
  }

  /** That of a parameter of a node. */
  static Dl4jLayout of(Node node, ParameterSpec spec) {
    String layer = node.layerName();
    long[] shape = spec.shape();
    int rank = shape.length;
    int[] axes = new int[rank];
    for (int axis = 0; axis < rank; axis++) {
      axes[axis] = axis;
    }
    if (layer.equals("Convolution1D") && rank == 3) { // [kernel, nIn, nOut] there
      axes = new int[] {2, 1, 0};
    } else if (layer.equals("Deconvolution3D") && rank == 5) { // [kernel, nOut, nIn] there
      axes = new int[] {2, 3, 4, 1, 0};
    } else if (rank == 2 && !biasesFirst(layer) && !BY_ROWS.contains(layer)) {
      axes = new int[] {1, 0}; // the first index runs fastest
    }
    return new Dl4jLayout(shape, axes);
  }

  /** Numbers from there as the parameter here. */
  NDArray read(Dl4jArray flat, int offset) {
    long[] there = new long[shape.length];
    int[] back = new int[shape.length];
    for (int axis = 0; axis < shape.length; axis++) {
      there[axis] = shape[axes[axis]];
      back[axes[axis]] = axis;
    }
    NDArray values = flat.part(offset, there);
    return shape.length < 2 ? values : Shapes.permute(values, back);
  }

  /** The parameter with its axes as they lie there. */
  NDArray there(NDArray here) {
    return axes.length < 2 ? here : Shapes.permute(here, axes);
  }
}
