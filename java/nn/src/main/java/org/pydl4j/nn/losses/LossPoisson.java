package org.pydl4j.nn.losses;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;

/** Sum over outputs of o - y · log(o). */
public final class LossPoisson extends ElementLoss {
  /** Name, documentation and keys. */
  public static final Declaration<LossPoisson> DECLARATION =
      Declaration.of(KIND, "POISSON", LossPoisson::new)
          .alias("poisson")
          .doc(
              "Sum over outputs of o - y · log(o). Labels: at least 0; outputs below "
                  + "1e-7 count as that in the logarithm. DL4J: LossFunction.POISSON; in "
                  + "Keras and PyTorch the mean over outputs.")
          .positional(WEIGHTS)
          .build();

  private LossPoisson(Settings settings) {
    super(DECLARATION, settings, false);
  }

  @Override
  protected NDArray perOutput(NDArray preOutput, NDArray labels, ActivationFunction activation) {
    NDArray o = activation.apply(preOutput);
    NDArray log = Maths.log(CrossEntropies.kept(o, 1e-7, Double.POSITIVE_INFINITY));
    return Arithmetic.sub(o, Arithmetic.mul(labels, log));
  }

  @Override
  public LabelRange labelRange() {
    return LabelRange.NOT_NEGATIVE;
  }

  /** Starts a builder. */
  public static LossPoissonBuilder builder() {
    return new LossPoissonBuilder();
  }
}
