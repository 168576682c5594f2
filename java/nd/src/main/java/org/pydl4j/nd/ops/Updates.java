package org.pydl4j.nd.ops;

import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.internal.FusedStep;
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

  /**
   * Adam as DL4J computes it: {@code m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g²;
   * flat -= rate sqrt(1 - beta2^t) / (1 - beta1^t) m / (sqrt(v) + epsilon)}. Binds its arrays once,
   * so that a step is one native call and one pass.
   */
  public static final class FusedAdam implements AutoCloseable {
    private final FusedStep step;

    /**
     * Binds four arrays of one shape and floating type; {@code first} and {@code second} start as
     * zeros. They stay with their owners, but their memory lives until this is closed.
     */
    public FusedAdam(NDArray flat, NDArray gradient, NDArray first, NDArray second) {
      check("adam", flat, gradient);
      check("adam", first, gradient);
      check("adam", second, gradient);
      step = new FusedStep(flat, gradient, first, second);
    }

    /**
     * One step.
     *
     * @param iteration t, counted from 1
     */
    public void step(long iteration, double rate, double beta1, double beta2, double epsilon) {
      if (iteration < 1 || !(beta1 >= 0 && beta1 < 1) || !(beta2 >= 0 && beta2 < 1)) {
        throw new ConfigurationException(
            "adam: the iteration counts from 1 and both betas lie from 0 to below 1. Got iteration "
                + iteration
                + ", beta1 "
                + beta1
                + ", beta2 "
                + beta2
                + ".");
      }
      // PyTorch adds epsilon to sqrt(v / (1 - beta2^t)), DL4J to sqrt(v).
      double correction = Math.sqrt(1 - Math.pow(beta2, iteration));
      step.adam(iteration, rate, beta1, beta2, epsilon / correction);
    }

    /** Lets the binding go; the arrays stay open. Idempotent. */
    @Override
    public void close() {
      step.close();
    }
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

  /** Zeros everywhere. */
  public static NDArray zero(NDArray a) {
    OperandChecks.writable("zero", a);
    return OptimizerSteps.zero(a);
  }

  /** Whether no element is NaN or infinite. */
  public static boolean isFinite(NDArray a) {
    OperandChecks.floating("isFinite", a);
    // One pass without new memory; only squares that overflow ask for a second look.
    if (Double.isFinite(OptimizerSteps.norm(a))) {
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

  private static void check(String what, NDArray target, NDArray source) {
    OperandChecks.floating(what, target);
    OperandChecks.sameType(what, target, source);
    OperandChecks.sameDevice(what, target, source);
    OperandChecks.sameShape(what, target, source);
    OperandChecks.writable(what, target);
  }
}
