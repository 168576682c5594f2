package org.pydl4j.nn.updaters;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link StepSchedule}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class StepScheduleBuilder
    extends ConfiguredBuilder<StepSchedule, StepScheduleBuilder> {
  /** Nothing set. */
  public StepScheduleBuilder() {
    super(StepSchedule.DECLARATION);
  }

  /** What i in the formula counts: mini-batches or epochs, both from 0. Default: ITERATION. */
  public StepScheduleBuilder scheduleType(Schedule.ScheduleType value) {
    return put("scheduleType", value);
  }

  /** The value at step 0. At least 0. Required. */
  public StepScheduleBuilder initialValue(double value) {
    return put("initialValue", value);
  }

  /** Factor after each period. Required. */
  public StepScheduleBuilder decayRate(double value) {
    return put("decayRate", value);
  }

  /** Length of a period. Greater than 0. Required. */
  public StepScheduleBuilder step(double value) {
    return put("step", value);
  }

  @Override
  public <V> StepScheduleBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public StepSchedule build() {
    return super.build();
  }
}
