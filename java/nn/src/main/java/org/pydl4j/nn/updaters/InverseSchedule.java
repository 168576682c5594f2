package org.pydl4j.nn.updaters;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;

/** {@code initialValue / (1 + gamma · i)^power}. DL4J: {@code InverseSchedule}. */
public final class InverseSchedule extends Schedule {
  /** The value at step 0. */
  public static final Key<Double> INITIAL_VALUE =
      Key.of("initialValue", Type.DOUBLE).required().doc("The value at step 0.");

  /** How fast the value changes. */
  public static final Key<Double> GAMMA =
      Key.of("gamma", Type.DOUBLE).required().doc("How fast the value changes.");

  /** Exponent of the decay. */
  public static final Key<Double> POWER =
      Key.of("power", Type.DOUBLE).required().doc("Exponent of the decay.");

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
