package org.pydl4j.nn.activations;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Activations;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;

/**
 * {@code x} for x &gt; theta, else 0. DL4J: {@code ActivationThresholdedReLU}. Source:
 * arXiv:1402.3337.
 */
public final class ThresholdedReLU extends ActivationFunction {
  /** Where the function jumps from 0 to x. */
  public static final Key<Double> THETA =
      Key.of("theta", Type.DOUBLE).defaultsTo(1.0).doc("Where the function jumps from 0 to x.");

  /** Name, documentation and keys. */
  public static final Declaration<ThresholdedReLU> DECLARATION =
      Declaration.of(KIND, "ThresholdedReLU", ThresholdedReLU::new)
          .alias("thresholdedrelu")
          .doc("x for x > theta, else 0. DL4J: ActivationThresholdedReLU. " + "arXiv:1402.3337.")
          .positional(THETA)
          .build();

  private ThresholdedReLU(Settings settings) {
    super(DECLARATION, settings);
  }

  /** With the jump at theta. */
  public ThresholdedReLU(double theta) {
    this(DECLARATION.builder().set(THETA, theta).build().settings());
  }

  @Override
  public OutputRange range() {
    return OutputRange.ANY_NUMBER;
  }

  @Override
  public NDArray apply(NDArray x) {
    return Activations.thresholdedRelu(x, get(THETA));
  }

  /** Starts a builder. */
  public static ThresholdedReLUBuilder builder() {
    return new ThresholdedReLUBuilder();
  }
}
