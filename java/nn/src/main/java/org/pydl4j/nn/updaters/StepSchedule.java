package org.pydl4j.nn.updaters;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/** {@code initialValue · decayRate^floor(i / step)}. DL4J: {@code StepSchedule}. */
public final class StepSchedule extends CountedSchedule {
  /** Factor after each period. */
  public static final Key<Double> DECAY_RATE =
      Key.of("decayRate", Type.DOUBLE).required().doc("Factor after each period.");

  /** Length of a period. */
  public static final Key<Double> STEP =
      Key.of("step", Type.DOUBLE).required().check(ValueCheck.above(0)).doc("Length of a period.");

  /** Name, documentation and keys. */
  public static final Declaration<StepSchedule> DECLARATION =
      Declaration.of(KIND, "StepSchedule", StepSchedule::new)
          .doc("initialValue · decayRate^floor(i / step). DL4J: StepSchedule.")
          .positional(SCHEDULE_TYPE, INITIAL_VALUE, DECAY_RATE, STEP)
          .build();

  private StepSchedule(Settings settings) {
    super(DECLARATION, settings);
  }

  /** With these settings. */
  public StepSchedule(
      ScheduleType scheduleType, double initialValue, double decayRate, double step) {
    this(
        DECLARATION
            .builder()
            .set(SCHEDULE_TYPE, scheduleType)
            .set(INITIAL_VALUE, initialValue)
            .set(DECAY_RATE, decayRate)
            .set(STEP, step)
            .build()
            .settings());
  }

  @Override
  protected double valueAt(long i) {
    return get(INITIAL_VALUE) * Math.pow(get(DECAY_RATE), Math.floor(i / get(STEP)));
  }

  /** Starts a builder. */
  public static StepScheduleBuilder builder() {
    return new StepScheduleBuilder();
  }
}
