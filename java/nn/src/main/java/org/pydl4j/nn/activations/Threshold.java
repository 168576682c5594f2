package org.pydl4j.nn.activations;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Activations;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;

/** {@code x} for x &gt; threshold, else another value. Keras and PyTorch: {@code threshold}. */
public final class Threshold extends ActivationFunction {
  /** Up to where value comes out. */
  public static final Key<Double> THRESHOLD =
      Key.of("threshold", Type.DOUBLE).required().doc("Up to where value comes out.");

  /** What comes out up to the threshold. */
  public static final Key<Double> VALUE =
      Key.of("value", Type.DOUBLE).required().doc("What comes out up to the threshold.");

  /** Name, documentation and keys. */
  public static final Declaration<Threshold> DECLARATION =
      Declaration.of(KIND, "Threshold", Threshold::new)
          .alias("threshold")
          .doc("x for x > threshold, else value. Keras and PyTorch: threshold.")
          .positional(THRESHOLD, VALUE)
          .build();

  private Threshold(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public OutputRange range() {
    return OutputRange.ANY_NUMBER;
  }

  @Override
  public NDArray apply(NDArray x) {
    return Activations.threshold(x, get(THRESHOLD), get(VALUE));
  }

  /** Starts a builder. */
  public static ThresholdBuilder builder() {
    return new ThresholdBuilder();
  }
}
