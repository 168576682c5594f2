package org.pydl4j.nn.layers;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;

/**
 * What runs from one vertex of a network to the next: values, and which of their time steps are
 * real.
 *
 * @param value [n, …]
 * @param mask [n, time] for sequences, [n] for other values, in the network's type: 1 where a value
 *     is real, 0 where it is padding; null when all are
 */
public record Signal(NDArray value, @Nullable NDArray mask) {
  /** Values that are all real. */
  public static Signal of(NDArray value) {
    return new Signal(value, null);
  }

  /** Other values with the same mask; without it where they no longer have its time steps. */
  public Signal with(NDArray other) {
    if (other == value) {
      return this;
    }
    boolean lost = mask != null && hasSteps(value, mask) && !hasSteps(other, mask);
    return new Signal(other, lost ? null : mask);
  }

  private static boolean hasSteps(NDArray values, NDArray mask) {
    return mask.rank() == 2 && values.rank() == 3 && values.size(2) == mask.size(1);
  }
}
