package org.pydl4j.nn.updaters;

import com.google.auto.service.AutoService;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link FixedSchedule}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class FixedScheduleBuilder
    extends ConfiguredBuilder<FixedSchedule, FixedScheduleBuilder> {
  /** Nothing set. */
  public FixedScheduleBuilder() {
    super(FixedSchedule.DECLARATION);
  }

  /** The value at every step. At least 0. Required. */
  public FixedScheduleBuilder value(double value) {
    return put("value", value);
  }

  @Override
  public <V> FixedScheduleBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public FixedSchedule build() {
    return super.build();
  }
}
