package org.pydl4j.nn.updaters;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link InverseSchedule}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class InverseScheduleBuilder
    extends ConfiguredBuilder<InverseSchedule, InverseScheduleBuilder> {
  /** Nothing set. */
  public InverseScheduleBuilder() {
    super(InverseSchedule.DECLARATION);
  }

  /** What i in the formula counts: mini-batches or epochs, both from 0. Default: ITERATION. */
  public InverseScheduleBuilder scheduleType(Schedule.ScheduleType value) {
    return put("scheduleType", value);
  }

  /** The value at step 0. At least 0. Required. */
  public InverseScheduleBuilder initialValue(double value) {
    return put("initialValue", value);
  }

  /** How fast the value changes. Required. */
  public InverseScheduleBuilder gamma(double value) {
    return put("gamma", value);
  }

  /** Exponent of the decay. Required. */
  public InverseScheduleBuilder power(double value) {
    return put("power", value);
  }

  @Override
  public <V> InverseScheduleBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public InverseSchedule build() {
    return super.build();
  }
}
