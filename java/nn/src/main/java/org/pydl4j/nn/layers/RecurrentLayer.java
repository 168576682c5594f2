package org.pydl4j.nn.layers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Recurrences;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.activations.ActivationFunctions;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.inputs.Recurrent;
import org.pydl4j.nn.weights.WeightInit;
import org.pydl4j.nn.weights.WeightInits;

/**
 * What layers share that go over a series step by step and remember a state. Input [n, nIn, time],
 * output [n, nOut, time].
 *
 * <p>A step that the mask leaves out hands the state on as it is, and its output is 0. The products
 * of all steps' inputs are one product. Where the functions are the usual ones, the engine computes
 * the whole series in one call; otherwise there is one product a step.
 */
public abstract class RecurrentLayer extends Layer {
  /** Function of what a step makes; unlike other layers' it is tanh when nothing is set. */
  public static final Key<ActivationFunction> ACTIVATION =
      LayerKeys.ACTIVATION
          .defaultsTo(ActivationFunctions.tanh())
          .doc("Function of what a step makes; tanh when neither layer nor network sets one.");

  /** Function of the gates. */
  public static final Key<ActivationFunction> GATE_ACTIVATION =
      Key.of("gateActivationFn", Type.object(ActivationFunction.KIND))
          .defaultsTo(ActivationFunctions.sigmoid())
          .doc("Function of the gates.");

  /** Start of the recurrent weights. */
  public static final Key<WeightInit> WEIGHT_INIT_RECURRENT =
      Key.of("weightInitRecurrent", Type.object(WeightInit.KIND))
          .doc("How the recurrent weights start; like the others (weightInit) when not set.");

  /** What steps that the mask leaves out give. */
  public static final Key<Boolean> REPEATS_MASKED =
      Key.of("repeatsMasked", Type.BOOL)
          .defaultsTo(false)
          .doc(
              "Whether the output of a step that the mask leaves out is that of the last real step"
                  + " before it, as in Keras, and not 0.");

  /** DL4J's name of the state that is the last output. */
  static final String OUTPUT_STATE = "prevAct";

  private final ParameterLayout layout = ParameterLayout.F;

  /** For the kinds of this package. */
  RecurrentLayer(Declaration<?> declaration, Settings settings) {
    super(declaration, settings);
  }

  /** The keys of all of them, with some between. */
  static List<Key<?>> keys(Key<?>... own) {
    List<Key<?>> keys = new ArrayList<>();
    keys.add(LayerKeys.N_OUT);
    keys.add(LayerKeys.N_IN);
    keys.add(LayerKeys.HAS_BIAS);
    Collections.addAll(keys, own);
    keys.add(WEIGHT_INIT_RECURRENT);
    keys.add(REPEATS_MASKED);
    keys.addAll(LayerKeys.INHERITED);
    keys.replaceAll(key -> key == LayerKeys.ACTIVATION ? ACTIVATION : key);
    keys.add(LayerKeys.NAME);
    keys.add(LayerKeys.FROZEN);
    return List.copyOf(keys);
  }

  /** The names of what it remembers, the output first. */
  abstract List<String> states();

  @Override
  public final List<String> carriedNames() {
    return states();
  }

  /** How many gates a unit has, its new value included. */
  abstract int gates();

  /** Numbers a row of the recurrent weights has: more than the gates' with peepholes. */
  long recurrentColumns() {
    return gates() * nOut();
  }

  /** How the biases start, [gates · nOut]. */
  WeightInit biasStart() {
    return WeightInits.constant(get(LayerKeys.BIAS_INIT));
  }

  /** Whether the engine's own layer computes the same. */
  abstract boolean isUsual();

  /**
   * The whole series by the engine's own layer; called where {@link #isUsual} alone.
   *
   * @param x [time, n, nIn]
   * @param padding [time, n, 1], 1 where a step is padding behind the last real one and the states
   *     but the output must come through it; null when they need not
   */
  abstract Recurrences.Run whole(
      LayerContext context, NDArray x, List<NDArray> states, @Nullable NDArray padding);

  /**
   * The outputs of the real steps of a series, 0 at the others; null where {@link #whole} has to
   * compute all of them. Its only state is the output.
   */
  @Nullable NDArray real(LayerContext context, NDArray x, List<NDArray> states, StepMask mask) {
    return null;
  }

  /** Whether {@link #whole} knows a short way for one step. */
  boolean hasShortStep() {
    return false;
  }

  /** What {@link #step} needs of the recurrent weights, made once for a series. */
  List<NDArray> recurrentWeights(LayerContext context) {
    return List.of(context.parameter("RW"));
  }

  /**
   * One step.
   *
   * @param weights from {@link #recurrentWeights}
   * @param fromInput [n, gates · nOut], the part of the inputs and the biases
   * @param states those before the step, [n, nOut] each
   * @return those behind it, the output first
   */
  abstract List<NDArray> step(
      LayerContext context, List<NDArray> weights, NDArray fromInput, List<NDArray> states);

  /** Number of outputs. */
  public final long nOut() {
    return get(LayerKeys.N_OUT);
  }

  /** The function of what a step makes. */
  public final ActivationFunction activation() {
    return get(ACTIVATION);
  }

  @Override
  public InputFamily inputFamily() {
    return InputFamily.RECURRENT;
  }

