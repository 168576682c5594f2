package org.pydl4j.nn.activations;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Activations;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;

/** {@code x} for x &gt;= 0, else {@code alpha · x}. DL4J: {@code ActivationLReLU}. */
public final class LeakyReLU extends ActivationFunction {
  /** The slope for x &lt; 0. */
  public static final Key<Double> ALPHA =
      Key.of("alpha", Type.DOUBLE).defaultsTo(0.01).doc("Slope for x < 0.");

  /** Name, documentation and keys. */
  public static final Declaration<LeakyReLU> DECLARATION =
      Declaration.of(KIND, "LeakyReLU", LeakyReLU::new)
          .alias("leakyrelu")
          .doc("x for x >= 0, else alpha · x.")
          .positional(ALPHA)
          .build();

  private LeakyReLU(Settings settings) {
    super(DECLARATION, settings);
  }

  /** With this slope for x &lt; 0. */
  public LeakyReLU(double alpha) {
    this(DECLARATION.builder().set(ALPHA, alpha).build().settings());
  }

  @Override
  public OutputRange range() {
    return OutputRange.ANY_NUMBER;
  }

  @Override
  public NDArray apply(NDArray x) {
    return Activations.leakyRelu(x, get(ALPHA));
  }

  /** Starts a builder. */
  public static LeakyReLUBuilder builder() {
    return new LeakyReLUBuilder();
  }
}
