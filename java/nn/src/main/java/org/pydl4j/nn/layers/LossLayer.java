package org.pydl4j.nn.layers;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;

/**
 * A loss and an activation without weights, the last of a network. The score is the sum over all
 * places, divided by the number of examples. DL4J: {@code LossLayer}.
 *
 * <p>Input and output [n, size], or of sequences [n, size, time]. No parameters.
 *
 * <pre>{@code
 * LossLayer.builder().loss("mse")
 * }</pre>
 */
public final class LossLayer extends LossOnly {
  /** Name, documentation and keys. */
  public static final Declaration<LossLayer> DECLARATION =
      Declaration.of(KIND, "Loss", LossLayer::new)
          .doc(
              "A loss and an activation without weights, the last of a network.\n"
                  + "Input: [n, size], or of sequences [n, size, time].\n"
                  + "Output: the same shape.\n"
                  + "No parameters.\n"
                  + "DL4J: LossLayer.")
          .positional(Output.LOSS)
          .key(ACTIVATION)
          .include(Layer.KEYS)
          .build();

  private LossLayer(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public InputFamily inputFamily() {
    return InputFamily.FEED_FORWARD;
  }

  /** Starts a builder. */
  public static LossLayerBuilder builder() {
    return new LossLayerBuilder();
  }
}
