package org.pydl4j.nn.losses;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link LossMixtureDensity}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class LossMixtureDensityBuilder
    extends ConfiguredBuilder<LossMixtureDensity, LossMixtureDensityBuilder> {
  /** Nothing set. */
  public LossMixtureDensityBuilder() {
    super(LossMixtureDensity.DECLARATION);
  }

  /** How many Gaussians are mixed. At least 1. Required. */
  public LossMixtureDensityBuilder gaussians(long value) {
    return put("gaussians", value);
  }

  /** Labels of an example. At least 1. Required. */
  public LossMixtureDensityBuilder labelWidth(long value) {
    return put("labelWidth", value);
  }

  @Override
  public <V> LossMixtureDensityBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public LossMixtureDensity build() {
    return super.build();
  }
}
