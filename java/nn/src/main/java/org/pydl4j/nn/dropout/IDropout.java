package org.pydl4j.nn.dropout;

import java.util.OptionalDouble;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.RandomSource;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Kind;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.updaters.Schedule;

/**
 * What training does to the input of a layer at random; outside of training the input stays as it
 * is. DL4J: {@code IDropout}.
 */
public abstract class IDropout extends Configured {
  /** The family of such changes. */
  public static final Kind<IDropout> KIND =
      Kind.of(
          "dropout",
          IDropout.class,
          "What training does to the input of a layer at random; outside of training the input"
              + " stays as it is.");

  /** A probability of keeping an input, or one of these: the type of the setting dropOut. */
  public static final Type<IDropout> TYPE =
      Type.numberOr(KIND, Dropout.class, Dropout::new, Dropout::number);

  /** For subclasses. */
  protected IDropout(Declaration<?> declaration, Settings settings) {
    super(declaration, settings);
  }

  /** A condition on a number in place of one of these. */
  public static ValueCheck<IDropout> each(ValueCheck<Double> condition) {
    return new ValueCheck<>(
        condition.words(),
        dropout -> {
          OptionalDouble number = Dropout.number(dropout);
          return number.isEmpty() || condition.test().test(number.getAsDouble());
        },
        condition.min(),
        condition.max(),
        condition.minExclusive(),
        condition.maxExclusive());
  }

  /** A key for the probability of keeping an input, above 0. */
  protected static Key<Schedule> retainKey(String what) {
    return Key.of("p", Schedule.TYPE)
        .required()
        .check(Schedule.each(ValueCheck.between(0, 1)))
        .doc(
            "Probability of KEEPING "
                + what
                + ", a number or a schedule (as in DL4J; Keras and PyTorch give the probability of"
                + " dropping). 1 and 0 mean no dropout.");
  }

  /**
   * The input as training sees it.
   *
   * @param x [n, …]
   * @param random where random numbers come from
   * @param iteration mini-batches before this one
   * @param epoch epochs before this one
   * @return the same shape; {@code x} itself where nothing is changed
   */
  public abstract NDArray apply(NDArray x, RandomSource random, long iteration, long epoch);

  /**
   * {@link #apply} of numbers of 16 bits, too: they are changed as float32, since random numbers of
   * 16 bits are too coarse.
   */
  public final NDArray applied(NDArray x, RandomSource random, long iteration, long epoch) {
    if (x.dtype().bytes() >= DType.FLOAT32.bytes()) {
      return apply(x, random, iteration, epoch);
    }
    NDArray wide = Casts.castTo(x, DType.FLOAT32);
    return Casts.castTo(apply(wide, random, iteration, epoch), x.dtype());
  }

  /** Zeros of the type and on the device of {@code like}, to draw numbers into. */
  static NDArray room(NDArray like, long... shape) {
    return Casts.toDevice(Nd.full(0, like.dtype(), shape), like.device());
  }
}
