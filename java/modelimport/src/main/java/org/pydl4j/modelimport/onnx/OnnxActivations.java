package org.pydl4j.modelimport.onnx;

import java.util.Map;
import org.pydl4j.modelimport.LayerValues;
import org.pydl4j.nn.conf.Configured;

/** Activation functions as nodes. */
final class OnnxActivations {
  private static final Map<String, String> PLAIN =
      Map.of(
          "Sigmoid", "Sigmoid",
          "TanH", "Tanh",
          "SoftPlus", "Softplus",
          "SoftSign", "Softsign",
          "Exponential", "Exp",
          "HardSiLU", "HardSwish");

  private static final String OTHERS =
      "Identity|Softmax|LogSoftmax|ReLU|ReLU6|LeakyReLU|ELU|CELU|SELU|Swish|Mish|GELU|HardSigmoid"
          + "|HardSigmoid6|HardTanh|LogSigmoid|RectifiedTanh|Cube|ThresholdedReLU";

  private OnnxActivations() {}

  static boolean has(Configured activation) {
    String type = activation.declaration().name();
    if (type.equals("GELU")) {
      return new LayerValues(activation).text("approximation").matches("NONE|TANH|SIGMOID");
    }
    return PLAIN.containsKey(type) || type.matches(OTHERS);
  }

  /**
   * The function of a value.
   *
   * @param axis along which softmax goes
   */
  static String of(OnnxPlace place, Configured activation, String x, long axis) {
    String type = activation.declaration().name();
    String plain = PLAIN.get(type);
    if (plain != null) {
      return place.node(plain, x);
    }
    LayerValues values = new LayerValues(activation);
    OnnxGraph graph = place.graph();
    return switch (type) {
      case "Softmax", "LogSoftmax" -> place.node(type, Map.of("axis", axis), x);
      case "ReLU" -> relu(place, values, x);
      case "ReLU6" -> place.node("Clip", x, graph.number(0), graph.number(6));
      case "HardTanh" -> place.node("Clip", x, graph.number(-1), graph.number(1));
      case "LeakyReLU" -> place.node("LeakyRelu", Map.of("alpha", values.number("alpha")), x);
      case "ELU" -> place.node("Elu", Map.of("alpha", values.number("alpha")), x);
      case "CELU" -> place.node("Celu", Map.of("alpha", values.number("alpha")), x);
      case "SELU" -> place.node("Selu", x);
      case "ThresholdedReLU" ->
          place.node("ThresholdedRelu", Map.of("alpha", values.number("theta")), x);
      case "Swish" -> place.node("Mul", x, place.node("Sigmoid", x));
      case "Mish" -> place.node("Mul", x, place.node("Tanh", place.node("Softplus", x)));
      case "HardSigmoid" -> place.node("HardSigmoid", Map.of("alpha", 0.2, "beta", 0.5), x);
      case "HardSigmoid6" -> place.node("HardSigmoid", Map.of("alpha", 1 / 6.0, "beta", 0.5), x);
      case "LogSigmoid" -> place.node("Neg", place.node("Softplus", place.node("Neg", x)));
      case "RectifiedTanh" -> place.node("Relu", place.node("Tanh", x));
      case "Cube" -> place.node("Pow", x, graph.number(3));
      case "GELU" -> gelu(place, values.text("approximation"), x);
      default -> x;
    };
  }

  private static String gelu(OnnxPlace place, String form, String x) {
    OnnxGraph graph = place.graph();
    if (form.equals("SIGMOID")) {
      return place.node("Mul", x, place.node("Sigmoid", place.node("Mul", x, graph.number(1.702))));
    }
    if (form.equals("TANH")) {
      String cube = place.node("Pow", x, graph.number(3));
      String sum = place.node("Add", x, place.node("Mul", cube, graph.number(0.044715)));
      String inside = place.node("Mul", sum, graph.number(Math.sqrt(2 / Math.PI)));
      String each = place.node("Add", place.node("Tanh", inside), graph.number(1));
      return place.node("Mul", place.node("Mul", x, graph.number(0.5)), each);
    }
    String erf = place.node("Erf", place.node("Mul", x, graph.number(Math.sqrt(0.5))));
    String half = place.node("Mul", x, graph.number(0.5));
    return place.node("Mul", half, place.node("Add", erf, graph.number(1)));
  }

  private static String relu(OnnxPlace place, LayerValues values, String x) {
    double slope = values.number("negativeSlope");
    double threshold = values.number("threshold");
    OnnxGraph graph = place.graph();
    if (slope == 0 && threshold == 0) {
      return values.has("maxValue")
          ? place.node("Clip", x, graph.number(0), graph.number(values.number("maxValue")))
          : place.node("Relu", x);
    }
    String above = x;
    if (values.has("maxValue")) {
      above = place.node("Min", x, graph.number(values.number("maxValue")));
    }
    String moved = place.node("Sub", x, graph.number(threshold));
    String below = place.node("Mul", moved, graph.number(slope));
    String is = place.node("GreaterOrEqual", x, graph.number(threshold));
    return place.node("Where", is, above, below);
  }

  private static boolean plain(LayerValues relu) {
    boolean zero = relu.number("negativeSlope") == 0 && relu.number("threshold") == 0;
    return zero && !relu.has("maxValue");
  }

  /** The name of a function in recurrent nodes; empty where there is none. */
  static String recurrent(Configured activation) {
    return switch (activation.declaration().name()) {
      case "Sigmoid" -> "Sigmoid";
      case "TanH" -> "Tanh";
      case "ReLU" -> plain(new LayerValues(activation)) ? "Relu" : "";
      case "SoftSign" -> "Softsign";
      case "SoftPlus" -> "Softplus";
      default -> "";
    };
  }
}
