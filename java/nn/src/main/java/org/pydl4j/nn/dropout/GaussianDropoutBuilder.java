package org.pydl4j.nn.dropout;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.updaters.FixedSchedule;
import org.pydl4j.nn.updaters.Schedule;

/**
 * Builds a {@link GaussianDropout}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class GaussianDropoutBuilder
    extends ConfiguredBuilder<GaussianDropout, GaussianDropoutBuilder> {
  /** Nothing set. */
  public GaussianDropoutBuilder() {
    super(GaussianDropout.DECLARATION);
  }

  /**
   * As a probability of dropping: the variance is rate / (1 - rate). A number or a schedule. At
   * least 0 and less than 1. Default: 0.5.
   */
  public GaussianDropoutBuilder rate(double value) {
    return put("rate", new FixedSchedule(value));
  }

  /**
   * As a probability of dropping: the variance is rate / (1 - rate). A number or a schedule. At
   * least 0 and less than 1. Default: 0.5.
   */
  public GaussianDropoutBuilder rate(Schedule value) {
    return put("rate", value);
  }

  /**
   * As a probability of dropping: the variance is rate / (1 - rate). A number or a schedule. At
   * least 0 and less than 1. Default: 0.5.
   */
  public GaussianDropoutBuilder rate(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("rate", value.build());
  }

  @Override
  public <V> GaussianDropoutBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public GaussianDropout build() {
    return super.build();
  }
}
