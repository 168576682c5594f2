package org.pydl4j.nn.updaters;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link SigmoidSchedule}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class SigmoidScheduleBuilder
    extends ConfiguredBuilder<SigmoidSchedule, SigmoidScheduleBuilder> {
  /** Nothing set. */
  public SigmoidScheduleBuilder() {
    super(SigmoidSchedule.DECLARATION);
  }

  /** What i in the formula counts: mini-batches or epochs, both from 0. Default: ITERATION. */
  public SigmoidScheduleBuilder scheduleType(Schedule.ScheduleType value) {
    return put("scheduleType", value);
  }

  /** The value at step 0. At least 0. Required. */
  public SigmoidScheduleBuilder initialValue(double value) {
    return put("initialValue", value);
  }

  /** How fast the value changes. Required. */
  public SigmoidScheduleBuilder gamma(double value) {
    return put("gamma", value);
  }

  /** The step in the middle of the slope. Required. */
  public SigmoidScheduleBuilder stepSize(long value) {
    return put("stepSize", value);
  }

  @Override
  public <V> SigmoidScheduleBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public SigmoidSchedule build() {
    return super.build();
  }
}
