package com.team;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.losses.LossFunction;

/** A loss function: the mean over the outputs of {@code log(cosh(o - y))}. */
public final class LogCosh extends LossFunction {
  public static final Declaration<LogCosh> DECLARATION =
      Declaration.of(KIND, "LogCosh", LogCosh::new)
          .alias("logcosh")
          .doc("Mean over the outputs of log(cosh(o - y)).")
          .build();

  private LogCosh(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public NDArray score(NDArray preOutput, NDArray labels, ActivationFunction activation) {
    return Reduction.mean(perExample(preOutput, labels, activation));
  }

  @Override
  public NDArray perExample(NDArray preOutput, NDArray labels, ActivationFunction activation) {
    NDArray difference = Arithmetic.sub(activation.apply(preOutput), labels);
    return Reduction.mean(Maths.log(Maths.cosh(difference)), 1);
  }
}
