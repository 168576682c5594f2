package org.pydl4j.modelimport.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.modelimport.internal.onnx.OnnxNode;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Shapes;

/** What is computed element by element, of values or with constants. */
final class OnnxElements {
  private OnnxElements() {}

  static OnnxSignal two(OnnxReader in, OnnxNode node) {
    boolean first = in.values().isSignal(node.input(0));
    boolean second = in.values().isSignal(node.input(1));
    if (first && second) {
      return several(in, node);
    }
    OnnxSignal x = in.values().signal(node, first ? 0 : 1);
    NDArray other = in.values().weight(node, first ? 1 : 0);
    if (other.length() == 1) {
      return number(in, node, x, Shapes.reshape(other, 1).getDouble(0), !first);
    }
    return features(in, node, x, other, first);
  }

  private static OnnxSignal number(
      OnnxReader in, OnnxNode node, OnnxSignal x, double number, boolean reversed) {
    boolean commutes = node.op().matches("Add|Mul|Max|Min");
    OnnxStep step =
        OnnxStep.of("ArithmeticVertex").with("op", operation(node)).with("number", number);
    if (reversed && !commutes) {
      step.with("reversed", true);
    }
    return in.builder().vertex(step, x);
  }

  private static String operation(OnnxNode node) {
    return switch (node.op()) {
      case "Add", "Sum" -> "ADD";
      case "Sub" -> "SUBTRACT";
      case "Mul" -> "MULTIPLY";
      case "Div" -> "DIVIDE";
      case "Pow" -> "POWER";
      case "Max" -> "MAX";
      default -> "MIN";
    };
  }

  /** A number for each feature: a bias of the layer before, or a factor and an offset. */
  private static OnnxSignal features(
      OnnxReader in, OnnxNode node, OnnxSignal x, NDArray other, boolean first) {
    int axis = axisOf(node, x, other);
    NDArray each = Shapes.reshape(other, other.length());
    if (node.op().equals("Add") && x.order()[axis] == 1) {
      OnnxSignal biased = biased(in, node, x, each, first ? 0 : 1);
      if (biased != null) {
        return biased;
      }
    }
    OnnxSignal there = in.builder().featuresAt(x, axis);
    if (each.length() != there.type().features()) {
      throw OnnxReading.refused(
          node, "has " + each.length() + " numbers for " + there.type().features() + " features");
    }
    NDArray one = in.values().ones(each.length());
    return switch (node.op()) {
      case "Add" -> OnnxNormalizations.scaled(in, node, there, null, each);
      case "Mul" -> OnnxNormalizations.scaled(in, node, there, each, null);
      case "Sub" ->
          first
              ? OnnxNormalizations.scaled(in, node, there, null, Arithmetic.neg(each))
              : OnnxNormalizations.scaled(in, node, there, Arithmetic.neg(one), each);
      case "Div" -> {
        if (!first) {
          throw OnnxReading.refused(node, "divides a constant by a value");
        }
        yield OnnxNormalizations.scaled(in, node, there, Arithmetic.div(one, each), null);
      }
      default -> throw OnnxReading.refused(node, "has a constant for each feature");
    };
  }

  /** The axis that a constant goes along, the others of which have the size 1. */
  private static int axisOf(OnnxNode node, OnnxSignal x, NDArray other) {
    int found = -1;
    for (int i = 0; i < other.rank(); i++) {
      if (other.size(i) != 1) {
        found = found == -1 ? i + x.rank() - other.rank() : -2;
      }
    }
    if (found < 1) {
      throw OnnxReading.refused(
          node,
          "has a constant of the shape "
              + Arrays.toString(other.shape())
              + ", which is not one number for each feature");
    }
    return found;
  }

  /** The layer before with a bias, where it has none yet and nobody else reads it. */
  private static @Nullable OnnxSignal biased(
      OnnxReader in, OnnxNode node, OnnxSignal x, NDArray each, int input) {
    OnnxStep before = in.builder().step(x.vertex());
    boolean alone =
        in.values().isReadOnce(node.input(input))
            && in.values().isOnlyName(x.vertex())
            && !in.builder().isRead(x.vertex());
    if (before == null || !alone || each.length() != x.type().features()) {
      return null;
    }
    boolean has = before.json().has("hasBias") && before.json().get("hasBias").getAsBoolean();
    String type = before.json().get("@class").getAsString();
    if (has || !type.matches("Dense|Convolution([13]D)?|Deconvolution[123]D")) {
      return null;
    }
    before.with("hasBias", true).parameter("b", Casts.contiguous(each));
    return x;
  }

