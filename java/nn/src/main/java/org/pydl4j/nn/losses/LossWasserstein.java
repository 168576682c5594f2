package org.pydl4j.nn.losses;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;

/** Mean over outputs of y · o, for critics with labels -1 and 1. */
public final class LossWasserstein extends ElementLoss {
  /** Name, documentation and keys. */
  public static final Declaration<LossWasserstein> DECLARATION =
      Declaration.of(KIND, "WASSERSTEIN", LossWasserstein::new)
          .alias("wasserstein")
          .doc(
              "Mean over outputs of y · o, for critics with labels -1 and 1. DL4J: "
                  + "LossFunction.WASSERSTEIN. arXiv:1701.07875.")
          .positional(WEIGHTS)
          .build();

  private LossWasserstein(Settings settings) {
    super(DECLARATION, settings, true);
  }

  @Override
  protected NDArray perOutput(NDArray preOutput, NDArray labels, ActivationFunction activation) {
    return Arithmetic.mul(labels, activation.apply(preOutput));
  }

  /** Starts a builder. */
  public static LossWassersteinBuilder builder() {
    return new LossWassersteinBuilder();
  }
}
