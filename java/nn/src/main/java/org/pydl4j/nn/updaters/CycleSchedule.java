package org.pydl4j.nn.updaters;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.conf.Where;

/**
 * A triangle between two values, then a fall below the lower one, over and over. DL4J: {@code
 * CycleSchedule}. Source: Smith 2018, arXiv:1803.09820.
 */
public final class CycleSchedule extends CountedSchedule {
  /** The value in the middle of the triangle. */
  public static final Key<Double> MAX_VALUE =
      Key.of("maxValue", Type.DOUBLE)
          .required()
          .check(ValueCheck.atLeast(0))
          .doc("The value in the middle of the triangle.");

  /** Steps of a cycle. */
  public static final Key<Long> CYCLE_LENGTH =
      Key.of("cycleLength", Type.LONG)
          .required()
          .check(ValueCheck.atLeast(1))
          .doc("Steps of a cycle.");

  /** The value a cycle begins with; a tenth of maxValue when not set. */
  public static final Key<Double> INITIAL_VALUE =
      Key.of("initialValue", Type.DOUBLE)
          .check(ValueCheck.atLeast(0))
          .doc("The value a cycle begins with; a tenth of maxValue when not set.");

  /** Steps of the fall at the end of a cycle; a tenth of cycleLength, rounded, when not set. */
  public static final Key<Long> ANNEALING_LENGTH =
      Key.of("annealingLength", Type.LONG)
          .check(ValueCheck.atLeast(0))
          .doc(
              "Steps of the fall at the end of a cycle; a tenth of cycleLength, rounded, when not"
                  + " set.");

  /** Factor of each step of the fall. */
  public static final Key<Double> ANNEALING_DECAY =
      Key.of("annealingDecay", Type.DOUBLE)
          .defaultsTo(0.1)
          .check(ValueCheck.above(0))
          .doc("Factor of each step of the fall.");

  /** Name, documentation and keys. */
  public static final Declaration<CycleSchedule> DECLARATION =
      Declaration.of(KIND, "CycleSchedule", CycleSchedule::new)
          .doc(
              "A triangle between two values, then a fall, over and over. From "
                  + "initialValue to maxValue and back in 2 · floor((cycleLength - "
                  + "annealingLength) / 2) steps, then initialValue · "
                  + "annealingDecay^(annealingLength - steps left). DL4J: CycleSchedule, "
                  + "whose first step of annealing is above initialValue, too, where "
                  + "cycleLength - annealingLength is odd. Source: arXiv:1803.09820.")
          .positional(SCHEDULE_TYPE, MAX_VALUE, CYCLE_LENGTH)
          .key(INITIAL_VALUE)
          .key(ANNEALING_LENGTH)
          .key(ANNEALING_DECAY)
          .build();

  private CycleSchedule(Settings settings) {
    super(DECLARATION, settings);
    long annealing = find(ANNEALING_LENGTH).orElse(0L);
    if (annealing > get(CYCLE_LENGTH)) {
      throw Where.of("CycleSchedule")
          .mustBe("annealingLength", "at most its 'cycleLength', " + get(CYCLE_LENGTH), annealing);
    }
  }

  /** With a lower value of a tenth of the upper one and a fall of a tenth of the cycle. */
  public CycleSchedule(ScheduleType scheduleType, double maxValue, long cycleLength) {
    this(
        DECLARATION
            .builder()
            .set(SCHEDULE_TYPE, scheduleType)
            .set(MAX_VALUE, maxValue)
            .set(CYCLE_LENGTH, cycleLength)
            .build()
            .settings());
  }

  @Override
  protected double valueAt(long i) {
    long length = get(CYCLE_LENGTH);
    double most = get(MAX_VALUE);
    double initial = find(INITIAL_VALUE).orElse(most * 0.1);
    long annealing = find(ANNEALING_LENGTH).orElse(Math.round(length * 0.1));
    long half = (length - annealing) / 2;
    long place = i % length;
    if (place >= 2 * half) {
      return initial * Math.pow(get(ANNEALING_DECAY), annealing - (length - place));
    }
    double slope = (most - initial) / half;
    return place <= half ? initial + slope * place : most - slope * (place - half);
  }

  /** Starts a builder. */
  public static CycleScheduleBuilder builder() {
    return new CycleScheduleBuilder();
  }
}
