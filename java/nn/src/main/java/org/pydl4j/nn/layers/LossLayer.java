package org.pydl4j.nn.layers;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;

/**
 * A loss without weights, behind the last layer that has some: {@code activation(x)}. DL4J: {@code
 * LossLayer}.
 *
 * <p>Input and output [n, size]. No parameters. The activation is identity unless set here.
 *
 * <pre>{@code
 * LossLayer.builder().loss("mcxent").activation("softmax")
 * }</pre>
 */
public final class LossLayer extends PlainLoss {
  /** Name, documentation and keys. */
  public static final Declaration<LossLayer> DECLARATION =
      Declaration.of(KIND, "Loss", LossLayer::new)
          .doc(
              "A loss without weights, behind the last layer that has some.\nactivation(x)\n"
                  + "Input: [n, size].\nOutput: the same shape.\nNo parameters.\nDL4J: LossLayer.")
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
