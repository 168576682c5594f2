package org.pydl4j.nn.activations;

import java.util.function.Supplier;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.RandomSource;
import org.pydl4j.nd.ops.Activations;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.Where;

/**
 * A leaky rectifier whose slope is drawn anew for each element in training. DL4J: {@code
 * ActivationRReLU}. Source: arXiv:1505.00853.
 */
public final class RReLU extends ActivationFunction {
  /** The least slope. */
  public static final Key<Double> LOWER =
      Key.of("lower", Type.DOUBLE).defaultsTo(0.125).doc("The least slope.");

  /** The greatest slope. */
  public static final Key<Double> UPPER =
      Key.of("upper", Type.DOUBLE).defaultsTo(1.0 / 3).doc("The greatest slope.");

  /** Name, documentation and keys. */
  public static final Declaration<RReLU> DECLARATION =
      Declaration.of(KIND, "RReLU", RReLU::new)
          .alias("rrelu")
          .doc(
              "x for x >= 0, else a · x. The slope a is drawn from U(lower, upper) "
                  + "for each element in training and is (lower + upper) / 2 otherwise. "
                  + "DL4J: ActivationRReLU (whose 1.0.0-M2.1 gives a in place of a · x "
                  + "outside of training). arXiv:1505.00853.")
          .positional(LOWER, UPPER)
          .build();

  private RReLU(Settings settings) {
    super(DECLARATION, settings);
    if (get(LOWER) > get(UPPER)) {
      throw Where.of("RReLU").mustBe("lower", "at most its 'upper', " + get(UPPER), get(LOWER));
    }
  }

  @Override
  public OutputRange range() {
    return OutputRange.ANY_NUMBER;
  }

  @Override
  public NDArray apply(NDArray x) {
    return Activations.leakyRelu(x, (get(LOWER) + get(UPPER)) / 2);
  }

  @Override
  public NDArray applyInTraining(NDArray x, Supplier<RandomSource> random) {
    return Activations.rrelu(x, get(LOWER), get(UPPER), random.get());
  }

  /** Starts a builder. */
  public static RReLUBuilder builder() {
    return new RReLUBuilder();
  }
}
