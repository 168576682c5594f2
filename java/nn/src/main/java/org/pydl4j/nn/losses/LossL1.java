package org.pydl4j.nn.losses;

import java.util.Optional;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.LossReduction;
import org.pydl4j.nd.ops.Losses;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;

/** Sum over outputs of |o - y|. */
public final class LossL1 extends ElementLoss {
  /** Name, documentation and keys. */
  public static final Declaration<LossL1> DECLARATION =
      Declaration.of(KIND, "L1", LossL1::new)
          .alias("l1")
          .doc("Sum over outputs of |o - y|. DL4J: LossFunction.L1.")
          .positional(WEIGHTS)
          .build();

  private LossL1(Settings settings) {
    super(DECLARATION, settings, false);
  }

  @Override
  protected NDArray perOutput(NDArray preOutput, NDArray labels, ActivationFunction activation) {
    return Maths.abs(Arithmetic.sub(activation.apply(preOutput), labels));
  }

  @Override
  protected Optional<NDArray> fused(
      NDArray preOutput, NDArray labels, ActivationFunction activation) {
    return Optional.of(Losses.l1(activation.apply(preOutput), labels, LossReduction.BATCH_MEAN));
  }

  /** Starts a builder. */
  public static LossL1Builder builder() {
    return new LossL1Builder();
  }
}
