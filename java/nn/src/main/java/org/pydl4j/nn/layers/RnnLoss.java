package org.pydl4j.nn.layers;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;

/**
 * A loss for each time step, without weights: {@code activation(x)}. DL4J: {@code RnnLossLayer}.
 *
 * <p>Input and output [n, size, time]. No parameters. The activation is identity unless set here.
 *
 * <pre>{@code
 * RnnLoss.builder().loss("mcxent").activation("softmax")
 * }</pre>
 */
public final class RnnLoss extends LossOnly {
  /** Name, documentation and keys. */
  public static final Declaration<RnnLoss> DECLARATION =
      Declaration.of(KIND, "RnnLoss", RnnLoss::new)
          .doc(
              "A loss for each time step, without weights.\n"
                  + "activation(x)\n"
                  + "Input: [n, size, time].\n"
                  + "Output: the same shape.\n"
                  + "No parameters.\n"
                  + "DL4J: RnnLossLayer.")
          .positional(Output.LOSS)
          .key(ACTIVATION)
          .include(Layer.KEYS)
          .build();

  private RnnLoss(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public InputFamily inputFamily() {
    return InputFamily.TIME_STEPS;
  }

  /** Starts a builder. */
  public static RnnLossBuilder builder() {
    return new RnnLossBuilder();
  }
}
