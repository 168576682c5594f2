package org.pydl4j.nn.dropout;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.updaters.FixedSchedule;
import org.pydl4j.nn.updaters.Schedule;

/**
 * Builds a {@link GaussianNoise}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class GaussianNoiseBuilder
    extends ConfiguredBuilder<GaussianNoise, GaussianNoiseBuilder> {
  /** Nothing set. */
  public GaussianNoiseBuilder() {
    super(GaussianNoise.DECLARATION);
  }

  /** Standard deviation: a number or a schedule. At least 0. Default: 0.1. */
  public GaussianNoiseBuilder stddev(double value) {
    return put("stddev", new FixedSchedule(value));
  }

  /** Standard deviation: a number or a schedule. At least 0. Default: 0.1. */
  public GaussianNoiseBuilder stddev(Schedule value) {
    return put("stddev", value);
  }

  /** Standard deviation: a number or a schedule. At least 0. Default: 0.1. */
  public GaussianNoiseBuilder stddev(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("stddev", value.build());
  }

  @Override
  public <V> GaussianNoiseBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public GaussianNoise build() {
    return super.build();
  }
}
