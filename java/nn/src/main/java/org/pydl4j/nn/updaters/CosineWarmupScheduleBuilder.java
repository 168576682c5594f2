package org.pydl4j.nn.updaters;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link CosineWarmupSchedule}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class CosineWarmupScheduleBuilder
    extends ConfiguredBuilder<CosineWarmupSchedule, CosineWarmupScheduleBuilder> {
  /** Nothing set. */
  public CosineWarmupScheduleBuilder() {
    super(CosineWarmupSchedule.DECLARATION);
  }

  /** What i in the formula counts: mini-batches or epochs, both from 0. Default: ITERATION. */
  public CosineWarmupScheduleBuilder scheduleType(Schedule.ScheduleType value) {
    return put("scheduleType", value);
  }

  /** The value that the rise ends at and the cosine begins with. At least 0. Required. */
  public CosineWarmupScheduleBuilder peakValue(double value) {
    return put("peakValue", value);
  }

  /** The step at which the value reaches finalValue, the warm-up included. At least 1. Required. */
  public CosineWarmupScheduleBuilder total(long value) {
    return put("total", value);
  }

  /** Steps of the rise; must be fewer than total. At least 0. Default: 0. */
  public CosineWarmupScheduleBuilder warmup(long value) {
    return put("warmup", value);
  }

  /** The value at the end. At least 0. Default: 0. */
  public CosineWarmupScheduleBuilder finalValue(double value) {
    return put("finalValue", value);
  }

  @Override
  public <V> CosineWarmupScheduleBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public CosineWarmupSchedule build() {
    return super.build();
  }
}
