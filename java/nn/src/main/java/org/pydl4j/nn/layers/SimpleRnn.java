package org.pydl4j.nn.layers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Convolutions;
import org.pydl4j.nd.ops.Recurrences;
import org.pydl4j.nn.activations.ActivationFunctions;
import org.pydl4j.nn.activations.ReLU;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;

/**
 * The plain recurrent layer: {@code h = activation(x · W + h · RW + b)}. DL4J: {@code SimpleRnn}.
 *
 * <p>Input [n, nIn, time], output [n, nOut, time]. Parameters: {@code W} [nIn, nOut], {@code RW}
 * [nOut, nOut], {@code b} [nOut]. A step that the mask leaves out changes no state, and its output
 * is 0.
 *
 * <pre>{@code
 * SimpleRnn.builder().nOut(32)
 * }</pre>
 */
public final class SimpleRnn extends RecurrentLayer {
  /** Name, documentation and keys. */
  public static final Declaration<SimpleRnn> DECLARATION =
      Declaration.of(KIND, "SimpleRnn", SimpleRnn::new)
          .doc(
              "The plain recurrent layer.\nh = activation(x · W + h · RW + b)\n"
                  + "Input: [n, nIn, time].\nOutput: [n, nOut, time].\n"
                  + "Parameters: W [nIn, nOut], RW [nOut, nOut], b [nOut].\n"
                  + "DL4J: SimpleRnn.")
          .positional(LayerKeys.N_OUT)
          .include(keys())
          .build();

  private SimpleRnn(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  List<String> states() {
    return List.of(OUTPUT_STATE);
  }

  @Override
  int gates() {
    return 1;
  }

  @Override
  double fanIn(long nIn) {
    return nIn;
  }

  @Override
  double fanOut(long nIn) {
    return nOut();
  }

  @Override
  boolean isUsual() {
    return activation().equals(ActivationFunctions.tanh()) || isRelu();
  }

  private boolean isRelu() {
    return activation().equals(ReLU.builder().build());
  }

  @Override
  Recurrences.Run whole(
      LayerContext context, NDArray x, List<NDArray> states, @Nullable NDArray padding) {
    return Recurrences.simple(
        x, states.get(0), context.parameter("W"), context.parameter("RW"), bias(context), isRelu());
  }

  @Override
  List<NDArray> step(
      LayerContext context, List<NDArray> weights, NDArray fromInput, List<NDArray> states) {
    NDArray fromState = Convolutions.linear(states.get(0), weights.get(0), null);
    return List.of(activated(context, activation(), Arithmetic.add(fromInput, fromState)));
  }

  /** Starts a builder. */
  public static SimpleRnnBuilder builder() {
    return new SimpleRnnBuilder();
  }
}
