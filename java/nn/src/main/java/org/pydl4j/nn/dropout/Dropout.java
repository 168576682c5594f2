package org.pydl4j.nn.dropout;

import java.util.OptionalDouble;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.RandomSource;
import org.pydl4j.nd.ops.Activations;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.updaters.FixedSchedule;
import org.pydl4j.nn.updaters.Schedule;

/**
 * Each input becomes 0 or is divided by the probability that it does not. DL4J: {@code Dropout}.
 * Source: Srivastava et al. 2014.
 */
public final class Dropout extends IDropout {
  /** Probability of keeping. */
  public static final Key<Schedule> P = retainKey("each input");

  /** Name, documentation and keys. */
  public static final Declaration<Dropout> DECLARATION =
      Declaration.of(KIND, "Dropout", Dropout::new)
          .doc(
              "x / p with probability p, else 0, for each element. A number p as "
                  + "dropOut means the same. DL4J: Dropout. Source: Srivastava et al. "
                  + "2014.")
          .positional(P)
          .build();

  private Dropout(Settings settings) {
    super(DECLARATION, settings);
  }

  /** With this probability of keeping an input. */
  public Dropout(double p) {
    this(DECLARATION.builder().set(P, new FixedSchedule(p)).build().settings());
  }

  static OptionalDouble number(IDropout of) {
    return of instanceof Dropout dropout && dropout.get(P) instanceof FixedSchedule fixed
        ? OptionalDouble.of(fixed.get(FixedSchedule.VALUE))
        : OptionalDouble.empty();
  }

  @Override
  public NDArray apply(NDArray x, RandomSource random, long iteration, long epoch) {
    double p = Schedule.valueOf(this, P, iteration, epoch);
    if (p == 0 || p == 1) {
      return x;
    }
    return Activations.dropout(x, p, random);
  }

  /** Starts a builder. */
  public static DropoutBuilder builder() {
    return new DropoutBuilder();
  }
}
