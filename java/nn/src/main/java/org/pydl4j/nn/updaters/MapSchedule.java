package org.pydl4j.nn.updaters;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/** A value that jumps at given steps. DL4J: {@code MapSchedule}. */
public final class MapSchedule extends CountedSchedule {
  /** The value from each step on; step 0 must be among them. */
  public static final Key<SortedMap<Long, Double>> VALUES =
      Key.of("values", Type.STEPS)
          .required()
          .check(ValueCheck.that("numbers of at least 0 by step from step 0 on", MapSchedule::fits))
          .doc("The value from each step on; step 0 must be among them.");

  /** Name, documentation and keys. */
  public static final Declaration<MapSchedule> DECLARATION =
      Declaration.of(KIND, "MapSchedule", MapSchedule::new)
          .doc(
              "The value of the last step in values that is not after i. DL4J: "
                  + "MapSchedule; Keras: PiecewiseConstantDecay.")
          .positional(VALUES, SCHEDULE_TYPE)
          .build();

  private static boolean fits(SortedMap<Long, Double> values) {
    return values.containsKey(0L) && values.values().stream().allMatch(value -> value >= 0);
  }

  private MapSchedule(Settings settings) {
    super(DECLARATION, settings);
  }

  /** With the value from each step on; step 0 must be among them. */
  public MapSchedule(ScheduleType scheduleType, Map<Long, Double> values) {
    this(
        DECLARATION
            .builder()
            .set(SCHEDULE_TYPE, scheduleType)
            .set(VALUES, Collections.unmodifiableSortedMap(new TreeMap<>(values)))
            .build()
            .settings());
  }

  @Override
  protected double valueAt(long i) {
    double value = 0;
    for (Map.Entry<Long, Double> from : get(VALUES).entrySet()) {
      if (from.getKey() <= i) {
        value = from.getValue();
      }
    }
    return value;
  }

  /** Starts a builder. */
  public static MapScheduleBuilder builder() {
    return new MapScheduleBuilder();
  }
}
