package org.pydl4j.nn.losses;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Activations;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;

/** Mean over outputs of log(cosh(o - y)). */
public final class LossLogCosh extends ElementLoss {
  /** Name, documentation and keys. */
  public static final Declaration<LossLogCosh> DECLARATION =
      Declaration.of(KIND, "LOG_COSH", LossLogCosh::new)
          .alias("log_cosh")
          .alias("logcosh")
          .doc("Mean over outputs of log(cosh(o - y)). Keras: LogCosh.")
          .positional(WEIGHTS)
          .build();

  private LossLogCosh(Settings settings) {
    super(DECLARATION, settings, true);
  }

  @Override
  protected NDArray perOutput(NDArray preOutput, NDArray labels, ActivationFunction activation) {
    NDArray size = Maths.abs(Arithmetic.sub(activation.apply(preOutput), labels));
    NDArray bend = Activations.softplus(Arithmetic.mul(size, -2.0));
    return Arithmetic.add(Arithmetic.add(size, bend), -Math.log(2));
  }

  /** Starts a builder. */
  public static LossLogCoshBuilder builder() {
    return new LossLogCoshBuilder();
  }
}
