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

/** Sum over outputs of (o - y)². */
public final class LossL2 extends ElementLoss {
  /** Name, documentation and keys. */
  public static final Declaration<LossL2> DECLARATION =
      Declaration.of(KIND, "L2", LossL2::new)
          .alias("l2")
          .doc("Sum over outputs of (o - y)². DL4J: LossFunction.L2.")
          .positional(WEIGHTS)
          .build();

  private LossL2(Settings settings) {
    super(DECLARATION, settings, false);
  }

  @Override
  protected NDArray perOutput(NDArray preOutput, NDArray labels, ActivationFunction activation) {
    return Maths.square(Arithmetic.sub(activation.apply(preOutput), labels));
  }

  @Override
  protected Optional<NDArray> fused(
      NDArray preOutput, NDArray labels, ActivationFunction activation) {
    return Optional.of(Losses.mse(activation.apply(preOutput), labels, LossReduction.BATCH_MEAN));
  }

  /** Starts a builder. */
  public static LossL2Builder builder() {
    return new LossL2Builder();
  }
}
