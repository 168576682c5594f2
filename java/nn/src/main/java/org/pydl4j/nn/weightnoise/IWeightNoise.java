package org.pydl4j.nn.weightnoise;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.RandomSource;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Kind;
import org.pydl4j.nn.conf.Settings;

/**
 * What training does at random to the weights that a layer computes with; the weights themselves
 * stay, and outside of training nothing changes. DL4J: {@code IWeightNoise}.
 */
public abstract class IWeightNoise extends Configured {
  /** The family of such changes. */
  public static final Kind<IWeightNoise> KIND =
      Kind.of(
          "weightNoise",
          IWeightNoise.class,
          "What training does at random to the weights that a layer computes with; the weights"
              + " themselves stay, and outside of training nothing changes.");

  /** For subclasses. */
  protected IWeightNoise(Declaration<?> declaration, Settings settings) {
    super(declaration, settings);
  }

  /** Whether biases are changed, too. */
  public abstract boolean appliesToBias();

  /**
   * A parameter as a step of training computes with it.
   *
   * @param weights of any shape; derivatives go back to them
   * @param random where random numbers come from
   * @param iteration mini-batches before this one
   * @param epoch epochs before this one
   * @return the same shape; {@code weights} itself where nothing is changed
   */
  public abstract NDArray apply(NDArray weights, RandomSource random, long iteration, long epoch);
}
