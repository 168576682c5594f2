package org.pydl4j.nn.updaters;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.conf.Where;

/**
 * A linear rise, then half a cosine down. Source: Loshchilov and Hutter 2017, arXiv:1608.03983,
 * with the warm-up of arXiv:1706.02677.
 */
public final class CosineWarmupSchedule extends CountedSchedule {
  /** The value that the rise ends at and the cosine begins with. */
  public static final Key<Double> PEAK_VALUE =
      Key.of("peakValue", Type.DOUBLE)
          .required()
          .check(ValueCheck.atLeast(0))
          .doc("The value that the rise ends at and the cosine begins with.");

  /** The step at which the value reaches finalValue, the warm-up included. */
  public static final Key<Long> TOTAL =
      Key.of("total", Type.LONG)
          .required()
          .check(ValueCheck.atLeast(1))
          .doc("The step at which the value reaches finalValue, the warm-up included.");

  /** Steps of the rise; must be fewer than total. */
  public static final Key<Long> WARMUP =
      Key.of("warmup", Type.LONG)
          .defaultsTo(0L)
          .check(ValueCheck.atLeast(0))
          .doc("Steps of the rise; must be fewer than total.");

  /** The value at the end. */
  public static final Key<Double> FINAL_VALUE =
      Key.of("finalValue", Type.DOUBLE)
          .defaultsTo(0.0)
          .check(ValueCheck.atLeast(0))
          .doc("The value at the end.");

  /** Name, documentation and keys. */
  public static final Declaration<CosineWarmupSchedule> DECLARATION =
      Declaration.of(KIND, "CosineWarmupSchedule", CosineWarmupSchedule::new)
          .doc(
              "A linear rise, then half a cosine down. peakValue · (i + 1) / warmup "
                  + "for the first warmup steps, then finalValue + (peakValue - "
                  + "finalValue) · (1 + cos(pi · (i - warmup) / (total - warmup))) / 2; "
                  + "finalValue from total on. Source: arXiv:1608.03983, with the warm-up "
                  + "of arXiv:1706.02677.")
          .positional(SCHEDULE_TYPE, PEAK_VALUE, TOTAL, WARMUP, FINAL_VALUE)
          .build();

  private CosineWarmupSchedule(Settings settings) {
    super(DECLARATION, settings);
    if (get(WARMUP) >= get(TOTAL)) {
      throw Where.of("CosineWarmupSchedule")
          .mustBe("warmup", "fewer than its 'total', " + get(TOTAL), get(WARMUP));
    }
  }

  /** With a rise of {@code warmup} steps to the peak and a fall to 0 at step {@code total}. */
  public CosineWarmupSchedule(
      ScheduleType scheduleType, double peakValue, long total, long warmup) {
    this(
        DECLARATION
            .builder()
            .set(SCHEDULE_TYPE, scheduleType)
            .set(PEAK_VALUE, peakValue)
            .set(TOTAL, total)
            .set(WARMUP, warmup)
            .build()
            .settings());
  }

  @Override
  protected double valueAt(long i) {
    long warmup = get(WARMUP);
    double peak = get(PEAK_VALUE);
    if (i < warmup) {
      return peak * (i + 1) / warmup;
    }
    double done = (Math.min(i, get(TOTAL)) - warmup) / (double) (get(TOTAL) - warmup);
    double last = get(FINAL_VALUE);
    return last + (peak - last) * (1 + Math.cos(Math.PI * done)) / 2;
  }

  /** Starts a builder. */
  public static CosineWarmupScheduleBuilder builder() {
    return new CosineWarmupScheduleBuilder();
  }
}
