package org.pydl4j.nn.dropout;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.RandomSource;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Randoms;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.updaters.FixedSchedule;
import org.pydl4j.nn.updaters.Schedule;

/**
 * Inputs are multiplied by normal numbers about 1. DL4J: {@code GaussianDropout}. Source:
 * Srivastava et al. 2014, section 10.
 */
public final class GaussianDropout extends IDropout {
  /** As a probability of dropping: the variance is rate / (1 - rate). A number or a schedule. */
  public static final Key<Schedule> RATE =
      Key.of("rate", Schedule.TYPE)
          .defaultsTo(new FixedSchedule(0.5))
          .check(Schedule.each(ValueCheck.fromTo(0, 1)))
          .doc(
              "As a probability of dropping: the variance is rate / (1 - rate). A number or a"
                  + " schedule.");

  /** Name, documentation and keys. */
  public static final Declaration<GaussianDropout> DECLARATION =
      Declaration.of(KIND, "GaussianDropout", GaussianDropout::new)
          .doc(
              "x · N(1, rate / (1 - rate)). DL4J and Keras: GaussianDropout. Source: "
                  + "Srivastava et al. 2014.")
          .positional(RATE)
          .build();

  private GaussianDropout(Settings settings) {
    super(DECLARATION, settings);
  }

  /** With this rate, from 0 to below 1. */
  public GaussianDropout(double rate) {
    this(DECLARATION.builder().set(RATE, new FixedSchedule(rate)).build().settings());
  }

  @Override
  public NDArray apply(NDArray x, RandomSource random, long iteration, long epoch) {
    double rate = Schedule.valueOf(this, RATE, iteration, epoch);
    double std = Math.sqrt(rate / (1 - rate));
    NDArray factors = Randoms.normalInPlace(room(x, x.shape()), 1, std, random);
    return rate == 0 ? x : Arithmetic.mul(x, factors);
  }

  /** Starts a builder. */
  public static GaussianDropoutBuilder builder() {
    return new GaussianDropoutBuilder();
  }
}
