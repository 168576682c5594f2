package org.pydl4j.nn.updaters;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link PolySchedule}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class PolyScheduleBuilder
    extends ConfiguredBuilder<PolySchedule, PolyScheduleBuilder> {
  /** Nothing set. */
  public PolyScheduleBuilder() {
    super(PolySchedule.DECLARATION);
  }

  /** What i in the formula counts: mini-batches or epochs, both from 0. Default: ITERATION. */
  public PolyScheduleBuilder scheduleType(Schedule.ScheduleType value) {
    return put("scheduleType", value);
  }

  /** The value at step 0. At least 0. Required. */
  public PolyScheduleBuilder initialValue(double value) {
    return put("initialValue", value);
  }

  /** Exponent of the decay. Required. */
  public PolyScheduleBuilder power(double value) {
    return put("power", value);
  }

  /** The step at which the value reaches 0. At least 1. Required. */
  public PolyScheduleBuilder maxIter(long value) {
    return put("maxIter", value);
  }

  @Override
  public <V> PolyScheduleBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public PolySchedule build() {
    return super.build();
  }
}
