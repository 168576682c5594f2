package org.pydl4j.nn.updaters;

import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Kind;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;

/**
 * A number that changes while training goes on, such as a learning rate; DL4J's {@code ISchedule}.
 */
public abstract class Schedule extends Configured {
  /** The family of schedules. */
  public static final Kind<Schedule> KIND =
      Kind.of("schedule", Schedule.class, "A number that changes while training goes on.");

  /** What {@code i} in the formulae counts. */
  public enum ScheduleType {
    /** Mini-batches, from 0. */
    ITERATION,
    /** Passes over the data, from 0. */
    EPOCH
  }

  /** What {@code i} counts. */
  public static final Key<ScheduleType> SCHEDULE_TYPE =
      Key.of("scheduleType", Type.enumOf(ScheduleType.class))
          .defaultsTo(ScheduleType.ITERATION)
          .doc("What i in the formula counts: mini-batches or epochs, both from 0.");

  /** For subclasses. */
  protected Schedule(Declaration<?> declaration, Settings settings) {
    super(declaration, settings);
  }

  /** The value at this point of training; both count from 0. */
  public final double valueAt(long iteration, long epoch) {
    return valueAt(get(SCHEDULE_TYPE) == ScheduleType.EPOCH ? epoch : iteration);
  }

  /** The value at step {@code i} of whatever is counted. */
  protected abstract double valueAt(long i);
}
