package org.pydl4j.nn.updaters;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/**
 * {@code initialValue · (1 - i / maxIter)^power}, 0 from maxIter on, as DL4J's documentation has
 * it. DL4J 1.0.0-M2.1 itself computes another one: {@code (1 + i / maxIter)^power}.
 */
public final class PolySchedule extends CountedSchedule {
  /** The step at which the value reaches 0. */
  public static final Key<Long> MAX_ITER =
      Key.of("maxIter", Type.LONG)
          .required()
          .check(ValueCheck.atLeast(1))
          .doc("The step at which the value reaches 0.");

  /** Name, documentation and keys. */
  public static final Declaration<PolySchedule> DECLARATION =
      Declaration.of(KIND, "PolySchedule", PolySchedule::new)
          .doc(
              "initialValue · (1 - i / maxIter)^power, 0 from maxIter on, as DL4J's documentation"
                  + " has it. DL4J 1.0.0-M2.1 itself computes (1 + i / maxIter)^power, which grows"
                  + " until it falls to 0 at maxIter. DL4J: PolySchedule.")
          .positional(SCHEDULE_TYPE, INITIAL_VALUE, POWER, MAX_ITER)
          .build();

  private PolySchedule(Settings settings) {
    super(DECLARATION, settings);
  }

  /** With these settings. */
  public PolySchedule(ScheduleType scheduleType, double initialValue, double power, long maxIter) {
    this(
        DECLARATION
            .builder()
            .set(SCHEDULE_TYPE, scheduleType)
            .set(INITIAL_VALUE, initialValue)
            .set(POWER, power)
            .set(MAX_ITER, maxIter)
            .build()
            .settings());
  }

  @Override
  protected double valueAt(long i) {
    return get(INITIAL_VALUE)
        * Math.pow(1 - Math.min(i, get(MAX_ITER)) / (double) get(MAX_ITER), get(POWER));
  }

  /** Starts a builder. */
  public static PolyScheduleBuilder builder() {
    return new PolyScheduleBuilder();
  }
}
