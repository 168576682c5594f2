package org.pydl4j.nn.steps;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.ops.Activations;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Shapes;

/**
 * Sums of products with weights, and what may follow them in one pass over the result: a scale
 * becomes part of the weights, then another value may be added, then what is below 0 may be cut
 * off.
 */
abstract class AffineStep implements Step {
  final NDArray weights;
  final @Nullable NDArray bias;
  final boolean adds;
  final boolean relu;

  /**
   * What it computes with.
   *
   * @param weights [out, …]
   * @param bias [out], or null
   * @param adds whether a second value is added
   * @param relu whether what is below 0 becomes 0 at the end
   */
  AffineStep(NDArray weights, @Nullable NDArray bias, boolean adds, boolean relu) {
    this.weights = weights;
    this.bias = bias;
    this.adds = adds;
    this.relu = relu;
  }

  /** The same kind with other numbers. */
  abstract Step with(NDArray weights, @Nullable NDArray bias, boolean adds, boolean relu);

  @Override
  public final @Nullable Step then(Step next) {
    if (relu) {
      return null;
    }
    if (next instanceof FunctionStep function && function.isRelu()) {
      return with(weights, bias, adds, true);
    }
    return next instanceof ScaleStep scale && !adds ? scaled(scale) : null;
  }

  /** In float64, so that only the result is rounded. */
  private Step scaled(ScaleStep scale) {
    DType type = weights.dtype();
    try (Scope scope = Scope.open()) { // what is made on the way takes twice the weights' memory
      NDArray factors = scale.factors();
      long[] shape = new long[weights.rank()];
      Arrays.fill(shape, 1);
      shape[0] = factors.length();
      NDArray product = Arithmetic.mul(ScaleStep.wide(weights), Shapes.reshape(factors, shape));
      NDArray start =
          bias == null ? Nd.zeros(DType.FLOAT64, factors.length()) : ScaleStep.wide(bias);
      NDArray offset = scale.of(start, factors);
      return with(
          scope.keep(Casts.castTo(product, type)),
          scope.keep(Casts.castTo(offset, type)),
          false,
          false);
    }
  }

  @Override
  public final List<NDArray> constants() {
    return bias == null ? List.of(weights) : List.of(weights, bias);
  }

  /** What may follow the sums where they were computed by themselves. */
  final NDArray finished(NDArray sums, List<NDArray> values) {
    NDArray made = adds ? Arithmetic.add(sums, values.get(1)) : sums;
    return relu ? Activations.relu(made) : made;
  }
}
