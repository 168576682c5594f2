package org.pydl4j.etl.normalizers;

import java.util.Arrays;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.ops.Arithmetic;

/**
 * {@code (x - center) · factor + offset}, a center and a factor for each index of axis 1, or one
 * for all.
 */
record Affine(double[] center, double[] factor, double offset) {
  NDArray apply(NDArray x) {
    NDArray out = copyOf(x);
    try (NDArray centers = along(center, out);
        NDArray factors = along(factor, out)) {
      Arithmetic.mulInPlace(Arithmetic.subInPlace(out, centers), factors);
      return offset == 0 ? out : Arithmetic.addInPlace(out, offset);
    } catch (RuntimeException e) {
      out.close();
      throw e;
    }
  }

  NDArray invert(NDArray y) {
    NDArray out = copyOf(y);
    try (NDArray centers = along(center, out);
        NDArray factors = along(factor, out)) {
      Arithmetic.divInPlace(Arithmetic.subInPlace(out, offset), factors);
      return Arithmetic.addInPlace(out, centers);
    } catch (RuntimeException e) {
      out.close();
      throw e;
    }
  }

  private static NDArray copyOf(NDArray x) {
    DType type = x.dtype() == DType.FLOAT64 ? DType.FLOAT64 : DType.FLOAT32;
    return Nd.empty(type, x.shape()).assign(x);
  }

  /** The values as an array that broadcasts along axis 1 of {@code like}. */
  private static NDArray along(double[] values, NDArray like) {
    boolean column = like.rank() == 1; // one number an example: labels of a regression
    if (values.length > 1 && (column || like.size(1) != values.length)) {
      throw new ShapeException(
          "The normalizer was fit to "
              + values.length
              + " features, which it expects in axis 1. Got an array of shape "
              + Arrays.toString(like.shape())
              + ". Fit it to this data.");
    }
    long[] shape = new long[Math.max(like.rank(), 1)];
    Arrays.fill(shape, 1);
    if (!column) {
      shape[1] = values.length;
    }
    try (NDArray wide = Nd.create(values, shape)) {
      return Nd.empty(like.dtype(), shape).assign(wide);
    }
  }
}
