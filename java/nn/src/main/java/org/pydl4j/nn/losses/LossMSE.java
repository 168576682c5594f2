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

/** Mean squared error: sum over outputs of (o - y)², divided by nOut. */
public final class LossMSE extends ElementLoss {
  /** Name, documentation and keys. */
  public static final Declaration<LossMSE> DECLARATION =
      Declaration.of(KIND, "MSE", LossMSE::new)
          .alias("mse")
          .alias("squared_loss")
          .doc(
              "Mean squared error: sum over outputs of (o - y)², divided by nOut. "
                  + "DL4J: LossFunction.MSE.")
          .positional(WEIGHTS)
          .build();

  private LossMSE(Settings settings) {
    super(DECLARATION, settings, true);
  }

  @Override
  protected NDArray perOutput(NDArray preOutput, NDArray labels, ActivationFunction activation) {
    return Maths.square(Arithmetic.sub(activation.apply(preOutput), labels));
  }

  @Override
  protected Optional<NDArray> fused(
      NDArray preOutput, NDArray labels, ActivationFunction activation) {
    return Optional.of(Losses.mse(activation.apply(preOutput), labels, LossReduction.MEAN));
  }

  /** Starts a builder. */
  public static LossMSEBuilder builder() {
    return new LossMSEBuilder();
  }
}
