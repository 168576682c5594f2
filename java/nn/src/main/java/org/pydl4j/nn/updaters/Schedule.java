package org.pydl4j.nn.updaters;

import java.util.OptionalDouble;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Kind;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/**
 * A number that changes while training goes on, such as a learning rate; DL4J's {@code ISchedule}.
 * Those that follow one count extend {@link CountedSchedule}.
 */
public abstract class Schedule extends Configured {
  /** The family of schedules. */
  public static final Kind<Schedule> KIND =
      Kind.of("schedule", Schedule.class, "A number that changes while training goes on.");

  /** A number or a schedule: the type of every setting that may change in training. */
  public static final Type<Schedule> TYPE =
      Type.numberOr(KIND, FixedSchedule.class, FixedSchedule::new, Schedule::number);

  /** What {@code i} in the formulae counts. */
  public enum ScheduleType {
    /** Mini-batches, from 0. */
    ITERATION,
    /** Passes over the data, from 0. */
    EPOCH
  }

  /** For subclasses. */
  protected Schedule(Declaration<?> declaration, Settings settings) {
    super(declaration, settings);
  }

  private OptionalDouble number() {
    return this instanceof FixedSchedule fixed
        ? OptionalDouble.of(fixed.get(FixedSchedule.VALUE))
        : OptionalDouble.empty();
  }

  /** The value at this point of training; both count from 0. */
  public abstract double valueAt(long iteration, long epoch);

  /**
   * A condition on the values of a key of {@link #TYPE}: on a number when it is set, on those of a
   * schedule when {@link #valueOf} takes them.
   */
  public static ValueCheck<Schedule> each(ValueCheck<Double> condition) {
    return new ValueCheck<>(
        condition.words(),
        schedule -> {
          OptionalDouble number = schedule.number();
          return number.isEmpty() || condition.test().test(number.getAsDouble());
        },
        condition.min(),
        condition.max(),
        condition.minExclusive(),
        condition.maxExclusive());
  }

  /**
   * The value of a setting at this point of training; both count from 0.
   *
   * @throws org.pydl4j.nd.errors.ConfigurationException if a schedule gives a value that the
   *     setting does not allow; names the setting and the point
   */
  public static double valueOf(Configured owner, Key<Schedule> key, long iteration, long epoch) {
    Schedule schedule = owner.get(key);
    double value = schedule.valueAt(iteration, epoch);
    if (!key.check().test().test(new FixedSchedule(value))) {
      throw new ConfigurationException(
          "The '"
              + key.name()
              + "' of "
              + owner.declaration().name()
              + " must be "
              + key.check().words()
              + ". Its "
              + schedule.declaration().name()
              + " gives "
              + value
              + " at iteration "
              + iteration
              + ", epoch "
              + epoch
              + ".");
    }
    return value;
  }
}
