package org.pydl4j.nd.ops;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.internal.OptimizerSteps;

/**
 * Steps of optimizers, in place on flat vectors: the first array is written to and returned, the
 * gradient is only read. Formulas are DL4J's.
 */
public final class Updates {
  private Updates() {}

  /** {@code flat -= rate * gradient}. */
  public static NDArray sgd(NDArray flat, NDArray gradient, double rate) {
    check("sgd", flat, gradient);
    return OptimizerSteps.axpy(flat, -rate, gradient);
  }

  /**
   * Nesterov's momentum: {@code v = momentum v - rate g; flat += momentum v - rate g}.
   *
   * @param velocity like {@code flat}; starts as zeros
   */
  public static NDArray nesterovs(
      NDArray flat, NDArray gradient, NDArray velocity, double rate, double momentum) {
    check("nesterovs", flat, gradient);
    check("nesterovs", velocity, gradient);
    OptimizerSteps.axpby(velocity, momentum, -rate, gradient);
    OptimizerSteps.axpy(flat, momentum, velocity);
    return OptimizerSteps.axpy(flat, -rate, gradient);
  }

  /** {@code y += factor * x}. */
  public static NDArray axpy(NDArray y, double factor, NDArray x) {
    check("axpy", y, x);
    return OptimizerSteps.axpy(y, factor, x);
  }

  /** {@code y = factor * y + other * x}. */
  public static NDArray axpby(NDArray y, double factor, double other, NDArray x) {
    check("axpby", y, x);
    return OptimizerSteps.axpby(y, factor, other, x);
  }

  /** {@code y += factor * a * b}. */
  public static NDArray addProduct(NDArray y, double factor, NDArray a, NDArray b) {
    check("addProduct", y, a);
    check("addProduct", y, b);
    return OptimizerSteps.addProduct(y, factor, a, b);
  }

  /** {@code y += factor * a / b}. */
  public static NDArray addQuotient(NDArray y, double factor, NDArray a, NDArray b) {
    check("addQuotient", y, a);
    check("addQuotient", y, b);
    return OptimizerSteps.addQuotient(y, factor, a, b);
  }

  /** {@code out = sqrt(a) + epsilon}. */
  public static NDArray root(NDArray out, NDArray a, double epsilon) {
    check("root", out, a);
    return OptimizerSteps.root(out, a, epsilon);
  }

  /** {@code out = a + factor * b}. */
  public static NDArray sum(NDArray out, NDArray a, double factor, NDArray b) {
    check("sum", out, a);
    check("sum", out, b);
    return OptimizerSteps.sum(out, a, factor, b);
  }

  /** {@code out = a * factor}. */
  public static NDArray scaled(NDArray out, NDArray a, double factor) {
    check("scaled", out, a);
    return OptimizerSteps.scaled(out, a, factor);
  }

  /** {@code y = max(y, |x|)}; {@code spare}, a third array, holds {@code |x|} afterwards. */
  public static NDArray maxOfSize(NDArray y, NDArray x, NDArray spare) {
    check("maxOfSize", y, x);
    check("maxOfSize", spare, x);
    return OptimizerSteps.maxOfSize(y, x, spare);
  }

  /** -1, 0 or 1, written over {@code a}. */
  public static NDArray sign(NDArray a) {
    OperandChecks.floating("sign", a);
    OperandChecks.writable("sign", a);
    return OptimizerSteps.sign(a);
  }

  /**
   * Elements of at most this size become 0, in place; NaN stays. What is below the smallest normal
   * number of its type takes a processor many times as long as other numbers.
   *
   * @return {@code a}
   */
  public static NDArray dropTiny(NDArray a, double size) {
    OperandChecks.floating("dropTiny", a);
    OperandChecks.writable("dropTiny", a);
    return OptimizerSteps.dropTiny(a, size);
  }

  /** Zeros everywhere. */
  public static NDArray zero(NDArray a) {
    OperandChecks.writable("zero", a);
    return OptimizerSteps.zero(a);
  }

  /** Whether no element is NaN or infinite. */
  public static boolean isFinite(NDArray a) {
    OperandChecks.floating("isFinite", a);
    // One pass without new memory; only squares that overflow ask for a second look. A vector's
    // product with itself takes a fraction of the time of its length.
    boolean vector = a.rank() == 1 && a.length() > 0;
    double squares = vector ? OptimizerSteps.squares(a) : OptimizerSteps.norm(a);
    if (Double.isFinite(squares)) {
      return true;
    }
    try (NDArray each = Comparison.isFinite(a);
        NDArray all = Reduction.all(each)) {
      return all.getDouble() != 0;
    }
  }

  /** The Euclidean length of all elements as one vector, also where its square overflows. */
  public static double norm(NDArray a) {
    OperandChecks.floating("norm", a);
    return OptimizerSteps.norm(a);
  }

  /** Scales {@code a} down to the Euclidean length {@code most} when it is longer. */
  public static NDArray clipByNorm(NDArray a, double most) {
    OperandChecks.floating("clipByNorm", a);
    OperandChecks.writable("clipByNorm", a);
    positive("clipByNorm", most);
    double norm = OptimizerSteps.norm(a);
    return norm > most ? Arithmetic.mulInPlace(a, most / norm) : a;
  }

  /** Brings each element between {@code -most} and {@code most}. */
  public static NDArray clipByValue(NDArray a, double most) {
    OperandChecks.floating("clipByValue", a);
    OperandChecks.writable("clipByValue", a);
    positive("clipByValue", most);
    return OptimizerSteps.clip(a, -most, most);
  }

  private static void positive(String what, double most) {
    if (!(most > 0)) {
      throw new ConfigurationException(what + ": the limit must be above 0. Got " + most + ".");
    }
  }

  static void check(String what, NDArray target, NDArray source) {
    OperandChecks.floating(what, target);
    OperandChecks.sameType(what, target, source);
    OperandChecks.sameDevice(what, target, source);
    OperandChecks.sameShape(what, target, source);
    OperandChecks.writable(what, target);
  }
}
