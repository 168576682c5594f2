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

/** Mean absolute error: sum over outputs of |o - y|, divided by nOut. */
public final class LossMAE extends ElementLoss {
  /** Name, documentation and keys. */
  public static final Declaration<LossMAE> DECLARATION =
      Declaration.of(KIND, "MAE", LossMAE::new)
          .alias("mae")
          .alias("mean_absolute_error")
          .doc(
              "Mean absolute error: sum over outputs of |o - y|, divided by nOut. "
                  + "DL4J: LossFunction.MEAN_ABSOLUTE_ERROR.")
          .positional(WEIGHTS)
          .build();

  private LossMAE(Settings settings) {
    super(DECLARATION, settings, true);
  }

  @Override
  protected NDArray perOutput(NDArray preOutput, NDArray labels, ActivationFunction activation) {
    return Maths.abs(Arithmetic.sub(activation.apply(preOutput), labels));
  }

  @Override
  protected Optional<NDArray> fused(
      NDArray preOutput, NDArray labels, ActivationFunction activation) {
    return Optional.of(Losses.l1(activation.apply(preOutput), labels, LossReduction.MEAN));
  }

  /** Starts a builder. */
  public static LossMAEBuilder builder() {
    return new LossMAEBuilder();
  }
}
