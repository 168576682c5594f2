package org.pydl4j.nn.updaters;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/** A schedule that follows the mini-batches or the epochs; what these have in common. */
public abstract class CountedSchedule extends Schedule {
  /** What {@code i} counts. */
  public static final Key<ScheduleType> SCHEDULE_TYPE =
      Key.of("scheduleType", Type.enumOf(ScheduleType.class))
          .defaultsTo(ScheduleType.ITERATION)
          .doc("What i in the formula counts: mini-batches or epochs, both from 0.");

  /** The value at step 0. */
  public static final Key<Double> INITIAL_VALUE =
      Key.of("initialValue", Type.DOUBLE)
          .required()
          .check(ValueCheck.atLeast(0))
          .doc("The value at step 0.");

  /** How fast the value changes. */
  public static final Key<Double> GAMMA =
      Key.of("gamma", Type.DOUBLE).required().doc("How fast the value changes.");

  /** Exponent of the decay. */
  public static final Key<Double> POWER =
      Key.of("power", Type.DOUBLE).required().doc("Exponent of the decay.");

  /** For subclasses. */
  protected CountedSchedule(Declaration<?> declaration, Settings settings) {
    super(declaration, settings);
  }

  @Override
  public final double valueAt(long iteration, long epoch) {
    return valueAt(get(SCHEDULE_TYPE) == ScheduleType.EPOCH ? epoch : iteration);
  }

  /** The value at step {@code i} of whatever is counted. */
  protected abstract double valueAt(long i);
}
