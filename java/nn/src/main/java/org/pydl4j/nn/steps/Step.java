package org.pydl4j.nn.steps;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;

/**
 * A part of what a layer computes outside of training, with the numbers that it needs: what {@link
 * org.pydl4j.nn.layers.Vertex#compile} gives. Immutable but for what it packs at its first use; any
 * number of threads may use it at once.
 *
 * <p>{@link #then} joins a step with the one behind it, such as a convolution with the batch
 * normalization that reads it; what cannot be joined stays two steps.
 */
public interface Step extends AutoCloseable {
  /**
   * What comes out.
   *
   * @param values one for each thing that it reads, [n, …]
   */
  NDArray apply(List<NDArray> values);

  /** This step and the next one, which alone reads what this one makes, as one; null for two. */
  default @Nullable Step then(Step next) {
    return null;
  }

  /**
   * This step, and the sum of what it makes and a value that is read behind its own, as one; null
   * for two.
   */
  default @Nullable Step adding() {
    return null;
  }

  /** The arrays that it computes with, a network's own parameters among them. */
  default List<NDArray> constants() {
    return List.of();
  }

  /** Frees what it has packed; the constants are the plan's. */
  @Override
  default void close() {}
}
