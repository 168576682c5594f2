package org.pydl4j.nn.activations;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Activations;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/**
 * {@code x} for x &gt;= 0, else {@code alpha · (exp(x) - 1)}. DL4J: {@code ActivationELU}. Source:
 * arXiv:1511.07289.
 */
public final class ELU extends ActivationFunction {
  /** What the function tends to, far below 0, is its negative. */
  public static final Key<Double> ALPHA =
      Key.of("alpha", Type.DOUBLE)
          .defaultsTo(1.0)
          .check(ValueCheck.above(0))
          .doc("The limit for x towards minus infinity is -alpha.");

  /** Name, documentation and keys. */
  public static final Declaration<ELU> DECLARATION =
      Declaration.of(KIND, "ELU", ELU::new)
          .alias("elu")
          .doc("x for x >= 0, else alpha · (exp(x) - 1). arXiv:1511.07289.")
          .positional(ALPHA)
          .build();

  private ELU(Settings settings) {
    super(DECLARATION, settings);
  }

  /** With {@code -alpha} as the limit far below 0; alpha above 0. */
  public ELU(double alpha) {
    this(DECLARATION.builder().set(ALPHA, alpha).build().settings());
  }

  @Override
  public OutputRange range() {
    return OutputRange.ANY_NUMBER;
  }

  @Override
  public NDArray apply(NDArray x) {
    return Activations.elu(x, get(ALPHA));
  }

  /** Starts a builder. */
  public static ELUBuilder builder() {
    return new ELUBuilder();
  }
}
