package org.pydl4j.nn.weights;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link TruncatedNormalDistribution}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class TruncatedNormalDistributionBuilder
    extends ConfiguredBuilder<TruncatedNormalDistribution, TruncatedNormalDistributionBuilder> {
  /** Nothing set. */
  public TruncatedNormalDistributionBuilder() {
    super(TruncatedNormalDistribution.DECLARATION);
  }

  /** Mean. Default: 0. */
  public TruncatedNormalDistributionBuilder mean(double value) {
    return put("mean", value);
  }

  /** Standard deviation before the cut. At least 0. Required. */
  public TruncatedNormalDistributionBuilder std(double value) {
    return put("std", value);
  }

  @Override
  public <V> TruncatedNormalDistributionBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public TruncatedNormalDistribution build() {
    return super.build();
  }
}
