package org.pydl4j.nn.weights;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;

/** {@code U(lower, upper)}. DL4J: {@code UniformDistribution}. */
public final class UniformDistribution extends WeightInit {
  /** Smallest value. */
  public static final Key<Double> LOWER =
      Key.of("lower", Type.DOUBLE).required().doc("Smallest value.");

  /** Greatest value. */
  public static final Key<Double> UPPER =
      Key.of("upper", Type.DOUBLE).required().doc("Greatest value.");

  /** Name, documentation and keys. */
  public static final Declaration<UniformDistribution> DECLARATION =
      Declaration.of(KIND, "UniformDistribution", UniformDistribution::new)
          .doc("U(lower, upper).")
          .positional(LOWER, UPPER)
          .build();

  private UniformDistribution(Settings settings) {
    super(DECLARATION, settings);
  }

  /** Between these bounds. */
  public UniformDistribution(double lower, double upper) {
    this(DECLARATION.builder().set(LOWER, lower).set(UPPER, upper).build().settings());
  }

  @Override
  public void fill(NDArray target, double fanIn, double fanOut, long seed) {
    Fill.fill(target, Fill.uniform(get(LOWER), get(UPPER), seed));
  }

  /** Starts a builder. */
  public static UniformDistributionBuilder builder() {
    return new UniformDistributionBuilder();
  }
}
