package org.pydl4j.nn.losses;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Activations;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;

/** Sum over outputs of max(0, 1 - y · o). */
public final class LossHinge extends ElementLoss {
  /** Name, documentation and keys. */
  public static final Declaration<LossHinge> DECLARATION =
      Declaration.of(KIND, "HINGE", LossHinge::new)
          .alias("hinge")
          .doc(
              "Sum over outputs of max(0, 1 - y · o). Labels: -1 and 1. DL4J: "
                  + "LossFunction.HINGE; in Keras the mean over outputs.")
          .positional(WEIGHTS)
          .build();

  private LossHinge(Settings settings) {
    super(DECLARATION, settings, false);
  }

  @Override
  protected NDArray perOutput(NDArray preOutput, NDArray labels, ActivationFunction activation) {
    NDArray agreed = Arithmetic.mul(labels, activation.apply(preOutput));
    return Activations.relu(Arithmetic.sub(1, agreed));
  }

  @Override
  public LabelRange labelRange() {
    return LabelRange.SIGN;
  }

  /** Starts a builder. */
  public static LossHingeBuilder builder() {
    return new LossHingeBuilder();
  }
}
