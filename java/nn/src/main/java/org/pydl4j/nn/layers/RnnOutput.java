package org.pydl4j.nn.layers;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.losses.LossFunction;

/**
 * Fully connected layer with a loss for each time step: {@code activation(x · W + b)}. DL4J: {@code
 * RnnOutputLayer}.
 *
 * <p>Input [n, nIn, time], output [n, nOut, time]. Parameters: {@code W} [nIn, nOut], {@code b}
 * [nOut]. The activation is softmax unless set here; the network's own activation does not reach
 * it.
 *
 * <pre>{@code
 * RnnOutput.builder().nOut(10).loss("mcxent").activation("softmax")
 * }</pre>
 */
public final class RnnOutput extends FullyConnected implements OutputLayer {
  /** Name, documentation and keys. */
  public static final Declaration<RnnOutput> DECLARATION =
      Declaration.of(KIND, "RnnOutput", RnnOutput::new)
          .doc(
              "Fully connected layer with a loss for each time step; refuses what is no sequence.\n"
                  + "activation(x · W + b)\n"
                  + "Input: [n, nIn, time].\nOutput: [n, nOut, time].\n"
                  + "Parameters: W [nIn, nOut], b [nOut].\n"
                  + "DL4J: RnnOutputLayer.")
          .positional(LayerKeys.N_OUT)
          .key(Output.LOSS)
          .include(FeedForwardLayer.KEYS)
          .key(Output.ACTIVATION)
          .build();

  private RnnOutput(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public InputFamily inputFamily() {
    return InputFamily.TIME_STEPS;
  }

  @Override
  public ActivationFunction activation() {
    return get(Output.ACTIVATION);
  }

  @Override
  public LossFunction loss() {
    return get(Output.LOSS);
  }

  @Override
  public NDArray logits(LayerContext context, NDArray input) {
    return preOutput(context, dropOut(context, input));
  }

  /** Starts a builder. */
  public static RnnOutputBuilder builder() {
    return new RnnOutputBuilder();
  }
}
