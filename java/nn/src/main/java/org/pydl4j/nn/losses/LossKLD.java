package org.pydl4j.nn.losses;

import java.util.Optional;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;

/** Kullback-Leibler divergence: sum over outputs of y · log(y / o). */
public final class LossKLD extends ElementLoss {
  /** Name, documentation and keys. */
  public static final Declaration<LossKLD> DECLARATION =
      Declaration.of(KIND, "KL_DIVERGENCE", LossKLD::new)
          .alias("kl_divergence")
          .alias("reconstruction_crossentropy")
          .alias("kld")
          .doc(
              "Kullback-Leibler divergence: sum over outputs of y · log(y / o). With "
                  + "softmax and sigmoid it is computed from the logits. Labels: 0 to 1. "
                  + "DL4J: LossFunction.KL_DIVERGENCE, and RECONSTRUCTION_CROSSENTROPY, "
                  + "which is the same there (labels 0 and 1 count as 1e-5 and 1 there: "
                  + "1e-4 of difference).")
          .positional(WEIGHTS)
          .build();

  private LossKLD(Settings settings) {
    super(DECLARATION, settings, false);
  }

  @Override
  protected NDArray perOutput(NDArray preOutput, NDArray labels, ActivationFunction activation) {
    NDArray own = Maths.log(Maths.clip(labels, 1e-30, 1));
    return Arithmetic.mul(
        labels, Arithmetic.sub(own, CrossEntropies.logarithm(preOutput, activation)));
  }

  @Override
  public LabelRange labelRange() {
    return LabelRange.PROBABILITY;
  }

  @Override
  public Optional<String> objection(ActivationFunction activation) {
    return CrossEntropies.againstNumbers("KL_DIVERGENCE", activation, "softmax");
  }

  /** Starts a builder. */
  public static LossKLDBuilder builder() {
    return new LossKLDBuilder();
  }
}
