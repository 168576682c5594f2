package org.pydl4j.nn.activations;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Activations;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/** Rectifier, with the three arguments of Keras. DL4J: {@code ActivationReLU}. */
public final class ReLU extends ActivationFunction {
  /** The greatest value that comes out; no limit when not set. */
  public static final Key<Double> MAX_VALUE =
      Key.of("maxValue", Type.DOUBLE)
          .check(ValueCheck.above(0))
          .doc("The greatest value that comes out; no limit when not set.");

  /** Slope below the threshold. */
  public static final Key<Double> NEGATIVE_SLOPE =
      Key.of("negativeSlope", Type.DOUBLE)
          .defaultsTo(0.0)
          .check(ValueCheck.atLeast(0))
          .doc("Slope below the threshold.");

  /** Where the function begins to rise. */
  public static final Key<Double> THRESHOLD =
      Key.of("threshold", Type.DOUBLE).defaultsTo(0.0).doc("Where the function begins to rise.");

  /** Name, documentation and keys. */
  public static final Declaration<ReLU> DECLARATION =
      Declaration.of(KIND, "ReLU", ReLU::new)
          .alias("relu")
          .doc(
              "max(x, 0). With the settings of Keras: x for x > threshold, at most "
                  + "maxValue; negativeSlope · (x - threshold) below. DL4J: "
                  + "ActivationReLU.")
          .positional(MAX_VALUE, NEGATIVE_SLOPE, THRESHOLD)
          .build();

  private ReLU(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public OutputRange range() {
    return OutputRange.ANY_NUMBER;
  }

  @Override
  public NDArray apply(NDArray x) {
    double slope = get(NEGATIVE_SLOPE);
    double threshold = get(THRESHOLD);
    NDArray above =
        threshold == 0 ? Activations.relu(x) : Activations.thresholdedRelu(x, threshold);
    NDArray kept = find(MAX_VALUE).map(most -> Arithmetic.min(above, most)).orElse(above);
    if (slope == 0) {
      return kept;
    }
    NDArray below = Activations.relu(Arithmetic.sub(threshold, x));
    return Arithmetic.sub(kept, Arithmetic.mul(below, slope));
  }

  /** Starts a builder. */
  public static ReLUBuilder builder() {
    return new ReLUBuilder();
  }
}
