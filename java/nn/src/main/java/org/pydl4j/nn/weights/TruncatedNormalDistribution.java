package org.pydl4j.nn.weights;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/**
 * {@code N(mean, std²)} without what lies more than two standard deviations from the mean. DL4J:
 * {@code TruncatedNormalDistribution}.
 */
public final class TruncatedNormalDistribution extends WeightInit {
  /** Mean. */
  public static final Key<Double> MEAN = Key.of("mean", Type.DOUBLE).defaultsTo(0.0).doc("Mean.");

  /** Standard deviation before the cut. */
  public static final Key<Double> STD =
      Key.of("std", Type.DOUBLE)
          .required()
          .check(ValueCheck.atLeast(0))
          .doc("Standard deviation before the cut.");

  /** Name, documentation and keys. */
  public static final Declaration<TruncatedNormalDistribution> DECLARATION =
      Declaration.of(KIND, "TruncatedNormalDistribution", TruncatedNormalDistribution::new)
          .doc(
              "N(mean, std²), drawn anew where it lies more than 2 · std from mean: "
                  + "the variance is 0.774 · std². DL4J: TruncatedNormalDistribution; "
                  + "Keras: TruncatedNormal.")
          .positional(MEAN, STD)
          .build();

  private TruncatedNormalDistribution(Settings settings) {
    super(DECLARATION, settings);
  }

  /** With this mean and standard deviation, at least 0. */
  public TruncatedNormalDistribution(double mean, double std) {
    this(DECLARATION.builder().set(MEAN, mean).set(STD, std).build().settings());
  }

  @Override
  public void fill(NDArray target, double fanIn, double fanOut, long seed) {
    Fill.fill(target, Fill.truncatedNormal(get(MEAN), get(STD), seed));
  }

  /** Starts a builder. */
  public static TruncatedNormalDistributionBuilder builder() {
    return new TruncatedNormalDistributionBuilder();
  }
}
