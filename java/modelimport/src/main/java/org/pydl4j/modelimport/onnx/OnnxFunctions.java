package org.pydl4j.modelimport.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.pydl4j.modelimport.internal.onnx.OnnxNode;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Shapes;

/** Activation functions. */
final class OnnxFunctions {
  private static final Map<String, String> PLAIN =
      Map.ofEntries(
          Map.entry("Relu", "relu"),
          Map.entry("Sigmoid", "sigmoid"),
          Map.entry("Tanh", "tanh"),
          Map.entry("Softplus", "softplus"),
          Map.entry("Softsign", "softsign"),
          Map.entry("Exp", "exponential"),
          Map.entry("Mish", "mish"),
          Map.entry("HardSwish", "hardsilu"));
  private static final String OTHERS =
      "Softmax|LogSoftmax|LeakyRelu|Elu|Celu|Selu|ThresholdedRelu|HardSigmoid|Gelu";

  private OnnxFunctions() {}

  static boolean has(String op) {
    return PLAIN.containsKey(op) || op.matches(OTHERS);
  }

  static OnnxSignal of(OnnxReader in, OnnxNode node) {
    String plain = PLAIN.get(node.op());
    if (plain != null) {
      return in.builder().layer(OnnxStep.activation(plain), in.values().signal(node, 0));
    }
    if (node.op().endsWith("Softmax")) {
      return softmax(in, node);
    }
    return in.builder().layer(step(node), in.values().signal(node, 0));
  }

  private static OnnxStep step(OnnxNode node) {
    return switch (node.op()) {
      case "LeakyRelu" -> OnnxStep.activation("leakyrelu", "alpha", node.real("alpha", 0.01));
      case "Elu" -> OnnxStep.activation("elu", "alpha", node.real("alpha", 1));
      case "Celu" -> OnnxStep.activation("celu", "alpha", node.real("alpha", 1));
      case "ThresholdedRelu" ->
          OnnxStep.activation("thresholdedrelu", "theta", node.real("alpha", 1));
      case "Gelu" -> {
        OnnxStep step = OnnxStep.activation("gelu");
        String form = node.text("approximate", "none").equals("tanh") ? "TANH" : "NONE";
        step.json().getAsJsonObject("activation").addProperty("approximation", form);
        yield step;
      }
      case "HardSigmoid" -> hardSigmoid(node);
      default -> selu(node);
    };
  }

  private static OnnxStep hardSigmoid(OnnxNode node) {
    double slope = node.real("alpha", 0.2);
    if (node.real("beta", 0.5) == 0.5) {
      if (Math.abs(slope - 0.2) < 1e-6) {
        return OnnxStep.activation("hardsigmoid");
      }
      if (Math.abs(slope - 1 / 6.0) < 1e-6) {
        return OnnxStep.activation("hardsigmoid6");
      }
    }
    throw OnnxReading.refused(node, "has the slope " + slope);
  }

  private static OnnxStep selu(OnnxNode node) {
    boolean usual =
        Math.abs(node.real("alpha", 1.6732632) - 1.6732632) < 1e-6
            && Math.abs(node.real("gamma", 1.050701) - 1.050701) < 1e-6;
    if (!usual) {
      throw OnnxReading.refused(node, "has other constants than the paper");
    }
    return OnnxStep.activation("selu");
  }

  private static OnnxSignal softmax(OnnxReader in, OnnxNode node) {
    OnnxSignal x = in.values().signal(node, 0);
    int last = x.rank() - 1;
    boolean older = in.values().operatorSet() < 13; // which takes all axes from this one on
    int axis = x.axis(node.whole("axis", older ? 1 : -1));
    boolean ones = true;
    for (int i = axis + 1; i <= last; i++) {
      ones &= x.shape()[i] == 1;
    }
    if (axis < 1 || older && !ones) {
      throw OnnxReading.refused(node, "goes over the axis " + axis);
    }
    String name = node.op().equals("Softmax") ? "softmax" : "logsoftmax";
    return in.builder().layer(OnnxStep.activation(name), in.builder().featuresAt(x, axis));
  }

  static OnnxSignal clip(OnnxReader in, OnnxNode node) {
    OnnxSignal x = in.values().signal(node, 0);
    double least = in.values().number(node, "min", 1, Double.NEGATIVE_INFINITY);
    double most = in.values().number(node, "max", 2, Double.POSITIVE_INFINITY);
    if (least == 0) {
      return in.builder()
          .layer(
              most == 6
                  ? OnnxStep.activation("relu6")
                  : Double.isInfinite(most)
                      ? OnnxStep.activation("relu")
                      : OnnxStep.activation("relu", "maxValue", most),
              x);
    }
    if (least == -1 && most == 1) {
      return in.builder().layer(OnnxStep.activation("hardtanh"), x);
    }
    OnnxSignal made = x;
    if (!Double.isInfinite(least)) {
      made = bounded(in, made, "MAX", least);
    }
    return Double.isInfinite(most) ? made : bounded(in, made, "MIN", most);
  }

  private static OnnxSignal bounded(OnnxReader in, OnnxSignal x, String op, double number) {
    return in.builder()
        .vertex(OnnxStep.of("ArithmeticVertex").with("op", op).with("number", number), x);
  }

  static OnnxSignal slopes(OnnxReader in, OnnxNode node) {
    OnnxSignal x = in.builder().inOrder(in.values().signal(node, 0));
    NDArray given = in.values().weight(node, 1);
    long[] shape = x.type().shape();
    while (given.rank() > shape.length && given.size(0) == 1) { // that of the examples
      given = Shapes.squeeze(given, 0);
    }
    long[] sizes = OnnxWeighted.ones(shape.length);
    int behind = shape.length - given.rank();
    boolean fits = behind >= 0;
    for (int i = 0; fits && i < given.rank(); i++) {
      sizes[i + behind] = given.size(i);
    }
    if (given.length() == 1) {
      Arrays.fill(sizes, 1);
      fits = true;
    }
    List<Long> shared = new ArrayList<>();
    for (int i = 0; fits && i < sizes.length; i++) {
      fits = sizes[i] == 1 || sizes[i] == shape[i];
      if (sizes[i] == 1 && shape[i] != 1) {
        shared.add(i + 1L);
      }
    }
    if (!fits) {
      throw OnnxReading.refused(node, "has slopes of the shape " + Arrays.toString(given.shape()));
    }
    OnnxStep step =
        OnnxStep.of("PReLU")
            .with("sharedAxes", shared.stream().mapToLong(Long::longValue).toArray())
            .parameter("W", Casts.contiguous(Shapes.reshape(given, sizes)));
    return in.builder().layer(step, x);
  }
}
