package org.pydl4j.nn.losses;

import java.util.List;
import java.util.Optional;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/**
 * Multi-class cross-entropy that counts what is right already little: -sum over outputs of y · (1 -
 * o)^gamma · log(o).
 */
public final class LossCategoricalFocal extends LossFunction {
  /** How little right outputs count; 0 is plain cross-entropy. */
  public static final Key<Double> GAMMA =
      Key.of("gamma", Type.DOUBLE)
          .defaultsTo(2.0)
          .check(ValueCheck.atLeast(0))
          .doc("How little right outputs count; 0 is plain cross-entropy.");

  /** How much each class counts. */
  public static final Key<List<Double>> WEIGHTS = OutputWeights.WEIGHTS;

  /**
   * How much of a label is spread over all outputs: y becomes y · (1 - labelSmoothing) +
   * labelSmoothing / nOut.
   */
  public static final Key<Double> LABEL_SMOOTHING =
      Key.of("labelSmoothing", Type.DOUBLE)
          .defaultsTo(0.0)
          .check(ValueCheck.fromTo(0, 1))
          .doc(
              "How much of a label is spread over all outputs: y becomes y · (1 - labelSmoothing) +"
                  + " labelSmoothing / nOut.");

  /** Name, documentation and keys. */
  public static final Declaration<LossCategoricalFocal> DECLARATION =
      Declaration.of(KIND, "CATEGORICAL_FOCAL", LossCategoricalFocal::new)
          .alias("categorical_focal")
          .alias("categorical_focal_crossentropy")
          .doc(
              "Multi-class cross-entropy that counts what is right already little: "
                  + "-sum over outputs of y · (1 - o)^gamma · log(o). Labels: one-hot (or "
                  + "any probabilities) [n, nOut], or class indices [n]. Refuses "
                  + "activations that do not sum to 1. Keras: "
                  + "CategoricalFocalCrossentropy, whose alpha of 0.25 is weights=[0.25, "
                  + "…] here. arXiv:1708.02002.")
          .positional(GAMMA, WEIGHTS, LABEL_SMOOTHING)
          .build();

  private LossCategoricalFocal(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public NDArray perExample(NDArray preOutput, NDArray labels, ActivationFunction activation) {
    NDArray y = CrossEntropies.oneHot(labels, preOutput);
    y = CrossEntropies.smoothed(y, get(LABEL_SMOOTHING), preOutput.size(1));
    NDArray log = CrossEntropies.logarithm(preOutput, activation);
    NDArray wrong = Arithmetic.sub(1, activation.apply(preOutput));
    NDArray each = Arithmetic.mul(Arithmetic.mul(y, Arithmetic.pow(wrong, get(GAMMA))), log);
    Optional<List<Double>> weights = find(WEIGHTS);
    if (weights.isPresent()) {
      each = Arithmetic.mul(each, OutputWeights.like(each, weights.get(), this));
    }
    return Arithmetic.neg(Reduction.sum(each, 1));
  }

  @Override
  public void requireOutputs(long nOut) {
    OutputWeights.require(find(WEIGHTS), nOut, this);
  }

  @Override
  public LabelRange labelRange() {
    return LabelRange.PROBABILITY;
  }

  @Override
  public boolean acceptsClassIndices() {
    return true;
  }

  @Override
  public Optional<String> objection(ActivationFunction activation) {
    return CrossEntropies.againstMultiClass("CATEGORICAL_FOCAL", activation);
  }

  /** Starts a builder. */
  public static LossCategoricalFocalBuilder builder() {
    return new LossCategoricalFocalBuilder();
  }
}
