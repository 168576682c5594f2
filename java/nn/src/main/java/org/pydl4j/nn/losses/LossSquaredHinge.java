package org.pydl4j.nn.losses;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Activations;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;

/** Sum over outputs of max(0, 1 - y · o)². */
public final class LossSquaredHinge extends ElementLoss {
  /** Name, documentation and keys. */
  public static final Declaration<LossSquaredHinge> DECLARATION =
      Declaration.of(KIND, "SQUARED_HINGE", LossSquaredHinge::new)
          .alias("squared_hinge")
          .doc(
              "Sum over outputs of max(0, 1 - y · o)². Labels: -1 and 1. DL4J: "
                  + "LossFunction.SQUARED_HINGE; in Keras the mean over outputs.")
          .positional(WEIGHTS)
          .build();

  private LossSquaredHinge(Settings settings) {
    super(DECLARATION, settings, false);
  }

  @Override
  protected NDArray perOutput(NDArray preOutput, NDArray labels, ActivationFunction activation) {
    NDArray agreed = Arithmetic.mul(labels, activation.apply(preOutput));
    return Maths.square(Activations.relu(Arithmetic.sub(1, agreed)));
  }

  @Override
  public LabelRange labelRange() {
    return LabelRange.SIGN;
  }

  /** Starts a builder. */
  public static LossSquaredHingeBuilder builder() {
    return new LossSquaredHingeBuilder();
  }
}
