package org.pydl4j.nn.losses;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Kind;
import org.pydl4j.nn.conf.Settings;

/** What training makes small; see {@link Losses} for the formulae. */
public abstract class LossFunction extends Configured {
  /** The family of loss functions. */
  public static final Kind<LossFunction> KIND =
      Kind.withShorthand(
          "loss",
          LossFunction.class,
          "What training makes small: y are the labels, o the outputs [n, nOut]; the mean over the"
              + " mini-batch of n examples is taken.");

  /** For subclasses. */
  protected LossFunction(Declaration<?> declaration, Settings settings) {
    super(declaration, settings);
  }

  /**
   * The mean loss over the mini-batch, shape [].
   *
   * @param preOutput what the output layer computed, before its activation, [n, nOut]
   * @param labels [n, nOut] in the type of the outputs, or class indices [n] as int64
   * @param activation the output layer's activation function; fused into the loss where that is
   *     possible
   */
  public abstract NDArray score(NDArray preOutput, NDArray labels, ActivationFunction activation);

  /** Whether class indices [n] may stand for one-hot labels [n, nOut]. */
  public boolean acceptsClassIndices() {
    return false;
  }
}
