package org.pydl4j.modelimport.onnx;

import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pydl4j.modelimport.Gates;
import org.pydl4j.modelimport.internal.onnx.OnnxNode;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Comparison;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nd.ops.Shapes;

/** Recurrent nodes. */
final class OnnxSeries {
  private OnnxSeries() {}

  static OnnxSignal of(OnnxReader in, OnnxNode node) {
    OnnxSignal given = in.values().signal(node, 0);
    boolean examplesFirst = node.whole("layout", 0) == 1;
    requirePlain(in, node);
    OnnxSignal x = series(in, node, given, examplesFirst);
    OnnxSignal made = layer(in, node, x);
    boolean both = node.text("direction", "forward").equals("bidirectional");
    int directions = both ? OnnxSignal.BOTH : OnnxSignal.ONE;
    String last = node.outputs().size() > 1 ? node.outputs().get(1) : "";
    if (!last.isEmpty()) {
      state(in, node, made, last, examplesFirst);
    }
    return examplesFirst ? made.ordered(0, 2, directions, 1) : made.ordered(2, directions, 0, 1);
  }

  /** The last state of one direction; nobody need read it. */
  private static void state(
      OnnxReader in, OnnxNode node, OnnxSignal made, String name, boolean examplesFirst) {
    if (in.values().isUnread(name)) {
      return;
    }
    if (!node.text("direction", "forward").equals("forward")) {
      throw OnnxReading.refused(node, "gives the last state of a direction that is not forward");
    }
    OnnxSignal last = in.builder().vertex(OnnxStep.of("LastTimeStepVertex"), made.ordered(0, 1, 2));
    in.values()
        .signal(
            name,
            examplesFirst
                ? last.ordered(0, OnnxSignal.ONE, 1)
                : last.ordered(OnnxSignal.ONE, 0, 1));
  }

  private static void requirePlain(OnnxReader in, OnnxNode node) {
    if (!node.input(4).isEmpty()) {
      throw OnnxReading.refused(node, "takes the lengths of its series");
    }
    for (int i = 5; i < 7; i++) {
      String start = node.input(i);
      NDArray constant = start.isEmpty() ? null : in.values().constant(start);
      boolean zero =
          constant != null
              && Reduction.sum(Casts.castTo(Comparison.ne(constant, 0), in.values().type()))
                      .getDouble()
                  == 0;
      if (!start.isEmpty() && !zero) {
        throw OnnxReading.refused(node, "begins with a state that is not 0");
      }
    }
    if (!node.input(7).isEmpty() || node.has("clip") || node.whole("input_forget", 0) != 0) {
      throw OnnxReading.refused(node, "has peepholes, 'clip' or 'input_forget'");
    }
    boolean cells = node.op().equals("LSTM") && node.outputs().size() > 2;
    if (cells && !in.values().isUnread(node.outputs().get(2))) {
      throw OnnxReading.refused(node, "gives the state of its cells");
    }
  }

  /** [n, size, time] here, whatever the order is there. */
  private static OnnxSignal series(
      OnnxReader in, OnnxNode node, OnnxSignal x, boolean examplesFirst) {
    int examples = examplesFirst ? 0 : 1;
    if (x.rank() != 3 || x.order()[examples] != 0 || x.type().shape().length != 2) {
      throw OnnxReading.refused(
          node,
          "reads series whose first axis is not that of the examples when they come in",
          "Export it with batch_first=True");
    }
    OnnxSignal plain = x.ordered(0, x.order()[1 - examples], x.order()[2]);
    return in.builder().featuresAt(plain, 2);
  }

