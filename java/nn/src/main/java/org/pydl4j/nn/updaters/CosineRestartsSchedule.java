package org.pydl4j.nn.updaters;

import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/**
 * Half a cosine down, over and over, each longer and lower than the one before. Keras: {@code
 * CosineDecayRestarts}. Source: Loshchilov and Hutter 2017, arXiv:1608.03983.
 */
public final class CosineRestartsSchedule extends CountedSchedule {
  /** Steps of the first period. */
  public static final Key<Long> FIRST_PERIOD =
      Key.of("firstPeriod", Type.LONG)
          .required()
          .check(ValueCheck.atLeast(1))
          .doc("Steps of the first period.");

  /** How much longer each period is than the one before. */
  public static final Key<Double> PERIOD_FACTOR =
      Key.of("periodFactor", Type.DOUBLE)
          .defaultsTo(2.0)
          .check(ValueCheck.atLeast(1))
          .doc("How much longer each period is than the one before.");

  /** How much each period begins with of what the one before began with. */
  public static final Key<Double> VALUE_FACTOR =
      Key.of("valueFactor", Type.DOUBLE)
          .defaultsTo(1.0)
          .check(ValueCheck.above(0))
          .doc("How much each period begins with of what the one before began with.");

  /** The least value of a period, as a part of what it begins with. */
  public static final Key<Double> ALPHA =
      Key.of("alpha", Type.DOUBLE)
          .defaultsTo(0.0)
          .check(ValueCheck.between(0, 1))
          .doc("The least value of a period, as a part of what it begins with.");

  /** Name, documentation and keys. */
  public static final Declaration<CosineRestartsSchedule> DECLARATION =
      Declaration.of(KIND, "CosineRestartsSchedule", CosineRestartsSchedule::new)
          .doc(
              "Half a cosine down, over and over. In period k, which has firstPeriod "
                  + "· periodFactor^k steps: initialValue · valueFactor^k · ((1 - alpha) · "
                  + "(1 + cos(pi · steps done / steps)) / 2 + alpha). Keras: "
                  + "CosineDecayRestarts. Source: arXiv:1608.03983.")
          .positional(
              SCHEDULE_TYPE, INITIAL_VALUE, FIRST_PERIOD, PERIOD_FACTOR, VALUE_FACTOR, ALPHA)
          .build();

  private CosineRestartsSchedule(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  protected double valueAt(long i) {
    double done = i / (double) get(FIRST_PERIOD); // in first periods
    double factor = get(PERIOD_FACTOR);
    double period =
        factor == 1
            ? Math.floor(done)
            : Math.floor(Math.log1p(done * (factor - 1)) / Math.log(factor) + 1e-9);
    double before = factor == 1 ? period : (Math.pow(factor, period) - 1) / (factor - 1);
    double part = (done - before) / Math.pow(factor, period);
    double cosine = (1 + Math.cos(Math.PI * part)) / 2;
    double first = get(INITIAL_VALUE) * Math.pow(get(VALUE_FACTOR), period);
    return first * ((1 - get(ALPHA)) * cosine + get(ALPHA));
  }

  /** Starts a builder. */
  public static CosineRestartsScheduleBuilder builder() {
    return new CosineRestartsScheduleBuilder();
  }
}
