package org.pydl4j.nn.weights;

import java.util.Optional;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Kind;
import org.pydl4j.nn.conf.Settings;

/** How weights start; see {@link WeightInits} for the formulae. */
public abstract class WeightInit extends Configured {
  /** The family of weight initialisations. */
  public static final Kind<WeightInit> KIND =
      Kind.withShorthand(
          "weightInit",
          WeightInit.class,
          "How weights start. fanIn is the number of inputs that one output sees, fanOut the number"
              + " of outputs that one input reaches (both times the kernel's area for convolutions,"
              + " fanOut divided by the strides). N is the normal distribution by mean and"
              + " variance, U the uniform one by its bounds.");

  /** For subclasses. */
  protected WeightInit(Declaration<?> declaration, Settings settings) {
    super(declaration, settings);
  }

  /**
   * Overwrites the weights.
   *
   * @param target the weights of one parameter, in memory order, shape [n]
   * @param fanIn inputs that one output sees
   * @param fanOut outputs that one input reaches
   * @param seed equal seeds give equal weights
   */
  public abstract void fill(NDArray target, double fanIn, double fanOut, long seed);

  /** Whether the weights are a matrix to this, so that {@link #fillShaped} is called. */
  public boolean shaped() {
    return false;
  }

  /**
   * Why there is no such start for weights of a shape, as a sentence with the remedy; empty where
   * there is one. Asked when a configuration is made.
   *
   * @param shape as users see the weights
   */
  public Optional<String> objection(long[] shape) {
    return Optional.empty();
  }

  /**
   * Overwrites weights in their shape.
   *
   * @param target the weights of one parameter as users see them, a live view: [nIn, nOut], or
   *     [out, in, kernel …]
   * @param fanIn inputs that one output sees
   * @param fanOut outputs that one input reaches
   * @param seed equal seeds give equal weights
   * @throws org.pydl4j.nd.errors.ConfigurationException if there is no such start for the shape
   */
  public void fillShaped(NDArray target, double fanIn, double fanOut, long seed) {
    fill(target, fanIn, fanOut, seed);
  }
}
