package org.pydl4j.nn.losses;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;

/**
 * Mean absolute percentage error: 100 · sum over outputs of |(o - y) / y|, divided by nOut; labels
 * nearer to 0 than 1e-7 count as 1e-7, as in Keras.
 */
public final class LossMAPE extends ElementLoss {
  /** Name, documentation and keys. */
  public static final Declaration<LossMAPE> DECLARATION =
      Declaration.of(KIND, "MAPE", LossMAPE::new)
          .alias("mape")
          .alias("mean_absolute_percentage_error")
          .doc(
              "Mean absolute percentage error: 100 · sum over outputs of |(o - y) / "
                  + "y|, divided by nOut; labels nearer to 0 than 1e-7 count as 1e-7, as "
                  + "in Keras. DL4J: LossFunction.MEAN_ABSOLUTE_PERCENTAGE_ERROR.")
          .positional(WEIGHTS)
          .build();

  private LossMAPE(Settings settings) {
    super(DECLARATION, settings, true);
  }

  @Override
  protected NDArray perOutput(NDArray preOutput, NDArray labels, ActivationFunction activation) {
    NDArray size = Arithmetic.max(Maths.abs(labels), 1e-7);
    return Arithmetic.mul(
        Arithmetic.div(Maths.abs(Arithmetic.sub(activation.apply(preOutput), labels)), size),
        100.0);
  }

  /** Starts a builder. */
  public static LossMAPEBuilder builder() {
    return new LossMAPEBuilder();
  }
}
