package org.pydl4j.nn.training;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Updates;
import org.pydl4j.nn.layers.ParameterRole;
import org.pydl4j.nn.training.FlatParameters.Slot;

/**
 * The gradients of several mini-batches before one step of the updaters: their mean. States move
 * with every mini-batch, each from where the one before left them. Owns the sum until {@link
 * #close()}.
 */
final class Accumulation implements AutoCloseable {
  private final FlatParameters parameters;
  private final long steps;
  private @Nullable NDArray sum;
  private long count;

  Accumulation(FlatParameters parameters, long steps) {
    this.parameters = parameters;
    this.steps = steps;
  }

  /** Whether there is more than one mini-batch a step. */
  boolean several() {
    return steps > 1;
  }

  /**
   * Takes the gradient of a mini-batch in.
   *
   * @return whether the gradient is now that of a step
   */
  boolean complete() {
    if (!several()) {
      return true;
    }
    moveStates();
    NDArray gradient = parameters.gradient();
    NDArray all = sum;
    if (all == null) {
      all = Scope.detach(Nd.zeros(gradient.dtype(), gradient.shape()));
      sum = all;
    }
    Updates.axpy(all, 1, gradient);
    count++;
    if (count < steps) {
      return false;
    }
    Updates.scaled(gradient, all, 1.0 / steps);
    Updates.zero(all);
    count = 0;
    return true;
  }

  /** Takes off states what they lose in this mini-batch, and leaves nothing of it to the step. */
  private void moveStates() {
    boolean moved = false;
    for (Slot slot : parameters.slots()) {
      if (slot.spec().role() == ParameterRole.STATE) {
        try (NDArray change = Indexing.slice(parameters.gradient(), 0, slot.offset(), slot.end());
            NDArray state = Indexing.slice(parameters.values(), 0, slot.offset(), slot.end())) {
          Arithmetic.subInPlace(state, change);
          Updates.zero(change);
          moved = true;
        }
      }
    }
    if (moved) {
      parameters.changed();
    }
  }

  @Override
  public void close() {
    if (sum != null) {
      sum.close();
    }
  }
}
