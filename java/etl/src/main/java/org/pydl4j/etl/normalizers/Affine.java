package org.pydl4j.etl.normalizers;

import java.util.Arrays;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.ops.Arithmetic;

/**
 * {@code (x - center) · factor + offset}, a center and a factor for each feature.
 *
 * @param forAll whether the one center and factor are those of every feature
 * @param last whether features are the last axis, in place of axis 1
 */
record Affine(double[] center, double[] factor, double offset, boolean forAll, boolean last) {
  /** One center and factor for each feature. */
  static Affine ofFeatures(double[] center, double[] factor, double offset) {
    return new Affine(center, factor, offset, false, false);
  }

  /** {@code (x - center) / spread}; a spread that is rounding alone divides by 1. */
  static Affine ofSpread(double[] center, double[] spread) {
    double[] factor = new double[spread.length];
    for (int i = 0; i < factor.length; i++) {
      factor[i] = ConstantFeature.isRounding(spread[i], center[i]) ? 1 : 1 / spread[i];
    }
    return ofFeatures(center, factor, 0);
  }

  /** The same for every feature, however many there are. */
  static Affine ofAll(double factor, double offset) {
    return new Affine(new double[] {0}, new double[] {factor}, offset, true, false);
  }

  /** The same for features in the last axis, or in axis 1. */
  Affine standing(boolean inLast) {
    return new Affine(center, factor, offset, forAll, inLast);
  }

  NDArray apply(NDArray x) {
    if (x.dtype() != DType.INT64 && x.dtype() != DType.INT32) {
      return moved(x);
    }
    // float32 holds integers up to 2^24 only: these become it when they are small.
    try (NDArray wide = Nd.empty(DType.FLOAT64, x.shape()).assign(x);
        NDArray result = moved(wide)) {
      return Nd.empty(DType.FLOAT32, x.shape()).assign(result);
    }
  }

  private NDArray moved(NDArray x) {
    NDArray out = copyOf(x);
    double[] shift = shift(out.dtype());
    try (NDArray centers = along(center, out);
        NDArray factors = along(factor, out);
        NDArray shifts = along(shift, out)) {
      Arithmetic.mulInPlace(Arithmetic.subInPlace(out, centers), factors);
      boolean none = Arrays.stream(shift).allMatch(s -> s == 0);
      return none ? out : Arithmetic.addInPlace(out, shifts);
    } catch (RuntimeException e) {
      out.close();
      throw e;
    }
  }

  /** The offset, and what a center loses where it becomes float32: 32 of a time in seconds. */
  private double[] shift(DType type) {
    double[] shift = new double[center.length];
    for (int i = 0; i < shift.length; i++) {
      double lost = type == DType.FLOAT32 ? center[i] - (float) center[i] : 0;
      shift[i] = offset - lost * factor[i];
    }
    return shift;
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

  /** The values as an array that broadcasts along the features of {@code like}. */
  private NDArray along(double[] values, NDArray like) {
    boolean column = like.rank() == 1; // one number an example: labels of a regression
    int axis = FeatureAxis.of(last, like.rank());
    long features = column ? 1 : like.size(axis);
    if (!forAll && features != values.length) {
      throw new ShapeException(
          "The normalizer was fit to "
              + values.length
              + (values.length == 1 ? " feature" : " features")
              + ", which it expects in "
              + (last ? "the last axis" : "axis 1")
              + ". Got an array of shape "
              + Arrays.toString(like.shape())
              + ". Fit it to this data"
              + (standsElsewhere(like)
                  ? ", with features_last=" + (last ? "False." : "True.")
                  : "."));
    }
    long[] shape = new long[Math.max(like.rank(), 1)];
    Arrays.fill(shape, 1);
    if (!column) {
      shape[axis] = values.length;
    }
    try (NDArray wide = Nd.create(values, shape)) {
      return Nd.empty(like.dtype(), shape).assign(wide);
    }
  }

  private boolean standsElsewhere(NDArray like) {
    return like.rank() > 2 && like.size(FeatureAxis.of(!last, like.rank())) == center.length;
  }
}