  static OnnxSignal several(OnnxReader in, OnnxNode node) {
    List<OnnxSignal> parts = new ArrayList<>();
    OnnxSignal first = null;
    for (int i = 0; i < node.inputs().size(); i++) {
      if (!in.values().isSignal(node.input(i))) {
        return node.inputs().size() == 2
            ? two(in, node)
            : refuse(node, "mixes values and constants");
      }
      OnnxSignal part = in.values().signal(node, i);
      first = first == null ? wide(in, node) : first;
      parts.add(alike(in, node, part, first));
    }
    if (parts.size() == 1) {
      return parts.get(0);
    }
    boolean same =
        parts.stream()
            .allMatch(part -> Arrays.equals(part.type().shape(), parts.get(0).type().shape()));
    OnnxSignal[] all = parts.toArray(OnnxSignal[]::new);
    String together =
        switch (node.op()) {
          case "Add", "Sum" -> "ADD";
          case "Mul" -> "PRODUCT";
          case "Mean" -> "AVERAGE";
          case "Max" -> "MAX";
          case "Min" -> "MIN";
          default -> "";
        };
    if (same && !together.isEmpty()) {
      return in.builder().vertex(OnnxStep.of("ElementWiseVertex").with("op", together), all);
    }
    if (node.op().equals("Mean")) {
      return refuse(node, "takes the mean of values of other shapes");
    }
    OnnxStep step = OnnxStep.of("ArithmeticVertex").with("op", operation(node));
    OnnxSignal made = in.builder().vertex(step, all);
    return made.ordered(parts.get(0).order());
  }

  /** The input whose axes are all there here, which the others follow; the first one else. */
  private static OnnxSignal wide(OnnxReader in, OnnxNode node) {
    for (int i = 0; i < node.inputs().size(); i++) {
      OnnxSignal found = in.values().found(node.input(i));
      if (found != null && found.place(OnnxSignal.ONE) < 0) {
        return found;
      }
    }
    return in.values().signal(node, 0);
  }

  private static OnnxSignal refuse(OnnxNode node, String what) {
    throw OnnxReading.refused(node, what);
  }

  /** A value with its axes as another one has them. */
  private static OnnxSignal alike(
      OnnxReader in, OnnxNode node, OnnxSignal given, OnnxSignal first) {
    if (Arrays.equals(given.order(), first.order())) {
      return given;
    }
    OnnxSignal part = in.builder().spread(given);
    if (part.rank() != first.rank()) {
      throw OnnxReading.refused(
          node,
          "joins "
              + Arrays.toString(first.shape())
              + " and "
              + Arrays.toString(part.shape())
              + ", which have not as many axes");
    }
    int features = first.place(1);
    OnnxSignal made = features < 0 ? part : in.builder().featuresAt(part, features);
    if (!Arrays.equals(made.order(), first.order())) {
      throw OnnxReading.refused(node, "joins values of other orders of axes");
    }
    return made;
  }

  static OnnxSignal alone(OnnxReader in, OnnxNode node) {
    OnnxSignal x = in.values().signal(node, 0);
    OnnxStep step = OnnxStep.of("ArithmeticVertex");
    return in.builder()
        .vertex(
            switch (node.op()) {
              case "Neg" -> step.with("op", "MULTIPLY").with("number", -1.0);
              case "Sqrt" -> step.with("op", "POWER").with("number", 0.5);
              default -> step.with("op", "DIVIDE").with("number", 1.0).with("reversed", true);
            },
            x);
  }

  static OnnxSignal same(OnnxReader in, OnnxNode node) {
    long to = node.whole("to", 1);
    if (node.op().equals("Cast") && to != 1 && to != 10 && to != 11 && to != 16) {
      throw OnnxReading.refused(node, "makes whole numbers of a value");
    }
    return in.values().signal(node, 0);
  }

  static OnnxSignal dropout(OnnxReader in, OnnxNode node) {
    OnnxSignal x = in.values().signal(node, 0);
    double rate = in.values().number(node, "ratio", 1, 0.5);
    if (node.outputs().size() > 1 && !in.values().isUnread(node.outputs().get(1))) {
      throw OnnxReading.refused(node, "gives its mask, too");
    }
    return rate <= 0 || rate >= 1
        ? x
        : in.builder().layer(OnnxStep.of("Dropout").with("dropOut", 1 - rate), x);
  }
}
