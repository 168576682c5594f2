package org.pydl4j.nn.dropout;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.RandomSource;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Randoms;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.updaters.FixedSchedule;
import org.pydl4j.nn.updaters.Schedule;

/**
 * Inputs become the negative limit of SELU; mean and variance stay. DL4J: {@code AlphaDropout}.
 * Source: Klambauer et al. 2017, arXiv:1706.02515.
 */
public final class AlphaDropout extends IDropout {
  /** Probability of keeping. */
  public static final Key<Schedule> P = retainKey("each input");

  /** Name, documentation and keys. */
  public static final Declaration<AlphaDropout> DECLARATION =
      Declaration.of(KIND, "AlphaDropout", AlphaDropout::new)
          .doc(
              "a · (x where kept, else -1.7580993) + b, with a and b such that mean "
                  + "0 and variance 1 stay: for networks of SELU. DL4J: AlphaDropout. "
                  + "arXiv:1706.02515.")
          .positional(P)
          .build();

  private AlphaDropout(Settings settings) {
    super(DECLARATION, settings);
  }

  /** With this probability of keeping an input. */
  public AlphaDropout(double p) {
    this(DECLARATION.builder().set(P, new FixedSchedule(p)).build().settings());
  }

  @Override
  public NDArray apply(NDArray x, RandomSource random, long iteration, long epoch) {
    double p = Schedule.valueOf(this, P, iteration, epoch);
    if (p == 0 || p == 1) {
      return x;
    }
    double low = -1.7580993408473766; // -lambda · alpha of SELU
    double a = 1 / Math.sqrt(p + low * low * p * (1 - p));
    double b = -a * (1 - p) * low;
    NDArray kept = Randoms.bernoulliInPlace(room(x, x.shape()), p, random);
    NDArray others = Arithmetic.mul(Arithmetic.sub(1, kept), a * low);
    NDArray scaled = Arithmetic.mul(Arithmetic.mul(x, kept), a);
    return Arithmetic.add(Arithmetic.add(scaled, others), b);
  }

  /** Starts a builder. */
  public static AlphaDropoutBuilder builder() {
    return new AlphaDropoutBuilder();
  }
}
