package org.pydl4j.nn.activations;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Activations;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/** {@code max(0, x) + min(0, alpha · (exp(x / alpha) - 1))}. Source: arXiv:1704.07483. */
public final class CELU extends ActivationFunction {
  /** The limit for x towards minus infinity is -alpha. */
  public static final Key<Double> ALPHA =
      Key.of("alpha", Type.DOUBLE)
          .defaultsTo(1.0)
          .check(ValueCheck.above(0))
          .doc("The limit for x towards minus infinity is -alpha.");

  /** Name, documentation and keys. */
  public static final Declaration<CELU> DECLARATION =
      Declaration.of(KIND, "CELU", CELU::new)
          .alias("celu")
          .doc(
              "max(0, x) + min(0, alpha · (exp(x / alpha) - 1)). Keras and PyTorch: "
                  + "celu. arXiv:1704.07483.")
          .positional(ALPHA)
          .build();

  private CELU(Settings settings) {
    super(DECLARATION, settings);
  }

  /** With {@code -alpha} as the limit far below 0; alpha above 0. */
  public CELU(double alpha) {
    this(DECLARATION.builder().set(ALPHA, alpha).build().settings());
  }

  @Override
  public OutputRange range() {
    return OutputRange.ANY_NUMBER;
  }

  @Override
  public NDArray apply(NDArray x) {
    return Activations.celu(x, get(ALPHA));
  }

  /** Starts a builder. */
  public static CELUBuilder builder() {
    return new CELUBuilder();
  }
}
