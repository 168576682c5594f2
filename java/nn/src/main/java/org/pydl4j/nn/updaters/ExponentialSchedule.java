package org.pydl4j.nn.updaters;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;

/** {@code initialValue · gamma^i}. DL4J: {@code ExponentialSchedule}. */
public final class ExponentialSchedule extends CountedSchedule {
  /** Name, documentation and keys. */
  public static final Declaration<ExponentialSchedule> DECLARATION =
      Declaration.of(KIND, "ExponentialSchedule", ExponentialSchedule::new)
          .doc("initialValue · gamma^i. DL4J: ExponentialSchedule.")
          .positional(SCHEDULE_TYPE, INITIAL_VALUE, GAMMA)
          .build();

  private ExponentialSchedule(Settings settings) {
    super(DECLARATION, settings);
  }

  /** With these settings. */
  public ExponentialSchedule(ScheduleType scheduleType, double initialValue, double gamma) {
    this(
        DECLARATION
            .builder()
            .set(SCHEDULE_TYPE, scheduleType)
            .set(INITIAL_VALUE, initialValue)
            .set(GAMMA, gamma)
            .build()
            .settings());
  }

  @Override
  protected double valueAt(long i) {
    return get(INITIAL_VALUE) * Math.pow(get(GAMMA), i);
  }

  /** Starts a builder. */
  public static ExponentialScheduleBuilder builder() {
    return new ExponentialScheduleBuilder();
  }
}
