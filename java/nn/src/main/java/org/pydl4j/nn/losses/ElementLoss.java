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

/** A loss of each output by itself, whose sum or mean over the outputs is that of the example. */
public abstract class ElementLoss extends LossFunction {
  /** How much each output counts. */
  public static final Key<List<Double>> WEIGHTS = OutputWeights.WEIGHTS;

  private final boolean mean;

  /** For subclasses; {@code mean} says whether the sum over the outputs is divided by nOut. */
  protected ElementLoss(Declaration<?> declaration, Settings settings, boolean mean) {
    super(declaration, settings);
    this.mean = mean;
  }

  /** The loss of each output, [n, nOut]; arguments as for {@link #perExample}. */
  protected abstract NDArray perOutput(
      NDArray preOutput, NDArray labels, ActivationFunction activation);

  @Override
  public final NDArray perExample(
      NDArray preOutput, NDArray labels, ActivationFunction activation) {
    NDArray each = perOutput(preOutput, labels, activation);
    Optional<List<Double>> weights = find(WEIGHTS);
    if (weights.isPresent()) {
      each = Arithmetic.mul(each, OutputWeights.like(each, weights.get(), this));
    }
    return mean ? Reduction.mean(each, 1) : Reduction.sum(each, 1);
  }

  @Override
  public NDArray score(NDArray preOutput, NDArray labels, ActivationFunction activation) {
    Optional<NDArray> fused =
        settings().has(WEIGHTS) ? Optional.empty() : fused(preOutput, labels, activation);
    return fused.orElseGet(() -> super.score(preOutput, labels, activation));
  }

  /** The mean over the mini-batch without weights in one step of the engine, where it has one. */
  protected Optional<NDArray> fused(
      NDArray preOutput, NDArray labels, ActivationFunction activation) {
    return Optional.empty();
  }

  @Override
  public void requireOutputs(long nOut) {
    OutputWeights.require(find(WEIGHTS), nOut, this);
  }

  @Override
  public LabelRange labelRange() {
    return LabelRange.FINITE;
  }
}
