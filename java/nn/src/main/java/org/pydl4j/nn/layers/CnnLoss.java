package org.pydl4j.nn.layers;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;

/**
 * A loss and an activation for each pixel of an image, without weights, the last of a network.
 * Labels are [n, channels, height, width], or class indices [n, height, width]. The score is the
 * sum over all places, divided by the number of examples. DL4J: {@code CnnLossLayer}.
 *
 * <p>Input and output [n, channels, height, width]. No parameters.
 *
 * <pre>{@code
 * CnnLoss.builder().loss("mcxent").activation("softmax")
 * }</pre>
 */
public final class CnnLoss extends LossOnly {
  /** Name, documentation and keys. */
  public static final Declaration<CnnLoss> DECLARATION =
      Declaration.of(KIND, "CnnLoss", CnnLoss::new)
          .doc(
              "A loss and an activation for each pixel of an image, without weights, the "
                  + "last of a network. Labels are [n, channels, height, width], or class indices "
                  + "[n, height, width].\n"
                  + "Input: [n, channels, height, width].\n"
                  + "Output: the same shape.\n"
                  + "No parameters.\n"
                  + "DL4J: CnnLossLayer.")
          .positional(Output.LOSS)
          .key(ACTIVATION)
          .include(Layer.KEYS)
          .build();

  private CnnLoss(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public InputFamily inputFamily() {
    return InputFamily.CONVOLUTIONAL;
  }

  /** Starts a builder. */
  public static CnnLossBuilder builder() {
    return new CnnLossBuilder();
  }
}
