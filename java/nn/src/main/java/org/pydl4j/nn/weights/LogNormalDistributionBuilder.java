package org.pydl4j.nn.weights;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link LogNormalDistribution}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class LogNormalDistributionBuilder
    extends ConfiguredBuilder<LogNormalDistribution, LogNormalDistributionBuilder> {
  /** Nothing set. */
  public LogNormalDistributionBuilder() {
    super(LogNormalDistribution.DECLARATION);
  }

  /** Mean of the logarithm. Default: 0. */
  public LogNormalDistributionBuilder mean(double value) {
    return put("mean", value);
  }

  /** Standard deviation of the logarithm. At least 0. Required. */
  public LogNormalDistributionBuilder std(double value) {
    return put("std", value);
  }

  @Override
  public <V> LogNormalDistributionBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public LogNormalDistribution build() {
    return super.build();
  }
}
