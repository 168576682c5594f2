package org.pydl4j.nn.updaters;

import com.google.auto.service.AutoService;
import java.util.List;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Declared;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.updaters.Schedule.ScheduleType;

/**
 * The schedules, with DL4J's names and the formulae of its documentation; its PolySchedule computes
 * another one.
 */
@AutoService(Declared.class)
public final class Schedules implements Declared {
  private static final Key<Double> VALUE =
      Key.of("value", Type.DOUBLE).required().doc("The value at every step.");
  private static final Key<Double> INITIAL =
      Key.of("initialValue", Type.DOUBLE).required().doc("The value at step 0.");
  private static final Key<Double> DECAY_RATE =
      Key.of("decayRate", Type.DOUBLE).required().doc("Factor after each period.");
  private static final Key<Double> STEP =
      Key.of("step", Type.DOUBLE).required().check(ValueCheck.above(0)).doc("Length of a period.");
  private static final Key<Double> GAMMA =
      Key.of("gamma", Type.DOUBLE).required().doc("How fast the value changes.");
  private static final Key<Double> POWER =
      Key.of("power", Type.DOUBLE).required().doc("Exponent of the decay.");
  private static final Key<Long> MAX_ITER =
      Key.of("maxIter", Type.LONG)
          .required()
          .check(ValueCheck.atLeast(1))
          .doc("The step at which the value reaches 0.");
  private static final Key<Long> STEP_SIZE =
      Key.of("stepSize", Type.LONG).required().doc("The step in the middle of the slope.");

  private static final Declaration<Formula> FIXED =
      declare("FixedSchedule", "value", (s, i) -> s.get(VALUE)).positional(VALUE).build();
  private static final Declaration<Formula> STEPS =
      declare(
              "StepSchedule",
              "initialValue · decayRate^floor(i / step)",
              (s, i) -> s.get(INITIAL) * Math.pow(s.get(DECAY_RATE), Math.floor(i / s.get(STEP))))
          .positional(Schedule.SCHEDULE_TYPE, INITIAL, DECAY_RATE, STEP)
          .build();
  private static final Declaration<Formula> EXPONENTIAL =
      declare(
              "ExponentialSchedule",
              "initialValue · gamma^i",
              (s, i) -> s.get(INITIAL) * Math.pow(s.get(GAMMA), i))
          .positional(Schedule.SCHEDULE_TYPE, INITIAL, GAMMA)
          .build();
  private static final Declaration<Formula> INVERSE =
      declare(
              "InverseSchedule",
              "initialValue / (1 + gamma · i)^power",
              (s, i) -> s.get(INITIAL) / Math.pow(1 + s.get(GAMMA) * i, s.get(POWER)))
          .positional(Schedule.SCHEDULE_TYPE, INITIAL, GAMMA, POWER)
          .build();
  private static final Declaration<Formula> POLY =
      declare(
              "PolySchedule",
              "initialValue · (1 - i / maxIter)^power, 0 from maxIter on, as DL4J's documentation"
                  + " has it. DL4J 1.0.0-M2.1 itself computes (1 + i / maxIter)^power, which grows"
                  + " until it falls to 0 at maxIter",
              (s, i) ->
                  s.get(INITIAL)
                      * Math.pow(
                          1 - Math.min(i, s.get(MAX_ITER)) / (double) s.get(MAX_ITER),
                          s.get(POWER)))
          .positional(Schedule.SCHEDULE_TYPE, INITIAL, POWER, MAX_ITER)
          .build();
  private static final Declaration<Formula> SIGMOID =
      declare(
              "SigmoidSchedule",
              "initialValue / (1 + exp(-gamma · (i - stepSize)))",
              (s, i) -> s.get(INITIAL) / (1 + Math.exp(-s.get(GAMMA) * (i - s.get(STEP_SIZE)))))
          .positional(Schedule.SCHEDULE_TYPE, INITIAL, GAMMA, STEP_SIZE)
          .build();

  /** For the service loader. */
  public Schedules() {}

  @Override
  public List<Declaration<?>> declarations() {
    return List.of(FIXED, STEPS, EXPONENTIAL, INVERSE, POLY, SIGMOID);
  }

  /** Always {@code value}. */
  public static Schedule fixed(double value) {
    return FIXED.create(Settings.EMPTY.with(VALUE, value));
  }

  /** {@code initialValue · decayRate^floor(i / step)}. */
  public static Schedule step(ScheduleType of, double initialValue, double decayRate, double step) {
    return STEPS.create(from(of, initialValue).with(DECAY_RATE, decayRate).with(STEP, step));
  }

  /** {@code initialValue · gamma^i}. */
  public static Schedule exponential(ScheduleType of, double initialValue, double gamma) {
    return EXPONENTIAL.create(from(of, initialValue).with(GAMMA, gamma));
  }

  /** {@code initialValue / (1 + gamma · i)^power}. */
  public static Schedule inverse(ScheduleType of, double initialValue, double gamma, double power) {
    return INVERSE.create(from(of, initialValue).with(GAMMA, gamma).with(POWER, power));
  }

  /** {@code initialValue · (1 - i / maxIter)^power}. */
  public static Schedule poly(ScheduleType of, double initialValue, double power, long maxIter) {
    return POLY.create(from(of, initialValue).with(POWER, power).with(MAX_ITER, maxIter));
  }

  /** {@code initialValue / (1 + exp(-gamma · (i - stepSize)))}. */
  public static Schedule sigmoid(
      ScheduleType of, double initialValue, double gamma, long stepSize) {
    return SIGMOID.create(from(of, initialValue).with(GAMMA, gamma).with(STEP_SIZE, stepSize));
  }

  private static Settings from(ScheduleType of, double initialValue) {
    return Settings.EMPTY.with(Schedule.SCHEDULE_TYPE, of).with(INITIAL, initialValue);
  }

  private static Declaration.Builder<Formula> declare(String name, String formula, At at) {
    return Declaration.<Formula>ofFamily(
            Schedule.KIND, name, (declaration, settings) -> new Formula(declaration, settings, at))
        .doc(formula + ". DL4J: " + name + ".");
  }

  private interface At {
    double value(Schedule schedule, long i);
  }

  private static final class Formula extends Schedule {
    private final At at;

    Formula(Declaration<?> declaration, Settings settings, At at) {
      super(declaration, settings);
      this.at = at;
    }

    @Override
    protected double valueAt(long i) {
      return at.value(this, i);
    }
  }
}
