package org.pydl4j.modelimport.onnx;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.pydl4j.modelimport.internal.onnx.OnnxNode;
import org.pydl4j.nd.NDArray;

/** Pooling, and what adds or repeats pixels. */
final class OnnxPools {
  private OnnxPools() {}

  static OnnxSignal pool(OnnxReader in, OnnxNode node) {
    long[] kernel = node.wholes("kernel_shape");
    int space = kernel.length;
    OnnxSignal x = OnnxWeighted.images(in, node, space);
    if (node.outputs().size() > 1 && !node.outputs().get(1).isEmpty()) {
      throw OnnxReading.refused(node, "gives the places of its maxima, too");
    }
    boolean most = node.op().equals("MaxPool");
    OnnxStep step =
        OnnxStep.of("Subsampling" + (space == 2 ? "" : space + "D"))
            .with("poolingType", most ? "MAX" : "AVG")
            .axes("kernelSize", kernel)
            .axes("stride", node.wholes("strides", OnnxWeighted.ones(space)))
            .axes("dilation", node.wholes("dilations", OnnxWeighted.ones(space)));
    if (!most) {
      step.with("avgPoolIncludePadInDivisor", node.whole("count_include_pad", 0) != 0);
    }
    if (node.whole("ceil_mode", 0) != 0) {
      requireExact(node, x, kernel);
    }
    long[] pads = node.wholes("pads", new long[2 * space]);
    if (!Arrays.equals(pads, 0, space, pads, space, 2 * space)) {
      throw OnnxReading.refused(node, "has unequal pads " + Arrays.toString(pads));
    }
    return in.builder().layer(step, borders(in, node, x, step, space));
  }

  /** With {@code ceil_mode} there must be no window that is cut off by the border. */
  private static void requireExact(OnnxNode node, OnnxSignal x, long... kernel) {
    long[] stride = node.wholes("strides", OnnxWeighted.ones(kernel.length));
    long[] pads = node.wholes("pads", new long[2 * kernel.length]);
    long[] dilation = node.wholes("dilations", OnnxWeighted.ones(kernel.length));
    for (int i = 0; i < kernel.length; i++) {
      long size = x.type().shape()[i + 1];
      long left = size + 2 * pads[i] - (kernel[i] - 1) * dilation[i] - 1;
      if (size < 0 || left % stride[i] != 0) {
        throw OnnxReading.refused(node, "has ceil_mode, and windows over the border of its input");
      }
    }
  }

  /**
   * Sets how a layer meets the border; borders that are not alike on both sides are a layer before
   * it.
   */
  static OnnxSignal borders(OnnxReader in, OnnxNode node, OnnxSignal x, OnnxStep step, int space) {
    switch (node.text("auto_pad", "NOTSET")) {
      case "NOTSET" -> {}
      case "VALID" -> {
        step.with("convolutionMode", "Truncate");
        return x;
      }
      case "SAME_UPPER" -> {
        step.with("convolutionMode", "Same");
        return x;
      }
      default -> throw OnnxReading.refused(node, "has the auto_pad SAME_LOWER");
    }
    long[] pads = node.wholes("pads", new long[2 * space]);
    long[] front = Arrays.copyOf(pads, space);
    step.with("convolutionMode", "Truncate");
    if (Arrays.equals(front, Arrays.copyOfRange(pads, space, 2 * space))) {
      if (Arrays.stream(front).anyMatch(each -> each != 0)) {
        step.axes("padding", front);
      }
      return x;
    }
    return in.builder().layer(zeros(pads, space), x);
  }

  private static OnnxStep zeros(long[] pads, int space) {
    long[] sides = new long[2 * space];
    for (int i = 0; i < space; i++) {
      sides[2 * i] = pads[i];
      sides[2 * i + 1] = pads[space + i];
    }
    return OnnxStep.of("ZeroPadding" + (space == 2 ? "" : space + "D")).with("padding", sides);
  }

  static OnnxSignal padded(OnnxReader in, OnnxNode node) {
    OnnxSignal x = in.builder().inOrder(in.values().signal(node, 0));
    long[] pads = in.values().whole(node, "pads", 1);
    int rank = x.rank();
    boolean same = node.text("mode", "constant").equals("constant");
    double value = in.values().number(node, "value", 2, 0);
    boolean plain = rank > 2 && pads.length == 2 * rank && node.input(3).isEmpty();
    if (!same || value != 0 || !plain || Arrays.stream(pads).anyMatch(each -> each < 0)) {
      throw OnnxReading.refused(node, "adds something else than zeros around images or series");
    }
    if (pads[0] + pads[1] + pads[rank] + pads[rank + 1] != 0) {
      throw OnnxReading.refused(node, "adds examples or channels");
    }
    long[] sides = new long[2 * (rank - 2)];
    System.arraycopy(pads, 2, sides, 0, rank - 2);
    System.arraycopy(pads, rank + 2, sides, rank - 2, rank - 2);
    return Arrays.stream(sides).allMatch(each -> each == 0)
        ? x
        : in.builder().layer(zeros(sides, rank - 2), x);
  }

