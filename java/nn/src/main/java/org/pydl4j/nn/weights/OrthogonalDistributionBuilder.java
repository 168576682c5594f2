package org.pydl4j.nn.weights;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link OrthogonalDistribution}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class OrthogonalDistributionBuilder
    extends ConfiguredBuilder<OrthogonalDistribution, OrthogonalDistributionBuilder> {
  /** Nothing set. */
  public OrthogonalDistributionBuilder() {
    super(OrthogonalDistribution.DECLARATION);
  }

  /** Length of the rows or columns. Default: 1. */
  public OrthogonalDistributionBuilder gain(double value) {
    return put("gain", value);
  }

  @Override
  public <V> OrthogonalDistributionBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public OrthogonalDistribution build() {
    return super.build();
  }
}
