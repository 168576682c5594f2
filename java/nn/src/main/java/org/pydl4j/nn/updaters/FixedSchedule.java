package org.pydl4j.nn.updaters;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/** {@code value}. DL4J: {@code FixedSchedule}. */
public final class FixedSchedule extends Schedule {
  /** The value at every step. */
  public static final Key<Double> VALUE =
      Key.of("value", Type.DOUBLE)
          .required()
          .check(ValueCheck.atLeast(0))
          .doc("The value at every step.");

  /** Name, documentation and keys. */
  public static final Declaration<FixedSchedule> DECLARATION =
      Declaration.of(KIND, "FixedSchedule", FixedSchedule::new)
          .doc("value. DL4J: FixedSchedule.")
          .positional(VALUE)
          .build();

  private FixedSchedule(Settings settings) {
    super(DECLARATION, settings);
  }

  /** With these settings. */
  public FixedSchedule(double value) {
    this(DECLARATION.builder().set(VALUE, value).build().settings());
  }

  @Override
  public double valueAt(long iteration, long epoch) {
    return get(VALUE);
  }

  /** Starts a builder. */
  public static FixedScheduleBuilder builder() {
    return new FixedScheduleBuilder();
  }
}
