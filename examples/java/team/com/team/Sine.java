package com.team;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nn.activations.ActivationFunction;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;

/** An activation function: {@code sin(w · x)}. */
public final class Sine extends ActivationFunction {
  public static final Key<Double> W =
      Key.of("w", Type.DOUBLE).defaultsTo(1.0).doc("Angular frequency.");

  public static final Declaration<Sine> DECLARATION =
      Declaration.of(KIND, "Sine", Sine::new)
          .alias("sine")
          .doc("sin(w · x).")
          .positional(W)
          .build();

  private Sine(Settings settings) {
    super(DECLARATION, settings);
  }

  @Override
  public NDArray apply(NDArray x) {
    return Maths.sin(Arithmetic.mul(x, get(W)));
  }
}
