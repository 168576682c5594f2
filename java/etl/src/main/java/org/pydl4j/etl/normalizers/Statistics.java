package org.pydl4j.etl.normalizers;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.ops.Maths;
import org.pydl4j.nd.ops.Reduction;

/**
 * Count, mean, variance, least and greatest value of each feature, gathered in one pass and
 * mergeable, so that parts of the data can be seen by different machines. Holds no native memory;
 * used by one thread at a time.
 *
 * <p>Batches are joined as in Chan, Golub, LeVeque, "Updating formulae and a pairwise algorithm for
 * computing sample variances" (1979), in double precision.
 */
public final class Statistics implements Serializable {
  private static final long serialVersionUID = 1L;

  private final FeatureAxis axis;
  private long count;
  private double[] mean = {};
  private double[] squares = {}; // sums of squared distances to the mean
  private double[] min = {};
  private double[] max = {};

  /** Of features in axis 1: [n, features], [n, channels, height, width], [n, features, time]. */
  public Statistics() {
    this(false);
  }

  /**
   * Of features in the last axis, or in axis 1.
   *
   * @param featuresLast whether they are the last: [n, height, width, channels], [n, time,
   *     features]
   */
  public Statistics(boolean featuresLast) {
    axis = new FeatureAxis(featuresLast);
  }

  /**
   * Takes a batch in.
   *
   * @param batch [n, features, …], with features last [n, …, features], or [n] for one feature, of
   *     any type; without rows it changes nothing
   * @throws DataException if a number is NaN or infinite; the message names the feature
   * @throws ShapeException if there are other features than before
   */
  public Statistics add(NDArray batch) {
    if (batch.length() == 0) {
      return this;
    }
    int[] axes = axis.others(batch.rank());
    try (NDArray wide = Nd.empty(DType.FLOAT64, batch.shape()).assign(batch);
        NDArray center = Reduction.mean(wide, true, axes);
        NDArray distance = wide.sub(center);
        NDArray squared = Maths.square(distance);
        NDArray sum = Reduction.sum(squared, axes);
        NDArray least = Reduction.min(wide, axes);
        NDArray greatest = Reduction.max(wide, axes)) {
      Statistics other = new Statistics(axis.isLast());
      other.axis.saw(batch.rank());
      other.mean = center.toDoubleArray();
      other.squares = sum.toDoubleArray();
      other.min = least.toDoubleArray();
      other.max = greatest.toDoubleArray();
      other.count = batch.length() / other.mean.length;
      other.requireFinite();
      return merge(other);
    }
  }

  private void requireFinite() {
    for (int i = 0; i < mean.length; i++) {
      if (!Double.isFinite(squares[i])) {
        throw new DataException(
            "Feature "
                + i
                + " has values that are NaN or infinite, which no normalizer can be fit to. Remove"
                + " or replace those examples.");
      }
    }
  }

  /** Takes in what another one has seen. */
  public Statistics merge(Statistics other) {
    if (other.count == 0) {
      return this;
    }
    axis.join(other.axis);
    if (count == 0) {
      mean = other.mean.clone();
      squares = other.squares.clone();
      min = other.min.clone();
      max = other.max.clone();
      count = other.count;
      return this;
    }
    if (mean.length != other.mean.length) {
      throw new ShapeException(
          "Statistics of "
              + mean.length
              + " features cannot be joined with those of "
              + other.mean.length
              + ". All examples must have equally many features.");
    }
    double total = (double) count + other.count;
    for (int i = 0; i < mean.length; i++) {
      double step = other.mean[i] - mean[i];
      squares[i] += other.squares[i] + step * step * (count * (other.count / total));
      mean[i] += step * (other.count / total);
      min[i] = Math.min(min[i], other.min[i]);
      max[i] = Math.max(max[i], other.max[i]);
    }
    count += other.count;
    return this;
  }

  /** Whether features were the last of several axes; null where they were the only one. */
  @Nullable Boolean featuresLast() {
    return axis.stated();
  }

  /** Values seen of each feature: examples, times the pixels of a channel. */
  public long count() {
    return count;
  }

  /** The mean of each feature; of one that never changes, its value to the last bit. */
  public double[] mean() {
    double[] exact = mean.clone();
    for (int i = 0; i < exact.length; i++) {
      exact[i] = min[i] == max[i] ? min[i] : mean[i];
    }
    return exact;
  }

  /**
   * The standard deviation of each feature, of the data as the whole population; 0 where only
   * rounding tells its values apart.
   */
  public double[] std() {
    double[] std = new double[squares.length];
    for (int i = 0; i < std.length; i++) {
      double size = Math.max(Math.abs(min[i]), Math.abs(max[i]));
      boolean constant = ConstantFeature.isRounding(max[i] - min[i], size);
      std[i] = constant ? 0 : Math.sqrt(squares[i] / count);
    }
    return std;
  }

  /** The least value of each feature. */
  public double[] min() {
    return min.clone();
  }

  /** The greatest value of each feature. */
  public double[] max() {
    return max.clone();
  }

  void requireSome() {
    if (count == 0) {
      throw new DataException("A normalizer cannot be fit to no examples.");
    }
  }
}
