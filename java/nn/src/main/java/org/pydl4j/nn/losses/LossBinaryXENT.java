package org.pydl4j.nn.losses;

import java.util.Optional;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.LossReduction;
import org.pydl4j.nd.ops.Losses;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.activations.ActivationFunctions;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/** Binary cross-entropy: -sum over outputs of y · log(o) + (1 - y) · log(1 - o). */
public final class LossBinaryXENT extends ElementLoss {
  /**
   * How much labels are drawn to the middle: y becomes y · (1 - labelSmoothing) + labelSmoothing /
   * 2.
   */
  public static final Key<Double> LABEL_SMOOTHING =
      Key.of("labelSmoothing", Type.DOUBLE)
          .defaultsTo(0.0)
          .check(ValueCheck.fromTo(0, 1))
          .doc(
              "How much labels are drawn to the middle: y becomes y · (1 - labelSmoothing) +"
                  + " labelSmoothing / 2.");

  /** Name, documentation and keys. */
  public static final Declaration<LossBinaryXENT> DECLARATION =
      Declaration.of(KIND, "XENT", LossBinaryXENT::new)
          .alias("xent")
          .doc(
              "Binary cross-entropy: -sum over outputs of y · log(o) + (1 - y) · "
                  + "log(1 - o). With sigmoid it is computed from the logits in one step; "
                  + "other outputs are kept 1e-5 off 0 and 1, as in DL4J. Labels: 0 to 1. "
                  + "Refuses activations beyond 0 to 1, and softmax. DL4J: "
                  + "LossFunction.XENT.")
          .positional(WEIGHTS, LABEL_SMOOTHING)
          .build();

  private LossBinaryXENT(Settings settings) {
    super(DECLARATION, settings, false);
  }

  @Override
  protected NDArray perOutput(NDArray preOutput, NDArray labels, ActivationFunction activation) {
    return CrossEntropies.binary(
        preOutput, CrossEntropies.smoothed(labels, get(LABEL_SMOOTHING), 2), activation);
  }

  @Override
  protected Optional<NDArray> fused(
      NDArray preOutput, NDArray labels, ActivationFunction activation) {
    if (activation.declaration() != ActivationFunctions.SIGMOID) {
      return Optional.empty();
    }
    NDArray y = CrossEntropies.smoothed(labels, get(LABEL_SMOOTHING), 2);
    return Optional.of(Losses.binaryCrossEntropyWithLogits(preOutput, y, LossReduction.BATCH_MEAN));
  }

  @Override
  public LabelRange labelRange() {
    return LabelRange.PROBABILITY;
  }

  @Override
  public boolean classifies() {
    return true;
  }

  @Override
  public Optional<String> objection(ActivationFunction activation) {
    return CrossEntropies.againstBinary("XENT", activation);
  }

  /** Starts a builder. */
  public static LossBinaryXENTBuilder builder() {
    return new LossBinaryXENTBuilder();
  }
}
