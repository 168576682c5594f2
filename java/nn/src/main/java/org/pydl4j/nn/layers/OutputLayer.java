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
   * @return [n, nOut], in the network's type
   */
  NDArray logits(LayerContext context, NDArray input);

  /** The function that makes outputs [n, nOut] of the logits [n, nOut]. */
  ActivationFunction activation();

  /** What training makes small; it takes logits [n, nOut] and labels. */
  LossFunction loss();
}
