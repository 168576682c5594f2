package org.pydl4j.nn.weights;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/** {@code N(mean, std²)}. DL4J: {@code NormalDistribution}. */
public final class NormalDistribution extends WeightInit {
  /** Mean. */
  public static final Key<Double> MEAN = Key.of("mean", Type.DOUBLE).defaultsTo(0.0).doc("Mean.");

  /** Standard deviation. */
  public static final Key<Double> STD =
      Key.of("std", Type.DOUBLE).required().check(ValueCheck.atLeast(0)).doc("Standard deviation.");

  /** Name, documentation and keys. */
  public static final Declaration<NormalDistribution> DECLARATION =
      Declaration.of(KIND, "NormalDistribution", NormalDistribution::new)
          .doc("N(mean, std²).")
          .positional(MEAN, STD)
          .build();

  private NormalDistribution(Settings settings) {
    super(DECLARATION, settings);
  }

  /** With this mean and standard deviation, at least 0. */
  public NormalDistribution(double mean, double std) {
    this(DECLARATION.builder().set(MEAN, mean).set(STD, std).build().settings());
  }

  @Override
  public void fill(NDArray target, double fanIn, double fanOut, long seed) {
    Fill.fill(target, Fill.normal(get(MEAN), get(STD), seed));
  }

  /** Starts a builder. */
  public static NormalDistributionBuilder builder() {
    return new NormalDistributionBuilder();
  }
}
