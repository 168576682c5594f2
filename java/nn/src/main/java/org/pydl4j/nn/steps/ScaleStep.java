package org.pydl4j.nn.steps;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Normalizations;

/**
 * {@code gain · (x - mean) / sqrt(variance + epsilon) + offset} by channel, the second axis, with
 * numbers that stay.
 *
 * @param gain, offset [channels], or null for 1 and 0
 * @param mean, variance [channels]
 */
public record ScaleStep(
    @Nullable NDArray gain,
    @Nullable NDArray offset,
    NDArray mean,
    NDArray variance,
    double epsilon)
    implements Step {

  @Override
  public NDArray apply(List<NDArray> values) {
    return Normalizations.batchNorm(values.get(0), gain, offset, mean, variance, epsilon);
  }

  @Override
  public List<NDArray> constants() {
    return Stream.of(gain, offset, mean, variance)
        .flatMap(each -> each == null ? Stream.empty() : Stream.of(each))
        .toList();
  }

  /** What each channel is multiplied by, in float64. */
  NDArray factors() {
    NDArray root = Maths.rsqrt(Arithmetic.add(wide(variance), epsilon));
    return gain == null ? root : Arithmetic.mul(root, wide(gain));
  }

  /** What comes out for a channel of a constant {@code x}, in float64. */
  NDArray of(NDArray x, NDArray factors) {
    NDArray made = Arithmetic.mul(Arithmetic.sub(x, wide(mean)), factors);
    return offset == null ? made : Arithmetic.add(made, wide(offset));
  }

  static NDArray wide(NDArray x) {
    return Casts.castTo(x, DType.FLOAT64);
  }
}
