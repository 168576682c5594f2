package org.pydl4j.nd.ops;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.internal.FusedStep;

/**
 * Adam, AMSGrad and AdamW on flat vectors in place. Binds its arrays once, so that a step is one
 * native call and one pass.
 */
public final class FusedAdam implements AutoCloseable {
  private final FusedStep step;

  /** Binds arrays of one shape and floating type, without AMSGrad. */
  public FusedAdam(NDArray flat, NDArray gradient, NDArray first, NDArray second) {
    this(flat, gradient, first, second, null);
  }

  /**
   * Binds arrays of one shape and floating type; {@code first}, {@code second} and {@code greatest}
   * start as zeros. They stay with their owners, but their memory lives until this is closed.
   *
   * @param greatest for AMSGrad: the greatest {@code second} so far, which takes its place in the
   *     denominator; null for the others
   */
  public FusedAdam(
      NDArray flat, NDArray gradient, NDArray first, NDArray second, @Nullable NDArray greatest) {
    Updates.check("adam", flat, gradient);
    Updates.check("adam", first, gradient);
    Updates.check("adam", second, gradient);
    if (greatest != null) {
      Updates.check("adam", greatest, gradient);
    }
    step = new FusedStep(flat, gradient, first, second, greatest);
  }

  /**
   * One step as DL4J computes it: {@code m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g²;
   * flat -= rate sqrt(1 - beta2^t) / (1 - beta1^t) m / (sqrt(v) + epsilon)}.
   *
   * @param iteration t, counted from 1
   */
  public void step(long iteration, double rate, double beta1, double beta2, double epsilon) {
    check(iteration, beta1, beta2);
    // PyTorch adds epsilon to sqrt(v / (1 - beta2^t)), DL4J to sqrt(v).
    double correction = Math.sqrt(1 - Math.pow(beta2, iteration));
    step.adam(iteration, rate, beta1, beta2, epsilon / correction);
  }

  /**
   * One step of AdamW as PyTorch computes it: {@code flat *= 1 - rate decay}, then {@code flat -=
   * rate / (1 - beta1^t) m / (sqrt(v / (1 - beta2^t)) + epsilon)}.
   *
   * @param iteration t, counted from 1
   */
  public void decoupled(
      long iteration, double rate, double beta1, double beta2, double epsilon, double decay) {
    check(iteration, beta1, beta2);
    step.adamW(iteration, rate, beta1, beta2, epsilon, decay);
  }

  private static void check(long iteration, double beta1, double beta2) {
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
  }

  /** Lets the binding go; the arrays stay open. Idempotent. */
  @Override
  public void close() {
    step.close();
  }
}