  private static OnnxSignal layer(OnnxReader in, OnnxNode node, OnnxSignal x) {
    NDArray weights = in.values().weight(node, 1);
    NDArray recurrent = in.values().weight(node, 2);
    NDArray biases = in.values().weightOrNull(node, 3);
    String direction = node.text("direction", "forward");
    int directions = direction.equals("bidirectional") ? 2 : 1;
    if (weights.rank() != 3 || weights.size(0) != directions || recurrent.rank() != 3) {
      throw OnnxReading.refused(
          node, "has weights of the shape " + Arrays.toString(weights.shape()));
    }
    OnnxStep step = plain(node);
    if (directions == 1) {
      parameters(node, step, "", weights, recurrent, biases, 0);
      if (direction.equals("forward")) {
        return in.builder().layer(step, x);
      }
      OnnxSignal back = in.builder().vertex(OnnxStep.of("ReverseTimeSeriesVertex"), x);
      OnnxSignal made = in.builder().layer(step, back);
      return in.builder().vertex(OnnxStep.of("ReverseTimeSeriesVertex"), made);
    }
    OnnxStep both = OnnxStep.of("Bidirectional").with("mode", "CONCAT");
    parameters(node, both, "f", weights, recurrent, biases, 0);
    parameters(node, both, "b", weights, recurrent, biases, 1);
    JsonObject inner = plain(node).json();
    inner.addProperty("hasBias", biases != null);
    return in.builder().layer(both.with("layer", inner), x);
  }

  private static OnnxStep plain(OnnxNode node) {
    boolean simple = node.op().equals("RNN");
    OnnxStep step =
        OnnxStep.of(simple ? "SimpleRnn" : node.op()).with("nOut", node.whole("hidden_size", 0));
    List<String> named = node.texts("activations");
    int each = node.op().equals("LSTM") ? 3 : simple ? 1 : 2;
    for (int i = each; i < named.size(); i++) {
      if (!named.get(i).equals(named.get(i - each))) {
        throw OnnxReading.refused(node, "has other activations in each direction");
      }
    }
    if (each == 3 && named.size() > 2 && !named.get(1).equals(named.get(2))) {
      throw OnnxReading.refused(node, "has other activations for its cells and its outputs");
    }
    String own = named.isEmpty() ? "Tanh" : named.get(simple ? 0 : 1);
    step.with("activation", OnnxStep.named(activation(node, own)));
    if (!simple) {
      String gate = named.isEmpty() ? "Sigmoid" : named.get(0);
      step.with("gateActivationFn", OnnxStep.named(activation(node, gate)));
    }
    if (node.op().equals("GRU")) {
      step.with("resetAfter", node.whole("linear_before_reset", 0) != 0);
    }
    return step;
  }

  private static String activation(OnnxNode node, String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "tanh" -> "tanh";
      case "sigmoid" -> "sigmoid";
      case "relu" -> "relu";
      case "softsign" -> "softsign";
      case "softplus" -> "softplus";
      default -> throw OnnxReading.refused(node, "has the activation " + name);
    };
  }

  private static void parameters(
      OnnxNode node,
      OnnxStep step,
      String prefix,
      NDArray weights,
      NDArray recurrent,
      @Nullable NDArray biases,
      int direction) {
    int[] order =
        switch (node.op()) {
          case "LSTM" -> new int[] {3, 2, 1, 0}; // i o f c there
          case "GRU" -> new int[] {1, 0, 2}; // z r h there
          default -> new int[] {0};
        };
    step.parameter(prefix + "W", turned(weights, direction, order));
    step.parameter(prefix + "RW", turned(recurrent, direction, order));
    boolean inner = prefix.isEmpty();
    if (inner) {
      step.with("hasBias", biases != null);
    }
    if (biases == null) {
      return;
    }
    List<NDArray> two = Shapes.chunk(part(biases, direction), 2, 0);
    boolean apart = node.op().equals("GRU") && node.whole("linear_before_reset", 0) != 0;
    NDArray first = apart ? two.get(0) : Arithmetic.add(two.get(0), two.get(1));
    step.parameter(prefix + "b", Gates.ordered(first, 0, order));
    if (apart) {
      step.parameter(prefix + "rb", Gates.ordered(two.get(1), 0, order));
    }
  }

  private static NDArray part(NDArray all, int direction) {
    return Shapes.unstack(all, 0).get(direction);
  }

  private static NDArray turned(NDArray all, int direction, int... order) {
    return Casts.contiguous(Shapes.transpose(Gates.ordered(part(all, direction), 0, order)));
  }
}
