package org.pydl4j.nn.layers;

import java.util.Optional;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.activations.OutputRange;
import org.pydl4j.nn.losses.BatchLoss;
import org.pydl4j.nn.losses.LabelRange;
import org.pydl4j.nn.losses.LossFunction;

/**
 * A layer that can stand last in a network that is trained: it has a loss function, which compares
 * its outputs with labels.
 */
public interface OutputLayer extends SupervisedLayer {
  /**
   * What the layer computes before its activation function, dropout included; the loss starts from
   * it.
   *
   * @param input [n, …] as the layer takes it
   * @return [n, nOut], in the network's type; a layer may have several rows an example
   */
  NDArray logits(LayerContext context, NDArray input);

  /** The function that makes outputs [n, nOut] of the logits [n, nOut]. */
  ActivationFunction activation();

  /** What training makes small; it takes logits [n, nOut] and labels. */
  LossFunction loss();

  @Override
  default NDArray losses(LayerContext context, Signal input, NDArray labels) {
    return loss().perExample(logits(context, input.value()), labels, activation());
  }

  @Override
  default NDArray meanLoss(LayerContext context, Signal input, NDArray labels) {
    return loss().score(logits(context, input.value()), labels, activation());
  }

  @Override
  default NDArray countedLoss(
      LayerContext context, Signal input, NDArray labels, NDArray counts, double total) {
    if (loss() instanceof BatchLoss whole) {
      return whole.score(logits(context, input.value()), labels, activation(), counts);
    }
    return SupervisedLayer.super.countedLoss(context, input, labels, counts, total);
  }

  @Override
  default String lossName() {
    return loss().declaration().name();
  }

  @Override
  default long[] labelShape(long[] output) {
    long[] shape = output.clone();
    shape[1] = loss().labelWidth(shape[1]);
    return shape;
  }

  @Override
  default boolean acceptsClassIndices() {
    return loss().acceptsClassIndices();
  }

  @Override
  default LabelRange labelRange(long outputs) {
    return loss().labelRange();
  }

  @Override
  default boolean classifies() {
    return loss().classifies() || activation().range() == OutputRange.DISTRIBUTION;
  }

  @Override
  default void requireOutputs(long outputs) {
    loss().requireOutputs(outputs);
  }

  @Override
  default Optional<String> objection(long outputs) {
    if (outputs == 1 && activation().range() == OutputRange.DISTRIBUTION) {
      return Optional.of(
          "one output behind "
              + activation().declaration().name()
              + " is always 1. Use activation sigmoid with loss xent for two classes, or identity"
              + " with mse for a number.");
    }
    return loss().objection(activation());
  }
}
