package org.pydl4j.nn.layers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Convolutions;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Recurrences;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.activations.ActivationFunctions;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.weights.WeightInit;

/**
 * What {@link LSTM} and {@link GravesLSTM} share. Gates lie in DL4J's order: block input, forget
 * gate, output gate, input gate.
 */
abstract class LongShortTermMemory extends RecurrentLayer {
  /** Start of the forget gate's biases. */
  static final Key<Double> FORGET_GATE_BIAS_INIT =
      Key.of("forgetGateBiasInit", Type.DOUBLE)
          .defaultsTo(1.0)
          .doc("The value that the forget gate's biases start with; 1 to 5 help to remember.");

  /** What makes a logistic gate exactly 1 or 0, in float64 too. */
  private static final double SHUT = 1e4;

  LongShortTermMemory(Declaration<?> declaration, Settings settings) {
    super(declaration, settings);
  }

  @Override
  final List<String> states() {
    return List.of(OUTPUT_STATE, "prevMem");
  }

  @Override
  final int gates() {
    return 4;
  }

  @Override
  final WeightInit biasStart() {
    return ForgetGateBias.of(get(FORGET_GATE_BIAS_INIT), get(LayerKeys.BIAS_INIT));
  }

  /** Whether the gates look at the memory cell. */
  abstract boolean peeps();

  @Override
  final boolean isUsual() {
    return !peeps()
        && activation().equals(ActivationFunctions.tanh())
        && get(GATE_ACTIVATION).equals(ActivationFunctions.sigmoid());
  }

  @Override
  final boolean hasShortStep() {
    return true;
  }

  @Override
  final Recurrences.Run whole(
      LayerContext context, NDArray x, List<NDArray> states, @Nullable NDArray padding) {
    if (x.size(0) == 1 && padding == null) {
      return oneStep(context, Shapes.squeeze(x, 0), states);
    }
    NDArray w = inEngineOrder(context.parameter("W"));
    NDArray rw = inEngineOrder(context.parameter("RW"));
    NDArray bias = bias(context);
    NDArray b = bias == null ? null : inEngineOrder(bias);
    if (padding == null) {
      return Recurrences.lstm(x, states.get(0), states.get(1), w, rw, b);
    }
    // One more input shuts the input gate and opens the forget gate behind the last real step.
    NDArray flag = Casts.castTo(padding, x.dtype());
    NDArray more = Nd.zeros(x.dtype(), 4, nOut(), 1);
    Indexing.slice(more, 0, 0, 1).assign(Nd.full(-SHUT, x.dtype(), 1, nOut(), 1));
    Indexing.slice(more, 0, 1, 2).assign(Nd.full(SHUT, x.dtype(), 1, nOut(), 1));
    NDArray wide = Shapes.concat(1, w, Shapes.reshape(more, 4 * nOut(), 1));
    NDArray flagged = Shapes.concat(2, x, flag);
    return Recurrences.lstm(flagged, states.get(0), states.get(1), wide, rw, b);
  }

  private Recurrences.Run oneStep(LayerContext context, NDArray x, List<NDArray> states) {
    NDArray w = context.parameter("W");
    NDArray rw = context.parameter("RW");
    Recurrences.Run made =
        Recurrences.lstmStep(x, states.get(0), states.get(1), w, rw, bias(context));
    return new Recurrences.Run(Shapes.expandDims(made.output(), 0), made.states());
  }

  private static NDArray inEngineOrder(NDArray rows) {
    List<NDArray> gates = Shapes.chunk(rows, 4, 0);
    return Shapes.concat(0, gates.get(3), gates.get(1), gates.get(0), gates.get(2));
  }

  /** Those of the gates, and of peepholes a row for the forget, output and input gate each. */
  @Override
  final List<NDArray> recurrentWeights(LayerContext context) {
    NDArray all = context.parameter("RW");
    if (!peeps()) {
      return List.of(all);
    }
    List<NDArray> parts = Shapes.split(all, new long[] {4 * nOut(), 3}, 0);
    List<NDArray> weights = new ArrayList<>(List.of(parts.get(0)));
    weights.addAll(Shapes.unstack(parts.get(1), 0));
    return weights;
  }

  @Override
  final List<NDArray> step(
      LayerContext context, List<NDArray> weights, NDArray fromInput, List<NDArray> states) {
    NDArray c = states.get(1);
    NDArray fromState = Convolutions.linear(states.get(0), weights.get(0), null);
    List<NDArray> sums = Shapes.chunk(Arithmetic.add(fromInput, fromState), 4, 1);
    ActivationFunction gate = get(GATE_ACTIVATION);
    NDArray block = activated(context, activation(), sums.get(0));
    NDArray forget = activated(context, gate, peeped(weights, 1, sums.get(1), c));
    NDArray input = activated(context, gate, peeped(weights, 3, sums.get(3), c));
    NDArray memory = Arithmetic.add(Arithmetic.mul(forget, c), Arithmetic.mul(input, block));
    NDArray output = activated(context, gate, peeped(weights, 2, sums.get(2), memory));
    return List.of(Arithmetic.mul(output, activated(context, activation(), memory)), memory);
  }

  /** The gate's sum with what it sees of the memory cell through its peephole. */
  private NDArray peeped(List<NDArray> weights, int number, NDArray sum, NDArray memory) {
    return peeps() ? Arithmetic.add(sum, Arithmetic.mul(memory, weights.get(number))) : sum;
  }
}
