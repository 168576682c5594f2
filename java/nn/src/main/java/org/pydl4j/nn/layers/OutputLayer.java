package org.pydl4j.nn.layers;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.losses.LossFunction;

/** A layer that can stand last in a network that is trained: it has a loss. */
public interface OutputLayer {
  /**
   * What the layer computes before its activation function, dropout included; the loss starts from
   * it.
   */
  NDArray logits(LayerContext context, NDArray input);

  /** The function that makes outputs of the logits. */
  ActivationFunction activation();

  /** What training makes small. */
  LossFunction loss();
}
