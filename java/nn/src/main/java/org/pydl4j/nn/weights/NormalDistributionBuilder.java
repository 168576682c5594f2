package org.pydl4j.nn.weights;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link NormalDistribution}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class NormalDistributionBuilder
    extends ConfiguredBuilder<NormalDistribution, NormalDistributionBuilder> {
  /** Nothing set. */
  public NormalDistributionBuilder() {
    super(NormalDistribution.DECLARATION);
  }

  /** Mean. Default: 0. */
  public NormalDistributionBuilder mean(double value) {
    return put("mean", value);
  }

  /** Standard deviation. At least 0. Required. */
  public NormalDistributionBuilder std(double value) {
    return put("std", value);
  }

  @Override
  public <V> NormalDistributionBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public NormalDistribution build() {
    return super.build();
  }
}
