package org.pydl4j.nn.losses;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;

/**
 * A loss of a whole mini-batch, computed from how much outputs and labels overlap in it; single
 * examples have none of their own.
 */
public abstract class BatchLoss extends LossFunction {
  private static final double LEAST = 1e-7;

  /** For subclasses. */
  protected BatchLoss(Declaration<?> declaration, Settings settings) {
    super(declaration, settings);
  }

  /**
   * The loss from sums over the batch, each of shape [].
   *
   * @param both labels times outputs: true positives
   * @param outputs all outputs: true and false positives
   * @param labels all labels: true positives and false negatives
   */
  protected abstract NDArray of(NDArray both, NDArray outputs, NDArray labels);

  /** The outputs of the positive class, or all of them; the same is done to the labels. */
  protected NDArray counted(NDArray values) {
    return values;
  }

  private NDArray loss(
      NDArray preOutput, NDArray labels, ActivationFunction activation, @Nullable NDArray weights) {
    NDArray o = counted(activation.apply(preOutput));
    NDArray y = counted(labels);
    NDArray both = Arithmetic.mul(y, o);
    if (weights != null) {
      NDArray each = Shapes.expandDims(weights, 1);
      o = Arithmetic.mul(o, each);
      y = Arithmetic.mul(y, each);
      both = Arithmetic.mul(both, each);
    }
    return of(Reduction.sum(both), Reduction.sum(o), Reduction.sum(y));
  }

  /** {@code above / (below + 1e-7)}. */
  static NDArray ratio(NDArray above, NDArray below) {
    return Arithmetic.div(above, Arithmetic.add(below, LEAST));
  }

  /** {@code 1 - value}. */
  static NDArray rest(NDArray value) {
    return Arithmetic.sub(1, value);
  }

  @Override
  public final NDArray score(NDArray preOutput, NDArray labels, ActivationFunction activation) {
    return loss(preOutput, labels, activation, null);
  }

  /**
   * The loss of the batch in which each example counts so much: one of weight 0 is not there.
   *
   * @param weights [n]; null when all count 1
   */
  @Override
  public final NDArray score(
      NDArray preOutput, NDArray labels, ActivationFunction activation, @Nullable NDArray weights) {
    return weights != null && Reduction.sum(weights).getDouble() == 0
        ? Arithmetic.mul(Reduction.sum(preOutput), 0.0)
        : loss(preOutput, labels, activation, weights);
  }

  /** The loss of the batch, for each of its examples. */
  @Override
  public final NDArray perExample(
      NDArray preOutput, NDArray labels, ActivationFunction activation) {
    NDArray whole = Shapes.reshape(loss(preOutput, labels, activation, null), 1);
    return Shapes.broadcastTo(whole, preOutput.size(0));
  }

  @Override
  public LabelRange labelRange() {
    return LabelRange.PROBABILITY;
  }
}
