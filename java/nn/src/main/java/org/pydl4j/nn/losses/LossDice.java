package org.pydl4j.nn.losses;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;

/**
 * 1 - 2 · TP / (sum of o + sum of y + 1e-7), TP = sum of y · o over the mini-batch and all outputs.
 */
public final class LossDice extends BatchLoss {
  /** Name, documentation and keys. */
  public static final Declaration<LossDice> DECLARATION =
      Declaration.of(KIND, "DICE", LossDice::new)
          .alias("dice")
          .doc(
              "Overlap: 1 - 2 · TP / (sum of o + sum of y + 1e-7), TP = sum of y · o "
                  + "over the mini-batch and all outputs. A loss of whole mini-batches. "
                  + "Labels: 0 to 1. Keras: Dice. arXiv:1606.04797.")
          .build();

  private LossDice(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  protected NDArray of(NDArray both, NDArray outputs, NDArray labels) {
    return rest(ratio(Arithmetic.mul(both, 2.0), Arithmetic.add(outputs, labels)));
  }

  /** Starts a builder. */
  public static LossDiceBuilder builder() {
    return new LossDiceBuilder();
  }
}
