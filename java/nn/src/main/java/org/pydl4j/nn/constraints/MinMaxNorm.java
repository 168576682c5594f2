package org.pydl4j.nn.constraints;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;
import org.pydl4j.nn.conf.Where;

/** No norm outside of two limits. DL4J: {@code MinMaxNormConstraint}. */
public final class MinMaxNorm extends Constraint {
  /** The least norm of the weights of an output. */
  public static final Key<Double> MIN_NORM =
      Key.of("minNorm", Type.DOUBLE)
          .defaultsTo(0.0)
          .check(ValueCheck.atLeast(0))
          .doc("The least norm of the weights of an output.");

  /** The greatest norm of the weights of an output. */
  public static final Key<Double> MAX_NORM =
      Key.of("maxNorm", Type.DOUBLE)
          .defaultsTo(1.0)
          .check(ValueCheck.above(0))
          .doc("The greatest norm of the weights of an output.");

  /** How much of the way a step goes back to the limits. */
  public static final Key<Double> RATE =
      Key.of("rate", Type.DOUBLE)
          .defaultsTo(1.0)
          .check(ValueCheck.between(0, 1))
          .doc("How much of the way a step goes back to the limits.");

  /** Name, documentation and keys. */
  public static final Declaration<MinMaxNorm> DECLARATION =
      Declaration.of(KIND, "MinMaxNorm", MinMaxNorm::new)
          .alias("min_max_norm")
          .doc(
              "w · (rate · clip(norm, minNorm, maxNorm) + (1 - rate) · norm) / (norm "
                  + "+ 1e-6). DL4J: MinMaxNormConstraint over the axes of one output; "
                  + "Keras: MinMaxNorm.")
          .positional(MIN_NORM, MAX_NORM, RATE)
          .build();

  private MinMaxNorm(Settings settings) {
    super(DECLARATION, settings);
    if (get(MIN_NORM) > get(MAX_NORM)) {
      throw Where.of("MinMaxNorm")
          .mustBe("minNorm", "at most its 'maxNorm', " + get(MAX_NORM), get(MIN_NORM));
    }
  }

  @Override
  public void apply(NDArray parameter) {
    NDArray norms = norms(parameter);
    double rate = get(RATE);
    NDArray inside = Maths.clip(norms, get(MIN_NORM), get(MAX_NORM));
    NDArray wanted = Arithmetic.add(Arithmetic.mul(inside, rate), Arithmetic.mul(norms, 1 - rate));
    rescale(parameter, norms, wanted);
  }

  /** Starts a builder. */
  public static MinMaxNormBuilder builder() {
    return new MinMaxNormBuilder();
  }
}
