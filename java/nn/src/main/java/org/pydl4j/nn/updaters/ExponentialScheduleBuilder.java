package org.pydl4j.nn.updaters;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link ExponentialSchedule}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class ExponentialScheduleBuilder
    extends ConfiguredBuilder<ExponentialSchedule, ExponentialScheduleBuilder> {
  /** Nothing set. */
  public ExponentialScheduleBuilder() {
    super(ExponentialSchedule.DECLARATION);
  }

  /** What i in the formula counts: mini-batches or epochs, both from 0. Default: ITERATION. */
  public ExponentialScheduleBuilder scheduleType(Schedule.ScheduleType value) {
    return put("scheduleType", value);
  }

  /** The value at step 0. At least 0. Required. */
  public ExponentialScheduleBuilder initialValue(double value) {
    return put("initialValue", value);
  }

  /** How fast the value changes. Required. */
  public ExponentialScheduleBuilder gamma(double value) {
    return put("gamma", value);
  }

  @Override
  public <V> ExponentialScheduleBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public ExponentialSchedule build() {
    return super.build();
  }
}
