package org.pydl4j.nn.weights;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link UniformDistribution}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class UniformDistributionBuilder
    extends ConfiguredBuilder<UniformDistribution, UniformDistributionBuilder> {
  /** Nothing set. */
  public UniformDistributionBuilder() {
    super(UniformDistribution.DECLARATION);
  }

  /** Smallest value. Required. */
  public UniformDistributionBuilder lower(double value) {
    return put("lower", value);
  }

  /** Greatest value. Required. */
  public UniformDistributionBuilder upper(double value) {
    return put("upper", value);
  }

  @Override
  public <V> UniformDistributionBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public UniformDistribution build() {
    return super.build();
  }
}
