package org.pydl4j.nn.data;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.ops.Reduction;

/**
 * Examples of a model with any number of inputs and outputs. It borrows the arrays: whoever made
 * them closes them.
 *
 * @param inputs by the names of the model's inputs, each [n, …]
 * @param labels by the names of the model's outputs, each [n, …] or class indices [n]; empty when
 *     there are none
 * @param inputMasks by the names of inputs, [n, time]: 1 where a time step is real, 0 where it is
 *     padding; inputs without one are all real
 * @param labelMasks by the names of outputs, [n, time] or [n]: 1 where a label counts
 * @param weights [n], how much each example counts, at least 0; null when all count 1
 */
public record Batch(
    Map<String, NDArray> inputs,
    Map<String, NDArray> labels,
    Map<String, NDArray> inputMasks,
    Map<String, NDArray> labelMasks,
    @Nullable NDArray weights) {
  /** Refuses arrays whose numbers of examples differ. */
  public Batch {
    if (inputs.isEmpty()) {
      throw new DataException("A batch needs at least one input.");
    }
    long n = inputs.values().iterator().next().size(0);
    inputs.forEach((name, array) -> requireExamples(name, array, n));
    labels.forEach((name, array) -> requireExamples(name, array, n));
    inputMasks.forEach((name, array) -> requireExamples("mask of " + name, array, n));
    labelMasks.forEach((name, array) -> requireExamples("label mask of " + name, array, n));
    if (weights != null) {
      requireExamples("weights", weights, n);
    }
  }

  /** Examples of which everything is real. */
  public Batch(
      Map<String, NDArray> inputs, Map<String, NDArray> labels, @Nullable NDArray weights) {
    this(inputs, labels, Map.of(), Map.of(), weights);
  }

  private static void requireExamples(String name, NDArray array, long n) {
    if (array.rank() == 0 || array.size(0) != n) {
      throw new ShapeException(
          "All arrays of a batch must have equal first axes. Got "
              + (array.rank() == 0 ? 0 : array.size(0))
              + " examples in '"
              + name
              + "' and "
              + n
              + " in the first input.");
    }
  }

  /** How many examples there are. */
  public long size() {
    return inputs.values().iterator().next().size(0);
  }

  /** What the examples count together: the sum of the weights, else their number. */
  public double weight() {
    if (weights == null) {
      return size();
    }
    try (NDArray sum = Reduction.sum(weights)) {
      return sum.getDouble();
    }
  }
}
