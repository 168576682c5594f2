package org.pydl4j.nn.weights;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link BinomialDistribution}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class BinomialDistributionBuilder
    extends ConfiguredBuilder<BinomialDistribution, BinomialDistributionBuilder> {
  /** Nothing set. */
  public BinomialDistributionBuilder() {
    super(BinomialDistribution.DECLARATION);
  }

  /** Trials for each weight. Between 1 and 10000. Default: 1. */
  public BinomialDistributionBuilder numberOfTrials(long value) {
    return put("numberOfTrials", value);
  }

  /** Probability of success in a trial. Between 0 and 1. Default: 0.5. */
  public BinomialDistributionBuilder probabilityOfSuccess(double value) {
    return put("probabilityOfSuccess", value);
  }

  @Override
  public <V> BinomialDistributionBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public BinomialDistribution build() {
    return super.build();
  }
}
