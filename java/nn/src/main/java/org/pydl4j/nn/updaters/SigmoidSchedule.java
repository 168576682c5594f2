package org.pydl4j.nn.updaters;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;

/** {@code initialValue / (1 + exp(-gamma · (i - stepSize)))}. DL4J: {@code SigmoidSchedule}. */
public final class SigmoidSchedule extends CountedSchedule {
  /** The step in the middle of the slope. */
  public static final Key<Long> STEP_SIZE =
      Key.of("stepSize", Type.LONG).required().doc("The step in the middle of the slope.");

  /** Name, documentation and keys. */
  public static final Declaration<SigmoidSchedule> DECLARATION =
      Declaration.of(KIND, "SigmoidSchedule", SigmoidSchedule::new)
          .doc("initialValue / (1 + exp(-gamma · (i - stepSize))). DL4J: SigmoidSchedule.")
          .positional(SCHEDULE_TYPE, INITIAL_VALUE, GAMMA, STEP_SIZE)
          .build();

  private SigmoidSchedule(Settings settings) {
    super(DECLARATION, settings);
  }

  /** With these settings. */
  public SigmoidSchedule(
      ScheduleType scheduleType, double initialValue, double gamma, long stepSize) {
    this(
        DECLARATION
            .builder()
            .set(SCHEDULE_TYPE, scheduleType)
            .set(INITIAL_VALUE, initialValue)
            .set(GAMMA, gamma)
            .set(STEP_SIZE, stepSize)
            .build()
            .settings());
  }

  @Override
  protected double valueAt(long i) {
    return get(INITIAL_VALUE) / (1 + Math.exp(-get(GAMMA) * (i - get(STEP_SIZE))));
  }

  /** Starts a builder. */
  public static SigmoidScheduleBuilder builder() {
    return new SigmoidScheduleBuilder();
  }
}
