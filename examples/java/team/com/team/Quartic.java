package com.team;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.losses.LossFunction;

/** A loss function: the mean over the outputs of {@code (o - y)⁴}. */
public final class Quartic extends LossFunction {
  public static final Declaration<Quartic> DECLARATION =
      Declaration.of(KIND, "Quartic", Quartic::new)
          .alias("quartic")
          .doc("Mean over the outputs of (o - y)⁴.")
          .build();

  private Quartic(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public NDArray perExample(NDArray preOutput, NDArray labels, ActivationFunction activation) {
    NDArray difference = Arithmetic.sub(activation.apply(preOutput), labels);
    return Reduction.mean(Maths.square(Maths.square(difference)), 1);
  }
}
