package org.pydl4j.nn.losses;

import java.util.Optional;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Kind;
import org.pydl4j.nn.conf.Settings;

/**
 * What training makes small. A loss of your own says what one example costs ({@link #perExample});
 * its mean over a mini-batch follows.
 */
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
   * The loss of each example, [n].
   *
   * @param preOutput what the output layer computed, before its activation, [n, nOut]
   * @param labels [n, {@link #labelWidth}] in the type of the outputs, or class indices [n] as
   *     int64
   * @param activation the output layer's activation function; fused into the loss where that is
   *     possible
   */
  public abstract NDArray perExample(
      NDArray preOutput, NDArray labels, ActivationFunction activation);

  /**
   * The mean loss over the mini-batch, shape []: by default that of {@link #perExample}, whose
   * arguments it takes. Losses that the engine computes in one step have it here.
   */
  public NDArray score(NDArray preOutput, NDArray labels, ActivationFunction activation) {
    return Reduction.mean(perExample(preOutput, labels, activation));
  }

  /**
   * The weighted mean loss: {@code sum w · loss / sum w} over the examples, shape []; 0 when the
   * weights sum to 0.
   *
   * @param weights [n] in the type of the outputs, at least 0
   */
  public NDArray score(
      NDArray preOutput, NDArray labels, ActivationFunction activation, NDArray weights) {
    NDArray each = perExample(preOutput, labels, activation);
    double total = Reduction.sum(weights).getDouble();
    return Arithmetic.div(Reduction.sum(Arithmetic.mul(each, weights)), total == 0 ? 1.0 : total);
  }

  /**
   * Why a network with this loss cannot learn behind this activation function, as a sentence with
   * the remedy; empty when it can. Asked when a configuration is made.
   */
  public Optional<String> objection(ActivationFunction activation) {
    return Optional.empty();
  }

  /** The labels that training accepts; others are refused before it begins. */
  public LabelRange labelRange() {
    return LabelRange.ANY;
  }

  /**
   * Refuses a number of outputs that this loss cannot work on. Asked when a configuration is made.
   *
   * @throws org.pydl4j.nd.errors.ConfigurationException saying what nOut must be
   */
  public void requireOutputs(long nOut) {}

  /** The number of labels of an example for so many outputs. */
  public long labelWidth(long nOut) {
    return nOut;
  }

  /** Whether class indices [n] may stand for one-hot labels [n, nOut]. */
  public boolean acceptsClassIndices() {
    return false;
  }

  /** Whether outputs are probabilities of classes, so that a prediction is a class. */
  public boolean classifies() {
    return acceptsClassIndices();
  }
}
