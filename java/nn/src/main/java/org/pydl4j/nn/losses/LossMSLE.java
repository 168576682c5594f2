package org.pydl4j.nn.losses;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;

/**
 * Mean squared logarithmic error: sum over outputs of (log(1 + o) - log(1 + y))², divided by nOut.
 */
public final class LossMSLE extends ElementLoss {
  /** Name, documentation and keys. */
  public static final Declaration<LossMSLE> DECLARATION =
      Declaration.of(KIND, "MSLE", LossMSLE::new)
          .alias("msle")
          .alias("mean_squared_logarithmic_error")
          .doc(
              "Mean squared logarithmic error: sum over outputs of (log(1 + o) - "
                  + "log(1 + y))², divided by nOut. Labels: at least 0; outputs below -1 + "
                  + "1e-7 count as that. DL4J: "
                  + "LossFunction.MEAN_SQUARED_LOGARITHMIC_ERROR.")
          .positional(WEIGHTS)
          .build();

  private LossMSLE(Settings settings) {
    super(DECLARATION, settings, true);
  }

  @Override
  protected NDArray perOutput(NDArray preOutput, NDArray labels, ActivationFunction activation) {
    NDArray o =
        CrossEntropies.kept(activation.apply(preOutput), -1 + 1e-7, Double.POSITIVE_INFINITY);
    return Maths.square(Arithmetic.sub(Maths.log1p(o), Maths.log1p(labels)));
  }

  @Override
  public LabelRange labelRange() {
    return LabelRange.NOT_NEGATIVE;
  }

  /** Starts a builder. */
  public static LossMSLEBuilder builder() {
    return new LossMSLEBuilder();
  }
}
