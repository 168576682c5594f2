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
 * Whole feature maps become 0 or are divided by the probability that they do not. DL4J: {@code
 * SpatialDropout}. Source: Tompson et al. 2014, arXiv:1411.4280.
 */
public final class SpatialDropout extends IDropout {
  /** Probability of keeping. */
  public static final Key<Schedule> P = retainKey("each feature map");

  /** Name, documentation and keys. */
  public static final Declaration<SpatialDropout> DECLARATION =
      Declaration.of(KIND, "SpatialDropout", SpatialDropout::new)
          .doc(
              "x / p with probability p, else 0, for each feature map [.., time] or "
                  + "[.., height, width] as a whole; for [n, size] like Dropout. DL4J: "
                  + "SpatialDropout; Keras: SpatialDropout1D to 3D. arXiv:1411.4280.")
          .positional(P)
          .build();

  private SpatialDropout(Settings settings) {
    super(DECLARATION, settings);
  }

  /** With this probability of keeping a feature map. */
  public SpatialDropout(double p) {
    this(DECLARATION.builder().set(P, new FixedSchedule(p)).build().settings());
  }

  @Override
  public NDArray apply(NDArray x, RandomSource random, long iteration, long epoch) {
    double p = Schedule.valueOf(this, P, iteration, epoch);
    if (p == 0 || p == 1) {
      return x;
    }
    long[] shape = x.shape();
    for (int axis = 2; axis < shape.length; axis++) {
      shape[axis] = 1;
    }
    NDArray mask = Randoms.bernoulliInPlace(room(x, shape), p, random);
    return Arithmetic.mul(x, Arithmetic.mulInPlace(mask, 1 / p));
  }

  /** Starts a builder. */
  public static SpatialDropoutBuilder builder() {
    return new SpatialDropoutBuilder();
  }
}
