package org.pydl4j.nn.updaters;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link CycleSchedule}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class CycleScheduleBuilder
    extends ConfiguredBuilder<CycleSchedule, CycleScheduleBuilder> {
  /** Nothing set. */
  public CycleScheduleBuilder() {
    super(CycleSchedule.DECLARATION);
  }

  /** What i in the formula counts: mini-batches or epochs, both from 0. Default: ITERATION. */
  public CycleScheduleBuilder scheduleType(Schedule.ScheduleType value) {
    return put("scheduleType", value);
  }

  /** The value in the middle of the triangle. At least 0. Required. */
  public CycleScheduleBuilder maxValue(double value) {
    return put("maxValue", value);
  }

  /** Steps of a cycle. At least 1. Required. */
  public CycleScheduleBuilder cycleLength(long value) {
    return put("cycleLength", value);
  }

  /** The value a cycle begins with; a tenth of maxValue when not set. At least 0. */
  public CycleScheduleBuilder initialValue(double value) {
    return put("initialValue", value);
  }

  /**
   * Steps of the fall at the end of a cycle; a tenth of cycleLength, rounded, when not set. At
   * least 0.
   */
  public CycleScheduleBuilder annealingLength(long value) {
    return put("annealingLength", value);
  }

  /** Factor of each step of the fall. Greater than 0. Default: 0.1. */
  public CycleScheduleBuilder annealingDecay(double value) {
    return put("annealingDecay", value);
  }

  @Override
  public <V> CycleScheduleBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public CycleSchedule build() {
    return super.build();
  }
}
