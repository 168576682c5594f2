package org.pydl4j.nn.updaters;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link CosineRestartsSchedule}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class CosineRestartsScheduleBuilder
    extends ConfiguredBuilder<CosineRestartsSchedule, CosineRestartsScheduleBuilder> {
  /** Nothing set. */
  public CosineRestartsScheduleBuilder() {
    super(CosineRestartsSchedule.DECLARATION);
  }

  /** What i in the formula counts: mini-batches or epochs, both from 0. Default: ITERATION. */
  public CosineRestartsScheduleBuilder scheduleType(Schedule.ScheduleType value) {
    return put("scheduleType", value);
  }

  /** The value at step 0. At least 0. Required. */
  public CosineRestartsScheduleBuilder initialValue(double value) {
    return put("initialValue", value);
  }

  /** Steps of the first period. At least 1. Required. */
  public CosineRestartsScheduleBuilder firstPeriod(long value) {
    return put("firstPeriod", value);
  }

  /** How much longer each period is than the one before. At least 1. Default: 2. */
  public CosineRestartsScheduleBuilder periodFactor(double value) {
    return put("periodFactor", value);
  }

  /**
   * How much each period begins with of what the one before began with. Greater than 0. Default: 1.
   */
  public CosineRestartsScheduleBuilder valueFactor(double value) {
    return put("valueFactor", value);
  }

  /** The least value of a period, as a part of what it begins with. Between 0 and 1. Default: 0. */
  public CosineRestartsScheduleBuilder alpha(double value) {
    return put("alpha", value);
  }

  @Override
  public <V> CosineRestartsScheduleBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public CosineRestartsSchedule build() {
    return super.build();
  }
}
