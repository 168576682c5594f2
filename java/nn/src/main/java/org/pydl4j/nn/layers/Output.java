package org.pydl4j.nn.layers;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.activations.ActivationFunctions;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.losses.LossFunction;

/**
 * Fully connected layer with a loss, the last of a network: {@code activation(x · W + b)}. DL4J:
 * {@code OutputLayer}.
 *
 * <p>Input [n, nIn], output [n, nOut]. Parameters: {@code W} [nIn, nOut], {@code b} [nOut]. The
 * activation is softmax unless set here; the network's own activation does not reach it.
 *
 * <pre>{@code
 * Output.builder().nOut(10).loss("mcxent").activation("softmax")
 * }</pre>
 */
public final class Output extends FullyConnected implements OutputLayer {
  /** What training makes small. */
  public static final Key<LossFunction> LOSS =
      Key.of("loss", Type.object(LossFunction.KIND))
          .required()
          .doc("What training makes small (DL4J: lossFunction).");

  /**
   * Softmax by default, and not inherited: a hidden layers' relu on an output is hardly ever meant.
   */
  public static final Key<ActivationFunction> ACTIVATION =
      Key.of("activation", Type.object(ActivationFunction.KIND))
          .defaultsTo(ActivationFunctions.softmax())
          .doc("Function applied to the output; not inherited from the network.");

  /** Name, documentation and keys. */
  public static final Declaration<Output> DECLARATION =
      Declaration.of(KIND, "Output", Output::new)
          .doc(
              "Fully connected layer with a loss, the last of a network.\nactivation(x · W + b)\n"
                  + "Input: [n, nIn].\nOutput: [n, nOut].\nParameters: W [nIn, nOut], b [nOut].\n"
                  + "DL4J: OutputLayer.")
          .positional(LayerKeys.N_OUT)
          .key(LOSS)
          .include(FeedForwardLayer.KEYS)
          .key(ACTIVATION)
          .build();

  private Output(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public ActivationFunction activation() {
    return get(ACTIVATION);
  }

  @Override
  public LossFunction loss() {
    return get(LOSS);
  }

  @Override
  public NDArray logits(LayerContext context, NDArray input) {
    return preOutput(context, dropOut(context, input));
  }

  /** Starts a builder. */
  public static OutputBuilder builder() {
    return new OutputBuilder();
  }
}
