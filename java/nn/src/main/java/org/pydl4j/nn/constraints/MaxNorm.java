package org.pydl4j.nn.constraints;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/** No norm above a limit. DL4J: {@code MaxNormConstraint}. */
public final class MaxNorm extends Constraint {
  /** The greatest norm of the weights of an output. */
  public static final Key<Double> MAX_NORM =
      Key.of("maxNorm", Type.DOUBLE)
          .defaultsTo(2.0)
          .check(ValueCheck.above(0))
          .doc("The greatest norm of the weights of an output.");

  /** Name, documentation and keys. */
  public static final Declaration<MaxNorm> DECLARATION =
      Declaration.of(KIND, "MaxNorm", MaxNorm::new)
          .alias("max_norm")
          .doc(
              "w · min(norm, maxNorm) / (norm + 1e-6). DL4J: MaxNormConstraint over "
                  + "the axes of one output; Keras: MaxNorm, whose default is 2, too.")
          .positional(MAX_NORM)
          .build();

  private MaxNorm(Settings settings) {
    super(DECLARATION, settings);
  }

  /** With this greatest norm, above 0. */
  public MaxNorm(double maxNorm) {
    this(DECLARATION.builder().set(MAX_NORM, maxNorm).build().settings());
  }

  @Override
  public void apply(NDArray parameter) {
    NDArray norms = norms(parameter);
    rescale(parameter, norms, Arithmetic.min(norms, get(MAX_NORM)));
  }

  /** Starts a builder. */
  public static MaxNormBuilder builder() {
    return new MaxNormBuilder();
  }
}