  @Override
  public InputType outputType(InputType input, LayerPlace place) {
    long size = input.features();
    long expected = find(LayerKeys.N_IN).orElse(size);
    if (expected != size) {
      throw place.expects(
          expected + " inputs a time step",
          Long.toString(size),
          "Set its 'nIn' to " + size + ", or leave it out.");
    }
    return ((Recurrent) input).of(InputType.feedForward(nOut()));
  }

  @Override
  public List<ParameterSpec> parameters(InputType input) {
    long nIn = input.features();
    double fanOut = fanOut(nIn);
    WeightInit start = get(LayerKeys.WEIGHT_INIT);
    WeightInit recurrent = find(WEIGHT_INIT_RECURRENT).orElse(start);
    List<ParameterSpec> parameters = new ArrayList<>();
    long[] shape = {nIn, gates() * nOut()};
    long[] own = {nOut(), recurrentColumns()};
    ParameterRole weight = ParameterRole.WEIGHT;
    parameters.add(new ParameterSpec("W", shape, layout, weight, start, fanIn(nIn), fanOut));
    parameters.add(new ParameterSpec("RW", own, layout, weight, recurrent, nOut(), fanOut));
    if (get(LayerKeys.HAS_BIAS)) {
      parameters.add(ParameterSpec.of("b", ParameterRole.BIAS, biasStart(), gates() * nOut()));
    }
    return parameters;
  }

  /** The fan of what one output sees of the inputs; DL4J takes nOut for gated layers. */
  double fanIn(long nIn) {
    return nOut();
  }

  /** The fan of what one input reaches; as in DL4J. */
  double fanOut(long nIn) {
    return nIn + nOut();
  }

  /** The biases, or null without. */
  final @Nullable NDArray bias(LayerContext context) {
    return get(LayerKeys.HAS_BIAS) ? context.parameter("b") : null;
  }

  @Override
  public NDArray forward(LayerContext context, NDArray input) {
    return apply(context, Signal.of(input)).value();
  }

  @Override
  public Signal apply(LayerContext context, Signal input) {
    return over(context, input, List.of(), context.carries()).get(0);
  }

  /**
   * The series and then the states behind the last real step of each, as other layers begin with
   * them, after the dropout of the input.
   *
   * @param series [n, nIn, time]
   * @param start the states before the first step, [n, nOut] each, the output first; empty for 0
   *     each. Where the segment before left states behind, these count
   * @return [n, nOut, time], and [n, nOut] for each state
   */
  public final List<Signal> through(LayerContext context, Signal series, List<NDArray> start) {
    Signal input = series.with(dropOut(context, series.value()));
    return over(context, input, start, true);
  }

  /** How many states it has: two of those with a memory cell. */
  public final int stateCount() {
    return states().size();
  }

  private List<Signal> over(
      LayerContext context, Signal input, List<NDArray> start, boolean handsOn) {
    NDArray x = Shapes.permute(input.value(), 2, 0, 1); // [time, n, nIn]
    List<NDArray> before = before(context, x, start);
    StepMask mask = StepMask.of(input.mask(), x);
    // The engine's layers refuse series of nothing, and cost more than they save on one step.
    boolean enough = x.size(0) > 1 || (hasShortStep() && mask == null);
    Recurrences.Run made =
        isUsual() && x.length() > 0 && enough
            ? whole(context, x, before, mask, handsOn)
            : new SteppedRun(this, context, mask).over(x, before);
    for (int i = 0; i < before.size(); i++) {
      context.carry(states().get(i), made.states().get(i));
    }
    NDArray output =
        mask != null && get(REPEATS_MASKED)
            ? mask.repeated(made.output(), before.get(0))
            : made.output();
    List<Signal> all = new ArrayList<>();
    all.add(input.with(Shapes.permute(output, 1, 2, 0)));
    made.states().forEach(state -> all.add(Signal.of(state)));
    return all;
  }

  private Recurrences.Run whole(
      LayerContext context,
      NDArray x,
      List<NDArray> before,
      @Nullable StepMask mask,
      boolean handsOn) {
    if (mask == null) {
      return whole(context, Casts.contiguous(x), before, (NDArray) null);
    }
    NDArray output = real(context, x, before, mask);
    List<NDArray> states = before;
    if (output == null) {
      NDArray padding = handsOn && before.size() > 1 ? mask.padding() : null;
      Recurrences.Run made = whole(context, mask.compact(x), before, padding);
      output = mask.spread(made.output());
      states = made.states();
    }
    if (handsOn) {
      states = new ArrayList<>(states);
      states.set(0, mask.last(output, before.get(0)));
    }
    return new Recurrences.Run(output, states);
  }

  private void requireFits(String name, NDArray state, long series) {
    if (state.rank() != 2 || state.size(0) != series || state.size(1) != nOut()) {
      throw new ShapeException(
          "The stored state "
              + name
              + " must be ["
              + series
              + ", "
              + nOut()
              + "] for "
              + series
              + " series. It is "
              + Arrays.toString(state.shape())
              + ". Go on with as many series as before, or call rnnClearPreviousState() first.");
    }
  }

  /** What the series before left behind, else what is given, else zeros. */
  private List<NDArray> before(LayerContext context, NDArray x, List<NDArray> start) {
    List<NDArray> before = new ArrayList<>();
    for (String name : states()) {
      NDArray given = before.size() < start.size() ? start.get(before.size()) : null;
      NDArray carried = context.carried(name);
      if (carried != null) {
        requireFits(name, carried, x.size(1));
      }
      NDArray found = carried != null ? carried : given;
      before.add(found != null ? found : Nd.zeros(x.dtype(), x.size(1), nOut()));
    }
    return before;
  }
}
