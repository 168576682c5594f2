package org.pydl4j.nn.layers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Convolutions;
import org.pydl4j.nd.ops.Recurrences;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.activations.ActivationFunctions;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.weights.WeightInits;

/**
 * Gated recurrent units (Cho et al. 2014). PyTorch and Keras: {@code GRU}; DL4J's layers have none.
 *
 * <p>Input [n, nIn, time], output [n, nOut, time]. Parameters: {@code W} [nIn, 3 · nOut], {@code
 * RW} [nOut, 3 · nOut], {@code b} [3 · nOut], with {@code resetAfter} also {@code rb} [3 · nOut],
 * each in PyTorch's order reset gate, update gate, new values. A step that the mask leaves out
 * changes no state, and its output is 0.
 *
 * <pre>{@code
 * GRU.builder().nOut(200)
 * }</pre>
 */
public final class GRU extends RecurrentLayer {
  /** Where the reset gate works. */
  public static final Key<Boolean> RESET_AFTER =
      Key.of("resetAfter", Type.BOOL)
          .defaultsTo(true)
          .doc(
              "Whether the reset gate works behind the product of state and recurrent weights, as"
                  + " in PyTorch and Keras, which has biases of its own then; before it in the"
                  + " paper.");

  /** Name, documentation and keys. */
  public static final Declaration<GRU> DECLARATION =
      Declaration.of(KIND, "GRU", GRU::new)
          .doc(
              "Gated recurrent units (Cho et al. 2014).\n"
                  + "h = (1 - z) · new + z · h; new = activation(x · W + b + r · (h · RW + rb)), or"
                  + " activation(x · W + b + (r · h) · RW) without resetAfter; r and z through"
                  + " gateActivationFn.\n"
                  + "Input: [n, nIn, time].\nOutput: [n, nOut, time].\n"
                  + "Parameters: W [nIn, 3 · nOut], RW [nOut, 3 · nOut], b [3 · nOut], with"
                  + " resetAfter rb [3 · nOut], in the order r, z, new.\n"
                  + "PyTorch and Keras: GRU.")
          .positional(LayerKeys.N_OUT)
          .include(keys(RESET_AFTER, GATE_ACTIVATION))
          .build();

  private GRU(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  List<String> states() {
    return List.of(OUTPUT_STATE);
  }

  @Override
  int gates() {
    return 3;
  }

  @Override
  public List<ParameterSpec> parameters(InputType input) {
    List<ParameterSpec> parameters = new ArrayList<>(super.parameters(input));
    if (hasRecurrentBias()) {
      parameters.add(
          ParameterSpec.of(
              "rb",
              ParameterRole.BIAS,
              WeightInits.constant(get(LayerKeys.BIAS_INIT)),
              3 * nOut()));
    }
    return parameters;
  }

  @Override
  boolean isUsual() {
    return get(RESET_AFTER)
        && activation().equals(ActivationFunctions.tanh())
        && get(GATE_ACTIVATION).equals(ActivationFunctions.sigmoid());
  }

  @Override
  boolean hasShortStep() {
    return true;
  }

  @Override
  Recurrences.Run whole(
      LayerContext context, NDArray x, List<NDArray> states, @Nullable NDArray padding) {
    NDArray b = bias(context);
    NDArray rb = recurrentBias(context);
    return Recurrences.gru(
        x, states.get(0), context.parameter("W"), context.parameter("RW"), b, rb);
  }

  @Override
  @Nullable NDArray real(LayerContext context, NDArray x, List<NDArray> states, StepMask mask) {
    NDArray b = bias(context);
    NDArray rb = recurrentBias(context);
    NDArray w = context.parameter("W");
    return Recurrences.gruOfReal(x, mask.steps(), states.get(0), w, context.parameter("RW"), b, rb);
  }

  /** Null without, and where the reset comes before the product. */
  private @Nullable NDArray recurrentBias(LayerContext context) {
    return hasRecurrentBias() ? context.parameter("rb") : null;
  }

  private boolean hasRecurrentBias() {
    return get(LayerKeys.HAS_BIAS) && get(RESET_AFTER);
  }

  /** All in one with resetAfter, else those of the gates and those of the new values. */
  @Override
  List<NDArray> recurrentWeights(LayerContext context) {
    NDArray rw = context.parameter("RW");
    return get(RESET_AFTER) ? List.of(rw) : Shapes.split(rw, new long[] {2 * nOut(), nOut()}, 0);
  }

  @Override
  List<NDArray> step(
      LayerContext context, List<NDArray> weights, NDArray fromInput, List<NDArray> states) {
    NDArray h = states.get(0);
    ActivationFunction gate = get(GATE_ACTIVATION);
    boolean after = get(RESET_AFTER);
    NDArray rb = recurrentBias(context);
    List<NDArray> in = Shapes.chunk(fromInput, 3, 1);
    List<NDArray> own = Shapes.chunk(Convolutions.linear(h, weights.get(0), rb), after ? 3 : 2, 1);
    NDArray reset = activated(context, gate, Arithmetic.add(in.get(0), own.get(0)));
    NDArray update = activated(context, gate, Arithmetic.add(in.get(1), own.get(1)));
    NDArray remembered =
        after
            ? Arithmetic.mul(reset, own.get(2))
            : Convolutions.linear(Arithmetic.mul(reset, h), weights.get(1), null);
    NDArray fresh = activated(context, activation(), Arithmetic.add(in.get(2), remembered));
    NDArray kept = Arithmetic.mul(update, Arithmetic.sub(h, fresh));
    return List.of(Arithmetic.add(fresh, kept));
  }

  /** Starts a builder. */
  public static GRUBuilder builder() {
    return new GRUBuilder();
  }
}
