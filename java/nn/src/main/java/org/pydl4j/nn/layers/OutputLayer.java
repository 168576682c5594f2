package org.pydl4j.nn.layers;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.losses.LossFunction;

/** A layer that can stand last in a network that is trained: it has a loss. */
public interface OutputLayer {
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

  /**
   * The loss of each row, [rows].
   *
   * @param input as for {@link #logits}
   * @param labels [rows, nOut] in the network's type, or class indices [rows] as int64
   */
  default NDArray rowLosses(LayerContext context, NDArray input, NDArray labels) {
    return loss().perExample(logits(context, input), labels, activation());
  }

  /** The mean of {@link #rowLosses}, shape [], in one step where there is one. */
  default NDArray meanLoss(LayerContext context, NDArray input, NDArray labels) {
    return loss().score(logits(context, input), labels, activation());
  }

  /** Labels of the output's shape as rows [rows, nOut], where the layer has several an example. */
  default NDArray labelRows(NDArray labels) {
    return labels;
  }
}
