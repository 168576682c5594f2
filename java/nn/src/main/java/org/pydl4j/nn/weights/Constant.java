package org.pydl4j.nn.weights;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;

/** One value everywhere. DL4J: {@code ConstantDistribution}. */
public final class Constant extends WeightInit {
  /** The value of every weight. */
  public static final Key<Double> VALUE =
      Key.of("value", Type.DOUBLE).required().doc("The value of every weight.");

  /** Name, documentation and keys. */
  public static final Declaration<Constant> DECLARATION =
      Declaration.of(KIND, "Constant", Constant::new)
          .doc("value everywhere.")
          .positional(VALUE)
          .build();

  private Constant(Settings settings) {
    super(DECLARATION, settings);
  }

  /** With this value. */
  public Constant(double value) {
    this(DECLARATION.builder().set(VALUE, value).build().settings());
  }

  @Override
  public void fill(NDArray target, double fanIn, double fanOut, long seed) {
    Fill.fill(target, () -> get(VALUE));
  }

  /** Starts a builder. */
  public static ConstantBuilder builder() {
    return new ConstantBuilder();
  }
}
