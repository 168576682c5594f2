package org.pydl4j.nn.weights;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/** What has a logarithm of {@code N(mean, std²)}. DL4J: {@code LogNormalDistribution}. */
public final class LogNormalDistribution extends WeightInit {
  /** Mean of the logarithm. */
  public static final Key<Double> MEAN =
      Key.of("mean", Type.DOUBLE).defaultsTo(0.0).doc("Mean of the logarithm.");

  /** Standard deviation of the logarithm. */
  public static final Key<Double> STD =
      Key.of("std", Type.DOUBLE)
          .required()
          .check(ValueCheck.atLeast(0))
          .doc("Standard deviation of the logarithm.");

  /** Name, documentation and keys. */
  public static final Declaration<LogNormalDistribution> DECLARATION =
      Declaration.of(KIND, "LogNormalDistribution", LogNormalDistribution::new)
          .doc("exp of N(mean, std²). DL4J: LogNormalDistribution.")
          .positional(MEAN, STD)
          .build();

  private LogNormalDistribution(Settings settings) {
    super(DECLARATION, settings);
  }

  /** With this mean and standard deviation of the logarithm. */
  public LogNormalDistribution(double mean, double std) {
    this(DECLARATION.builder().set(MEAN, mean).set(STD, std).build().settings());
  }

  @Override
  public void fill(NDArray target, double fanIn, double fanOut, long seed) {
    Fill.Source normal = Fill.normal(get(MEAN), get(STD), seed);
    Fill.fill(target, () -> StrictMath.exp(normal.next()));
  }

  /** Starts a builder. */
  public static LogNormalDistributionBuilder builder() {
    return new LogNormalDistributionBuilder();
  }
}
