package org.pydl4j.nn.weightnoise;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.RandomSource;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Randoms;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.weights.NormalDistribution;
import org.pydl4j.nn.weights.WeightInit;

/** Random numbers are added to the weights, or multiply them. DL4J: {@code WeightNoise}. */
public final class WeightNoise extends IWeightNoise {
  /** Where the numbers come from. */
  public static final Key<WeightInit> DISTRIBUTION =
      Key.of("distribution", Type.object(WeightInit.KIND))
          .defaultsTo(new NormalDistribution(0, 0.1))
          .check(
              ValueCheck.that(
                  "a distribution of single numbers, such as NormalDistribution",
                  distribution -> !distribution.shaped()))
          .doc("The distribution of the random numbers.");

  /** Whether they are added. */
  public static final Key<Boolean> ADDITIVE =
      Key.of("additive", Type.BOOL)
          .defaultsTo(true)
          .doc("Whether the numbers are added to the weights; otherwise they multiply them.");

  /** Whether biases are changed, too. */
  public static final Key<Boolean> APPLY_TO_BIAS =
      Key.of("applyToBias", Type.BOOL).defaultsTo(false).doc("Whether biases are changed, too.");

  /** Name, documentation and keys. */
  public static final Declaration<WeightNoise> DECLARATION =
      Declaration.of(KIND, "WeightNoise", WeightNoise::new)
          .doc("Random numbers are added to the weights, or multiply them. DL4J: WeightNoise.")
          .positional(DISTRIBUTION, ADDITIVE, APPLY_TO_BIAS)
          .build();

  private WeightNoise(Settings settings) {
    super(DECLARATION, settings);
  }

  /** Adds numbers of this distribution to the weights, not to the biases. */
  public WeightNoise(WeightInit distribution) {
    this(DECLARATION.builder().set(DISTRIBUTION, distribution).build().settings());
  }

  @Override
  public boolean appliesToBias() {
    return get(APPLY_TO_BIAS);
  }

  @Override
  public NDArray apply(NDArray weights, RandomSource random, long iteration, long epoch) {
    long seed = Randoms.integers(random, 0, Long.MAX_VALUE, 1).getLong();
    NDArray noise = Nd.zeros(weights.dtype(), weights.length());
    get(DISTRIBUTION).fill(noise, 1, 1, seed);
    NDArray shaped = Shapes.reshape(Casts.toDevice(noise, weights.device()), weights.shape());
    return get(ADDITIVE) ? Arithmetic.add(weights, shaped) : Arithmetic.mul(weights, shaped);
  }

  /** Starts a builder. */
  public static WeightNoiseBuilder builder() {
    return new WeightNoiseBuilder();
  }
}
