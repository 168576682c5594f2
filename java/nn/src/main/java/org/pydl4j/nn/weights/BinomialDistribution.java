package org.pydl4j.nn.weights;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/** How many of some trials succeed. DL4J: {@code BinomialDistribution}. */
public final class BinomialDistribution extends WeightInit {
  /** Trials for each weight. */
  public static final Key<Long> NUMBER_OF_TRIALS =
      Key.of("numberOfTrials", Type.LONG)
          .defaultsTo(1L)
          .check(ValueCheck.between(1, 10000))
          .doc("Trials for each weight.");

  /** Probability of success in a trial. */
  public static final Key<Double> PROBABILITY_OF_SUCCESS =
      Key.of("probabilityOfSuccess", Type.DOUBLE)
          .defaultsTo(0.5)
          .check(ValueCheck.between(0, 1))
          .doc("Probability of success in a trial.");

  /** Name, documentation and keys. */
  public static final Declaration<BinomialDistribution> DECLARATION =
      Declaration.of(KIND, "BinomialDistribution", BinomialDistribution::new)
          .doc("The number of successes in numberOfTrials trials. DL4J: " + "BinomialDistribution.")
          .positional(NUMBER_OF_TRIALS, PROBABILITY_OF_SUCCESS)
          .build();

  private BinomialDistribution(Settings settings) {
    super(DECLARATION, settings);
  }

  /** With so many trials and this probability. */
  public BinomialDistribution(long numberOfTrials, double probabilityOfSuccess) {
    this(
        DECLARATION
            .builder()
            .set(NUMBER_OF_TRIALS, numberOfTrials)
            .set(PROBABILITY_OF_SUCCESS, probabilityOfSuccess)
            .build()
            .settings());
  }

  @Override
  public void fill(NDArray target, double fanIn, double fanOut, long seed) {
    long trials = get(NUMBER_OF_TRIALS);
    double probability = get(PROBABILITY_OF_SUCCESS);
    Fill.Source uniform = Fill.uniform(0, 1, seed);
    Fill.fill(
        target,
        () -> {
          int successes = 0;
          for (long i = 0; i < trials; i++) {
            successes += uniform.next() < probability ? 1 : 0;
          }
          return successes;
        });
  }

  /** Starts a builder. */
  public static BinomialDistributionBuilder builder() {
    return new BinomialDistributionBuilder();
  }
}
