package org.pydl4j.nn.layers;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.losses.LabelRange;

/**
 * A layer that can learn from its input alone, before the network is trained as a whole: {@code
 * pretrain} of a network does so layer by layer. Parameters that only that needs are {@link
 * ParameterSpec#pretraining()}.
 */
public interface UnsupervisedLayer {
  /**
   * The loss of each row, [rows]; autograd finds the derivative.
   *
   * @param input as the layer takes it, with its mask; no derivative goes back through it
   */
  NDArray pretrainingLosses(LayerContext context, Signal input);

  /** The inputs that it can learn from; others are refused. */
  default LabelRange inputRange() {
    return LabelRange.ANY;
  }
}
