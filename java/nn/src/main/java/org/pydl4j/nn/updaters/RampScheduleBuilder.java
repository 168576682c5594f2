package org.pydl4j.nn.updaters;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link RampSchedule}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class RampScheduleBuilder
    extends ConfiguredBuilder<RampSchedule, RampScheduleBuilder> {
  /** Nothing set. */
  public RampScheduleBuilder() {
    super(RampSchedule.DECLARATION);
  }

  /** What the values are after the rise: a schedule, or a number. Required. */
  public RampScheduleBuilder baseSchedule(double value) {
    return put("baseSchedule", new FixedSchedule(value));
  }

  /** What the values are after the rise: a schedule, or a number. Required. */
  public RampScheduleBuilder baseSchedule(Schedule value) {
    return put("baseSchedule", value);
  }

  /** What the values are after the rise: a schedule, or a number. Required. */
  public RampScheduleBuilder baseSchedule(ConfiguredBuilder<? extends Schedule, ?> value) {
    return put("baseSchedule", value.build());
  }

  /** Mini-batches of the rise. At least 1. Required. */
  public RampScheduleBuilder numIter(long value) {
    return put("numIter", value);
  }

  @Override
  public <V> RampScheduleBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public RampSchedule build() {
    return super.build();
  }
}
