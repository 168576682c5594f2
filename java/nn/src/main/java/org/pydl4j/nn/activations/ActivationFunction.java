package org.pydl4j.nn.activations;

import java.util.function.Supplier;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.RandomSource;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Kind;
import org.pydl4j.nn.conf.Settings;

/**
 * A function applied to what a layer computed; see {@link ActivationFunctions} for the formulae.
 */
public abstract class ActivationFunction extends Configured {
  /** The family of activation functions. */
  public static final Kind<ActivationFunction> KIND =
      Kind.withShorthand(
          "activation",
          ActivationFunction.class,
          "A function applied to what a layer computed, element by element (softmax: along axis"
              + " 1).");

  /** For subclasses. */
  protected ActivationFunction(Declaration<?> declaration, Settings settings) {
    super(declaration, settings);
  }

  /** Which numbers come out, where that is known. */
  public OutputRange range() {
    return OutputRange.UNKNOWN;
  }

  /**
   * The function of each element; autograd knows its derivative.
   *
   * @param x [n, …] of a floating-point type
   * @return the same shape and type
   */
  public abstract NDArray apply(NDArray x);

  /**
   * The function in training, where it draws random numbers; the same as {@link #apply} for all
   * others.
   *
   * @param x [n, …] of a floating-point type
   * @param random where the numbers are drawn from
   * @return the same shape and type
   */
  public NDArray applyInTraining(NDArray x, Supplier<RandomSource> random) {
    return apply(x);
  }
}
