package org.pydl4j.nn.updaters;

import com.google.auto.service.AutoService;
import java.util.SortedMap;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;

/**
 * Builds a {@link MapSchedule}.
 *
 * <p>Generated from its declaration by {@code ./gradlew generate}; do not edit.
 */
@AutoService(Declared.class)
public final class MapScheduleBuilder extends ConfiguredBuilder<MapSchedule, MapScheduleBuilder> {
  /** Nothing set. */
  public MapScheduleBuilder() {
    super(MapSchedule.DECLARATION);
  }

  /**
   * The value from each step on; step 0 must be among them. Numbers of at least 0 by step from step
   * 0 on. Required.
   */
  public MapScheduleBuilder values(SortedMap<Long, Double> values) {
    return put("values", values);
  }

  /** What i in the formula counts: mini-batches or epochs, both from 0. Default: ITERATION. */
  public MapScheduleBuilder scheduleType(Schedule.ScheduleType value) {
    return put("scheduleType", value);
  }

  @Override
  public <V> MapScheduleBuilder set(Key<V> key, V value) {
    return super.set(key, value);
  }

  @Override
  public MapSchedule build() {
    return super.build();
  }
}
