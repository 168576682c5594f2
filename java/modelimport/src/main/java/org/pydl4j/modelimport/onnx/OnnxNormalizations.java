package org.pydl4j.modelimport.onnx;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pydl4j.modelimport.internal.onnx.OnnxNode;
import org.pydl4j.nd.NDArray;

/** Normalizations. */
final class OnnxNormalizations {
  private OnnxNormalizations() {}

  static OnnxSignal batch(OnnxReader in, OnnxNode node) {
    OnnxSignal x = in.builder().featuresAt(in.values().signal(node, 0), 1);
    OnnxStep step =
        OnnxStep.of("BatchNormalization")
            .with("eps", node.real("epsilon", 1e-5))
            .with("decay", node.real("momentum", 0.9))
            .parameter("gamma", in.values().weight(node, 1))
            .parameter("beta", in.values().weight(node, 2))
            .parameter("mean", in.values().weight(node, 3))
            .parameter("var", in.values().weight(node, 4));
    return in.builder().layer(step, x);
  }

  /** Each channel of an example by itself: groups of one channel. */
  static OnnxSignal instance(OnnxReader in, OnnxNode node) {
    return grouped(in, node, -1);
  }

  static OnnxSignal groups(OnnxReader in, OnnxNode node) {
    return grouped(in, node, node.whole("num_groups", 1));
  }

  private static OnnxSignal grouped(OnnxReader in, OnnxNode node, long groups) {
    OnnxSignal x = in.builder().featuresAt(in.values().signal(node, 0), 1);
    NDArray gain = in.values().weight(node, 1);
    if (gain.length() != x.type().features()) {
      throw OnnxReading.refused(node, "has a gain for each group");
    }
    OnnxStep step =
        OnnxStep.of("GroupNormalization")
            .with("eps", node.real("epsilon", 1e-5))
            .with("groups", groups < 0 ? x.type().features() : groups)
            .parameter("gamma", gain)
            .parameter("beta", in.values().weight(node, 2));
    return in.builder().layer(step, x);
  }

  static OnnxSignal layer(OnnxReader in, OnnxNode node) {
    OnnxSignal given = in.values().signal(node, 0);
    int last = given.rank() - 1;
    if (given.axis(node.whole("axis", -1)) != last) {
      throw OnnxReading.refused(node, "goes over several axes");
    }
    if (node.outputs().size() > 1 && !node.outputs().get(1).isEmpty()) {
      throw OnnxReading.refused(node, "gives its mean, too");
    }
    OnnxSignal x = in.builder().featuresAt(given, last);
    NDArray offset = in.values().weightOrNull(node, 2);
    OnnxStep step =
        OnnxStep.of("LayerNormalization")
            .with("eps", node.real("epsilon", 1e-5))
            .with("center", offset != null)
            .parameter("gamma", in.values().weight(node, 1));
    if (offset != null) {
      step.parameter("beta", offset);
    }
    return in.builder().layer(step, x);
  }

  static OnnxSignal local(OnnxReader in, OnnxNode node) {
    OnnxSignal x = in.builder().inOrder(in.values().signal(node, 0));
    long size = node.whole("size", 1);
    if (size % 2 == 0) {
      throw OnnxReading.refused(node, "goes over " + size + " channels, which have no middle");
    }
    OnnxStep step =
        OnnxStep.of("LocalResponseNormalization")
            .with("n", size)
            .with("k", node.real("bias", 1))
            .with("alpha", node.real("alpha", 1e-4) / size)
            .with("beta", node.real("beta", 0.75));
    return in.builder().layer(step, x);
  }

  static OnnxSignal unit(OnnxReader in, OnnxNode node) {
    OnnxSignal given = in.values().signal(node, 0);
    if (node.whole("p", 2) != 2) {
      throw OnnxReading.refused(node, "takes the sum of absolute values");
    }
    OnnxSignal x = in.builder().featuresAt(given, given.axis(node.whole("axis", -1)));
    return in.builder().layer(OnnxStep.of("UnitNormalization"), x);
  }

  /**
   * A factor and an offset for each feature, which are learnt: as they are in a file where others
   * have been taken together.
   */
  static OnnxSignal scaled(
      OnnxReader in, OnnxNode node, OnnxSignal x, @Nullable NDArray by, @Nullable NDArray plus) {
    long count = x.type().features();
    NDArray gain = by == null ? in.values().ones(count) : by;
    NDArray offset = plus == null ? in.values().zeros(count) : plus;
    int space = x.type().shape().length - 1;
    if (space == 0) {
      OnnxStep step =
          OnnxStep.of("ElementWiseMultiplication").with("activation", OnnxStep.named("identity"));
      return in.builder().layer(step.parameter("W", gain).parameter("b", offset), x);
    }
    if (space > 2) {
      throw OnnxReading.refused(node, "scales the channels of volumes");
    }
    long[] shape = OnnxWeighted.ones(space + 2);
    shape[space] = count; // [kernel …, nIn, multiplier]
    OnnxStep step =
        OnnxStep.of("DepthwiseConvolution" + space + "D")
            .axes("kernelSize", Arrays.copyOf(shape, space))
            .with("activation", OnnxStep.named("identity"))
            .parameter("W", gain.reshape(shape))
            .parameter("b", offset);
    return in.builder().layer(step, x);
  }
}
