package org.pydl4j.nn.losses;

import java.util.List;
import java.util.Optional;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Losses;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.activations.ActivationFunctions;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/** Multi-class cross-entropy: -sum over outputs of y · log(o). */
public final class LossMCXENT extends LossFunction {
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
  public static final Declaration<LossMCXENT> DECLARATION =
      Declaration.of(KIND, "MCXENT", LossMCXENT::new)
          .alias("mcxent")
          .alias("negativeloglikelihood")
          .alias("sparse_mcxent")
          .doc(
              "Multi-class cross-entropy: -sum over outputs of y · log(o). With "
                  + "softmax it is computed from the logits in one step. Labels: one-hot "
                  + "(or any probabilities) [n, nOut], or class indices [n]. Refuses "
                  + "activations that do not sum to 1. DL4J: LossFunction.MCXENT, "
                  + "NEGATIVELOGLIKELIHOOD and SPARSE_MCXENT.")
          .positional(WEIGHTS, LABEL_SMOOTHING)
          .build();

  private LossMCXENT(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public NDArray perExample(NDArray preOutput, NDArray labels, ActivationFunction activation) {
    Optional<NDArray> weights =
        find(WEIGHTS).map(list -> OutputWeights.like(preOutput, list, this));
    double smoothing = get(LABEL_SMOOTHING);
    NDArray given = CrossEntropies.multiClass(preOutput, labels, activation, weights.orElse(null));
    if (smoothing == 0) {
      return given;
    }
    NDArray log = CrossEntropies.logarithm(preOutput, activation);
    NDArray spread = Reduction.mean(weights.map(each -> Arithmetic.mul(log, each)).orElse(log), 1);
    return Arithmetic.sub(Arithmetic.mul(given, 1 - smoothing), Arithmetic.mul(spread, smoothing));
  }

  @Override
  public NDArray score(NDArray preOutput, NDArray labels, ActivationFunction activation) {
    return settings().keys().isEmpty() && activation.declaration() == ActivationFunctions.SOFTMAX
        ? Losses.crossEntropy(preOutput, labels, null)
        : super.score(preOutput, labels, activation);
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
    return CrossEntropies.againstMultiClass("MCXENT", activation);
  }

  /** Starts a builder. */
  public static LossMCXENTBuilder builder() {
    return new LossMCXENTBuilder();
  }
}
