package org.pydl4j.nn.losses;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;
import org.pydl4j.nn.conf.ValueCheck;

/**
 * Mean over outputs of d² / 2 for |d| &lt;= delta, else delta · (|d| - delta / 2), with d = o - y.
 */
public final class LossHuber extends ElementLoss {
  /** Where the parabola becomes a line. */
  public static final Key<Double> DELTA =
      Key.of("delta", Type.DOUBLE)
          .defaultsTo(1.0)
          .check(ValueCheck.above(0))
          .doc("Where the parabola becomes a line.");

  /** Name, documentation and keys. */
  public static final Declaration<LossHuber> DECLARATION =
      Declaration.of(KIND, "HUBER", LossHuber::new)
          .alias("huber")
          .doc(
              "Mean over outputs of d² / 2 for |d| <= delta, else delta · (|d| - "
                  + "delta / 2), with d = o - y. Keras: Huber; PyTorch: HuberLoss.")
          .positional(DELTA, WEIGHTS)
          .build();

  private LossHuber(Settings settings) {
    super(DECLARATION, settings, true);
  }

  @Override
  protected NDArray perOutput(NDArray preOutput, NDArray labels, ActivationFunction activation) {
    double delta = get(DELTA);
    NDArray size = Maths.abs(Arithmetic.sub(activation.apply(preOutput), labels));
    NDArray near = Arithmetic.min(size, delta);
    NDArray far = Arithmetic.sub(size, near);
    return Arithmetic.add(Arithmetic.mul(Maths.square(near), 0.5), Arithmetic.mul(far, delta));
  }

  /** Starts a builder. */
  public static LossHuberBuilder builder() {
    return new LossHuberBuilder();
  }
}
