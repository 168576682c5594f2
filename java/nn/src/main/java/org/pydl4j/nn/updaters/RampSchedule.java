package org.pydl4j.nn.updaters;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/** Another schedule, with a linear rise in its first iterations. DL4J: {@code RampSchedule}. */
public final class RampSchedule extends Schedule {
  /** What the values are after the rise: a schedule, or a number. */
  public static final Key<Schedule> BASE_SCHEDULE =
      Key.of("baseSchedule", TYPE)
          .required()
          .doc("What the values are after the rise: a schedule, or a number.");

  /** Mini-batches of the rise. */
  public static final Key<Long> NUM_ITER =
      Key.of("numIter", Type.LONG)
          .required()
          .check(ValueCheck.atLeast(1))
          .doc("Mini-batches of the rise.");

  /** Name, documentation and keys. */
  public static final Declaration<RampSchedule> DECLARATION =
      Declaration.of(KIND, "RampSchedule", RampSchedule::new)
          .doc(
              "baseSchedule · min(1, (iteration + 1) / numIter): a linear warm-up of "
                  + "any schedule. DL4J: RampSchedule.")
          .positional(BASE_SCHEDULE, NUM_ITER)
          .build();

  private RampSchedule(Settings settings) {
    super(DECLARATION, settings);
  }

  /** With this schedule after a rise of so many mini-batches. */
  public RampSchedule(Schedule baseSchedule, long numIter) {
    this(
        DECLARATION
            .builder()
            .set(BASE_SCHEDULE, baseSchedule)
            .set(NUM_ITER, numIter)
            .build()
            .settings());
  }

  @Override
  public double valueAt(long iteration, long epoch) {
    double whole = get(BASE_SCHEDULE).valueAt(iteration, epoch);
    return whole * Math.min(1, (iteration + 1) / (double) get(NUM_ITER));
  }

  /** Starts a builder. */
  public static RampScheduleBuilder builder() {
    return new RampScheduleBuilder();
  }
}
