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

/** Normal numbers are added to inputs. DL4J: {@code GaussianNoise}. */
public final class GaussianNoise extends IDropout {
  /** Standard deviation: a number or a schedule. */
  public static final Key<Schedule> STDDEV =
      Key.of("stddev", Schedule.TYPE)
          .defaultsTo(new FixedSchedule(0.1))
          .check(Schedule.each(ValueCheck.atLeast(0)))
          .doc("Standard deviation: a number or a schedule.");

  /** Name, documentation and keys. */
  public static final Declaration<GaussianNoise> DECLARATION =
      Declaration.of(KIND, "GaussianNoise", GaussianNoise::new)
          .doc("x + N(0, stddev²). DL4J and Keras: GaussianNoise.")
          .positional(STDDEV)
          .build();

  private GaussianNoise(Settings settings) {
    super(DECLARATION, settings);
  }

  /** With this standard deviation. */
  public GaussianNoise(double stddev) {
    this(DECLARATION.builder().set(STDDEV, new FixedSchedule(stddev)).build().settings());
  }

  @Override
  public NDArray apply(NDArray x, RandomSource random, long iteration, long epoch) {
    double stddev = Schedule.valueOf(this, STDDEV, iteration, epoch);
    NDArray noise = Randoms.normalInPlace(room(x, x.shape()), 0, stddev, random);
    return Arithmetic.add(x, noise);
  }

  /** Starts a builder. */
  public static GaussianNoiseBuilder builder() {
    return new GaussianNoiseBuilder();
  }
}
