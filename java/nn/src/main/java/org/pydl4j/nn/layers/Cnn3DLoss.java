package org.pydl4j.nn.layers;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;

/**
 * A loss and an activation for each place of a volume, without weights, the last of a network.
 * Labels are [n, channels, depth, height, width], or class indices [n, depth, height, width]. The
 * score is the sum over all places, divided by the number of examples. DL4J: {@code
 * Cnn3DLossLayer}.
 *
 * <p>Input and output [n, channels, depth, height, width]. No parameters.
 *
 * <pre>{@code
 * Cnn3DLoss.builder().loss("mcxent").activation("softmax")
 * }</pre>
 */
public final class Cnn3DLoss extends LossOnly {
  /** Name, documentation and keys. */
  public static final Declaration<Cnn3DLoss> DECLARATION =
      Declaration.of(KIND, "Cnn3DLoss", Cnn3DLoss::new)
          .doc(
              "A loss and an activation for each place of a volume, without weights, the "
                  + "last of a network. Labels are [n, channels, depth, height, width], or class "
                  + "indices [n, depth, height, width].\n"
                  + "Input: [n, channels, depth, height, width].\n"
                  + "Output: the same shape.\n"
                  + "No parameters.\n"
                  + "DL4J: Cnn3DLossLayer.")
          .positional(Output.LOSS)
          .key(ACTIVATION)
          .include(Layer.KEYS)
          .build();

  private Cnn3DLoss(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public InputFamily inputFamily() {
    return InputFamily.CONVOLUTIONAL_3D;
  }

  /** Starts a builder. */
  public static Cnn3DLossBuilder builder() {
    return new Cnn3DLossBuilder();
  }
}
