package org.pydl4j.nn.weightnoise;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.RandomSource;
import org.pydl4j.nd.ops.Activations;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.updaters.FixedSchedule;
import org.pydl4j.nn.updaters.Schedule;

/**
 * Each weight is kept with a probability and divided by it, otherwise 0. DL4J: {@code DropConnect},
 * which does not divide. Source: Wan et al. 2013.
 */
public final class DropConnect extends IWeightNoise {
  /** The probability of keeping a weight. */
  public static final Key<Schedule> RETAIN =
      Key.of("weightRetainProbability", Schedule.TYPE)
          .required()
          .check(Schedule.each(ValueCheck.between(0, 1)))
          .doc(
              "Probability of KEEPING each weight, a number or a schedule. 1 and 0 mean that all"
                  + " are kept.");

  /** Whether biases are dropped, too. */
  public static final Key<Boolean> APPLY_TO_BIASES =
      Key.of("applyToBiases", Type.BOOL).defaultsTo(false).doc("Whether biases are dropped, too.");

  /** Name, documentation and keys. */
  public static final Declaration<DropConnect> DECLARATION =
      Declaration.of(KIND, "DropConnect", DropConnect::new)
          .doc(
              "Each weight is kept with a probability and divided by it, so that its mean stays;"
                  + " otherwise it is 0. DL4J: DropConnect, which does not divide. Source: Wan et"
                  + " al. 2013.")
          .positional(RETAIN, APPLY_TO_BIASES)
          .build();

  private DropConnect(Settings settings) {
    super(DECLARATION, settings);
  }

  /** Keeps each weight with this probability, and all biases. */
  public DropConnect(double keep) {
    this(DECLARATION.builder().set(RETAIN, new FixedSchedule(keep)).build().settings());
  }

  @Override
  public boolean appliesToBias() {
    return get(APPLY_TO_BIASES);
  }

  @Override
  public NDArray apply(NDArray weights, RandomSource random, long iteration, long epoch) {
    double keep = Schedule.valueOf(this, RETAIN, iteration, epoch);
    return keep > 0 && keep < 1 ? Activations.dropout(weights, keep, random) : weights;
  }

  /** Starts a builder. */
  public static DropConnectBuilder builder() {
    return new DropConnectBuilder();
  }
}