  static OnnxSignal global(OnnxReader in, OnnxNode node) {
    OnnxSignal x = in.builder().inOrder(in.values().signal(node, 0));
    return over(in, x, node.op().equals("GlobalMaxPool") ? "MAX" : "AVG", true);
  }

  private static OnnxSignal over(OnnxReader in, OnnxSignal x, String kind, boolean keep) {
    OnnxStep step =
        OnnxStep.of("GlobalPooling").with("poolingType", kind).with("collapseDimensions", !keep);
    return keep ? in.builder().layer(step, x) : in.builder().fresh(step, x);
  }

  static OnnxSignal reduced(OnnxReader in, OnnxNode node) {
    OnnxSignal x = in.values().signal(node, 0);
    long[] given = in.values().whole(node, "axes", 1);
    Set<Integer> axes = new HashSet<>();
    Arrays.stream(given).forEach(axis -> axes.add(x.axis(axis)));
    int left = -1; // the only axis beside that of the examples which stays
    for (int i = 1; i < x.rank(); i++) {
      left = axes.contains(i) ? left : left == -1 ? i : -2;
    }
    if (left < 1 || axes.contains(0) || x.rank() < 3 || x.rank() != x.type().shape().length + 1) {
      throw OnnxReading.refused(
          node,
          "goes over the axes "
              + Arrays.toString(given)
              + " of "
              + Arrays.toString(x.shape())
              + ", and not over all axes of place or time");
    }
    String kind =
        switch (node.op()) {
          case "ReduceMax" -> "MAX";
          case "ReduceSum" -> "SUM";
          default -> "AVG";
        };
    return over(in, in.builder().featuresAt(x, left), kind, node.whole("keepdims", 1) != 0);
  }

  static OnnxSignal larger(OnnxReader in, OnnxNode node) {
    OnnxSignal x = in.builder().inOrder(in.values().signal(node, 0));
    int space = x.rank() - 2;
    long[] times = times(in, node, x);
    String mode = node.text("mode", "nearest");
    String how = node.text("coordinate_transformation_mode", "half_pixel");
    boolean old = node.op().equals("Upsample") || node.inputs().size() == 2; // asymmetric
    boolean nearest = mode.equals("nearest") && (old || repeats(node, how, times));
    boolean linear = !old && mode.equals("linear") && how.matches("half_pixel|pytorch_half_pixel");
    if (space < 1 || !(nearest || linear)) {
      String told = old ? "asymmetric" : how + ", " + node.text("nearest_mode", "its rounding");
      throw OnnxReading.refused(node, "has the mode " + mode + " with " + told);
    }
    OnnxStep step =
        OnnxStep.of("Upsampling" + space + "D")
            .axes("size", times)
            .with("interpolation", linear ? "BILINEAR" : "NEAREST");
    return in.builder().layer(step, x);
  }

  /** Whether the nearest value of each place is that of repetition. */
  private static boolean repeats(OnnxNode node, String how, long[] times) {
    String round = node.text("nearest_mode", "round_prefer_floor");
    return switch (how) {
      case "asymmetric" ->
          round.equals("floor")
              || round.equals("round_prefer_floor") && Arrays.stream(times).allMatch(t -> t <= 2);
      case "half_pixel" -> round.startsWith("round_prefer");
      default -> false;
    };
  }

  /** How many times as large each axis of place becomes. */
  private static long[] times(OnnxReader in, OnnxNode node, OnnxSignal x) {
    int rank = x.rank();
    double[] all = new double[rank];
    boolean old = node.inputs().size() == 2;
    NDArray scales =
        node.input(old ? 1 : 2).isEmpty() ? null : in.values().constant(node.input(old ? 1 : 2));
    if (scales != null && scales.length() == rank) {
      all = scales.toDoubleArray();
    } else {
      long[] sizes = in.values().shape(node.input(3));
      long[] shape = x.shape();
      for (int i = 0; i < rank; i++) {
        boolean same = sizes != null && sizes.length == rank && sizes[i] == shape[i];
        all[i] = same || i == 0 ? 1 : sizes == null ? 0 : (double) sizes[i] / shape[i];
      }
    }
    long[] made = new long[rank - 2];
    for (int i = 0; i < rank; i++) {
      boolean whole = all[i] >= 1 && all[i] == Math.rint(all[i]);
      if (!whole || i < 2 && all[i] != 1) {
        throw OnnxReading.refused(node, "does not make images a whole number of times as large");
      }
      if (i > 1) {
        made[i - 2] = (long) all[i];
      }
    }
    return made;
  }
}
