package org.pydl4j.nn.activations;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Activations;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nn.conf.Declaration;
import org.pydl4j.nn.conf.Key;
import org.pydl4j.nn.conf.Settings;
import org.pydl4j.nn.conf.Type;

/** {@code x · Phi(x)}, exactly or by one of its approximations. Source: arXiv:1606.08415. */
public final class GELU extends ActivationFunction {
  /** How Phi is computed. */
  public enum Approximation {
    /** By the error function. */
    NONE,
    /** By tanh of a polynomial. */
    TANH,
    /** By the logistic function. */
    SIGMOID,
    /** By DL4J's polynomial. */
    DL4J_PRECISE
  }

  /**
   * none: x · Phi(x). tanh: x / 2 · (1 + tanh(sqrt(2 / pi) · (x + 0.044715 · x³))), as in PyTorch
   * and Keras. sigmoid: x · sigmoid(1.702 · x), DL4J's. dl4j_precise: DL4J's with precise=true,
   * which has (0.044715 · x)³ in tanh.
   */
  public static final Key<Approximation> APPROXIMATION =
      Key.of("approximation", Type.enumOf(Approximation.class))
          .defaultsTo(Approximation.NONE)
          .doc(
              "none: x · Phi(x). tanh: x / 2 · (1 + tanh(sqrt(2 / pi) · (x + 0.044715 · x³))), as"
                  + " in PyTorch and Keras. sigmoid: x · sigmoid(1.702 · x), DL4J's. dl4j_precise:"
                  + " DL4J's with precise=true, which has (0.044715 · x)³ in tanh.");

  /** Name, documentation and keys. */
  public static final Declaration<GELU> DECLARATION =
      Declaration.of(KIND, "GELU", GELU::new)
          .alias("gelu")
          .doc(
              "x · Phi(x), Phi the normal distribution function, as in PyTorch and "
                  + "Keras: 0.8413 at 1. arXiv:1606.08415. DL4J: ActivationGELU, which is "
                  + "the approximation sigmoid (0.8458 at 1).")
          .positional(APPROXIMATION)
          .build();

  private GELU(Settings settings) {
    super(DECLARATION, settings);
  }

  /** By this formula. */
  public GELU(Approximation approximation) {
    this(DECLARATION.builder().set(APPROXIMATION, approximation).build().settings());
  }

  @Override
  public OutputRange range() {
    return OutputRange.ANY_NUMBER;
  }

  @Override
  public NDArray apply(NDArray x) {
    return switch (get(APPROXIMATION)) {
      case NONE -> Activations.gelu(x);
      case TANH -> Activations.geluTanh(x);
      case SIGMOID -> Arithmetic.mul(x, Activations.sigmoid(Arithmetic.mul(x, 1.702)));
      case DL4J_PRECISE -> precise(x);
    };
  }

  private static NDArray precise(NDArray x) {
    NDArray bent = Activations.cube(Arithmetic.mul(x, 0.044715));
    NDArray inside = Arithmetic.mul(Arithmetic.add(x, bent), Math.sqrt(2 / Math.PI));
    return Arithmetic.mul(Arithmetic.mul(x, 0.5), Arithmetic.add(Activations.tanh(inside), 1));
  }

  /** Starts a builder. */
  public static GELUBuilder builder() {
    return new GELUBuilder();
  }
}
