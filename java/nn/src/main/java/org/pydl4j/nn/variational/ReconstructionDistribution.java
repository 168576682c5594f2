package org.pydl4j.nn.variational;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.RandomSource;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Kind;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.losses.LabelRange;

/**
 * How a {@link org.pydl4j.nn.layers.VariationalAutoencoder} thinks that inputs are distributed,
 * given what is hidden behind them. DL4J: {@code ReconstructionDistribution}.
 */
public abstract class ReconstructionDistribution extends Configured {
  /** The family of distributions. */
  public static final Kind<ReconstructionDistribution> KIND =
      Kind.of(
          "reconstructionDistribution",
          ReconstructionDistribution.class,
          "How a variational autoencoder thinks that inputs x are distributed; p are the numbers"
              + " that its decoder makes.");

  /** For subclasses. */
  protected ReconstructionDistribution(Declaration<?> declaration, Settings settings) {
    super(declaration, settings);
  }

  /** How many numbers describe the distribution of so many inputs. */
  public long parameters(long inputs) {
    return inputs;
  }

  /**
   * How unlikely inputs are, {@code -log p(x)}, or what stands for it, [n].
   *
   * @param x [n, inputs]
   * @param p [n, {@link #parameters}], without an activation
   */
  public abstract NDArray losses(NDArray x, NDArray p);

  /** The mean of the distribution, [n, inputs]. */
  public abstract NDArray mean(NDArray p);

  /** An input drawn from the distribution, [n, inputs]. */
  public abstract NDArray draw(NDArray p, RandomSource random);

  /** The inputs that it can work on. */
  public LabelRange range() {
    return LabelRange.FINITE;
  }

  /**
   * Refuses a number of inputs.
   *
   * @throws org.pydl4j.nd.errors.ConfigurationException saying what it must be
   */
  public void requireInputs(long inputs) {}
}
