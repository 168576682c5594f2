package org.pydl4j.modelimport.onnx;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pydl4j.modelimport.internal.onnx.OnnxNode;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Shapes;

/** Products with weights, and convolutions. */
final class OnnxWeighted {
  private OnnxWeighted() {}

  static OnnxSignal gemm(OnnxReader in, OnnxNode node) {
    OnnxSignal x = in.values().signal(node, 0);
    if (x.rank() != 2 || node.whole("transA", 0) != 0) {
      throw OnnxReading.refused(node, "does not multiply rows");
    }
    NDArray given = in.values().weight(node, 1);
    NDArray weights = node.whole("transB", 0) == 0 ? given : Shapes.transpose(given);
    NDArray bias = in.values().weightOrNull(node, 2);
    double beta = node.real("beta", 1);
    return dense(
        in,
        node,
        in.builder().inOrder(x),
        scaled(weights, node.real("alpha", 1)),
        bias == null || beta == 0 ? null : scaled(bias, beta));
  }

  private static NDArray scaled(NDArray array, double by) {
    return by == 1 ? array : Arithmetic.mul(array, by);
  }

  static OnnxSignal product(OnnxReader in, OnnxNode node) {
    OnnxSignal x = in.values().signal(node, 0);
    if (in.values().isSignal(node.input(1))) {
      throw OnnxReading.refused(node, "multiplies two values of the network, as attention does");
    }
    NDArray weights = in.values().weight(node, 1);
    if (weights.rank() != 2 || x.rank() < 2 || x.rank() > 3) {
      throw OnnxReading.refused(
          node,
          "multiplies "
              + Arrays.toString(x.shape())
              + " by weights of the shape "
              + Arrays.toString(weights.shape()));
    }
    return dense(in, node, in.builder().featuresAt(x, x.rank() - 1), weights, null);
  }

  private static OnnxSignal dense(
      OnnxReader in, OnnxNode node, OnnxSignal x, NDArray weights, @Nullable NDArray bias) {
    long inside = weights.size(0);
    if (weights.rank() != 2 || x.type().features() != inside) {
      throw OnnxReading.refused(
          node,
          "multiplies rows of "
              + x.type().features()
              + " numbers by weights of the shape "
              + Arrays.toString(weights.shape()));
    }
    OnnxStep step =
        OnnxStep.of("Dense")
            .with("nOut", weights.size(1))
            .with("activation", OnnxStep.named("identity"))
            .with("hasBias", bias != null)
            .parameter("W", Casts.contiguous(weights));
    if (bias != null) {
      step.parameter("b", spread(node, bias, weights.size(1)));
    }
    return in.builder().layer(step, x);
  }

  /** A bias as one number for each output. */
  static NDArray spread(OnnxNode node, NDArray bias, long count) {
    if (bias.length() == count) {
      return Shapes.reshape(bias, count);
    }
    if (bias.length() == 1) {
      return Casts.contiguous(Shapes.broadcastTo(Shapes.reshape(bias, 1), count));
    }
    throw OnnxReading.refused(
        node, "adds " + Arrays.toString(bias.shape()) + " to rows of " + count + " numbers");
  }

  static OnnxSignal convolution(OnnxReader in, OnnxNode node) {
    NDArray weights = in.values().weight(node, 1);
    int space = weights.rank() - 2;
    OnnxSignal x = images(in, node, space);
    String type = space == 1 ? "Convolution1D" : space == 2 ? "Convolution" : "Convolution3D";
    OnnxStep step =
        OnnxStep.of(type)
            .with("nOut", weights.size(0))
            .with("activation", OnnxStep.named("identity"))
            .axes("kernelSize", Arrays.copyOfRange(weights.shape(), 2, weights.rank()))
            .axes("stride", node.wholes("strides", ones(space)))
            .axes("dilation", node.wholes("dilations", ones(space)));
    long groups = node.whole("group", 1);
    if (groups != 1) {
      step.with("groups", groups);
    }
    x = OnnxPools.borders(in, node, x, step, space);
    bias(in, node, step, weights.size(0));
    return in.builder().layer(step.parameter("W", weights), x);
  }

  static OnnxSignal transposed(OnnxReader in, OnnxNode node) {
    NDArray weights = in.values().weight(node, 1);
    int space = weights.rank() - 2;
    OnnxSignal x = images(in, node, space);
    long groups = node.whole("group", 1);
    long outputs = weights.size(1) * groups;
    OnnxStep step =
        OnnxStep.of("Deconvolution" + space + "D")
            .with("nOut", outputs)
            .with("activation", OnnxStep.named("identity"))
            .axes("kernelSize", Arrays.copyOfRange(weights.shape(), 2, weights.rank()))
            .axes("stride", node.wholes("strides", ones(space)))
            .axes("dilation", node.wholes("dilations", ones(space)));
    if (groups != 1) {
      step.with("groups", groups);
    }
    if (node.has("output_shape") || !node.text("auto_pad", "NOTSET").matches("NOTSET|VALID")) {
      throw OnnxReading.refused(node, "has an 'output_shape' or 'auto_pad'");
    }
    long[] pads = node.wholes("pads", new long[2 * space]);
    long[] more = node.wholes("output_padding", new long[space]).clone();
    long[] front = Arrays.copyOf(pads, space);
    for (int i = 0; i < space; i++) { // what less is cut off behind is added there
      more[i] += front[i] - pads[space + i];
      if (more[i] < 0) {
        throw OnnxReading.refused(node, "has the pads " + Arrays.toString(pads));
      }
    }
    step.axes("padding", front);
    if (Arrays.stream(more).anyMatch(each -> each != 0)) {
      step.axes("outputPadding", more);
    }
    bias(in, node, step, outputs);
    return in.builder().layer(step.parameter("W", weights), x);
  }

  private static void bias(OnnxReader in, OnnxNode node, OnnxStep step, long outputs) {
    NDArray bias = in.values().weightOrNull(node, 2);
    step.with("hasBias", bias != null);
    if (bias != null) {
      step.parameter("b", spread(node, bias, outputs));
    }
  }

  static OnnxSignal images(OnnxReader in, OnnxNode node, int space) {
    OnnxSignal x = in.values().signal(node, 0);
    if (space < 1 || space > 3 || x.rank() != space + 2) {
      throw OnnxReading.refused(
          node, "reads " + Arrays.toString(x.shape()) + " with weights of " + space + " axes");
    }
    return in.builder().inOrder(x);
  }

  static long[] ones(int count) {
    long[] made = new long[count];
    Arrays.fill(made, 1);
    return made;
  }
}
