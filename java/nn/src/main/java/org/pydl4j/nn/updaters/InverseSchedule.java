package org.pydl4j.nn.updaters;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;

/** {@code initialValue / (1 + gamma · i)^power}. DL4J: {@code InverseSchedule}. */
public final class InverseSchedule extends CountedSchedule {
  /** Name, documentation and keys. */
  public static final Declaration<InverseSchedule> DECLARATION =
      Declaration.of(KIND, "InverseSchedule", InverseSchedule::new)
          .doc("initialValue / (1 + gamma · i)^power. DL4J: InverseSchedule.")
          .positional(SCHEDULE_TYPE, INITIAL_VALUE, GAMMA, POWER)
          .build();

  private InverseSchedule(Settings settings) {
    super(DECLARATION, settings);
  }

  /** With these settings. */
  public InverseSchedule(
      ScheduleType scheduleType, double initialValue, double gamma, double power) {
    this(
        DECLARATION
            .builder()
            .set(SCHEDULE_TYPE, scheduleType)
            .set(INITIAL_VALUE, initialValue)
            .set(GAMMA, gamma)
            .set(POWER, power)
            .build()
            .settings());
  }

  @Override
  protected double valueAt(long i) {
    return get(INITIAL_VALUE) / Math.pow(1 + get(GAMMA) * i, get(POWER));
  }

  /** Starts a builder. */
  public static InverseScheduleBuilder builder() {
    return new InverseScheduleBuilder();
  }
}
