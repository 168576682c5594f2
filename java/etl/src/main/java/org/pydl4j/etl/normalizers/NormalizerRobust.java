package org.pydl4j.etl.normalizers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nn.data.DataSetIterator;

/**
 * Each feature by what outliers do not move: {@code (x - median) / (third quartile - first)}. A
 * feature whose quartiles are one number is divided by 1. scikit-learn: {@code RobustScaler}.
 */
public final class NormalizerRobust extends FeatureScaler {
  private static final long serialVersionUID = 1L;

  private final double[] median;
  private final double[] range;
  private final double @Nullable [] labelMedian;
  private final double @Nullable [] labelRange;

  private NormalizerRobust(Seen features, @Nullable Seen labels) {
    super(features.axis.stated(), labels == null ? null : labels.axis.stated());
    median = features.at(0.5);
    range = features.range();
    labelMedian = labels == null ? null : labels.at(0.5);
    labelRange = labels == null ? null : labels.range();
  }

  /**
   * Fits it in one pass over the data, which is reset before and after: exact for up to 4096
   * numbers of a feature, beyond that the ranks of the quartiles are off by less than a hundredth.
   *
   * @param data features [n, features, …], in any number of mini-batches
   * @param fitLabels whether labels are numbers to predict, which are scaled, too
   * @throws DataException if there is no data, a number is NaN or infinite, or labels that are to
   *     be fit are not there
   */
  public static NormalizerRobust fit(DataSetIterator data, boolean fitLabels) {
    return fit(data, fitLabels, false);
  }

  /**
   * The same for arrays whose features, and the numbers of whose labels, are the last axis.
   *
   * @param data features [n, …, features]
   * @param fitLabels whether labels are numbers to predict, which are scaled, too
   * @param featuresLast false for features in axis 1
   */
  public static NormalizerRobust fit(
      DataSetIterator data, boolean fitLabels, boolean featuresLast) {
    var seen = Fitting.of(data, fitLabels, () -> new Seen(featuresLast), Seen::add);
    return new NormalizerRobust(seen.features(), seen.labels());
  }

  /** What was seen of each feature. */
  static final class Seen implements NormalizerFitting {
    private final List<Quantiles> quantiles = new ArrayList<>();
    private final FeatureAxis axis;
    private boolean seen;

    Seen(boolean featuresLast) {
      axis = new FeatureAxis(featuresLast);
    }

    @Override
    public void add(NDArray batch) {
      axis.saw(batch.rank());
      int features = Math.toIntExact(axis.features(batch));
      if (quantiles.isEmpty()) {
        for (int i = 0; i < features; i++) {
          quantiles.add(new Quantiles());
        }
      }
      if (quantiles.size() != features) {
        throw new ShapeException(
            "All examples must have equally many features. Got "
                + quantiles.size()
                + " and "
                + features
                + ".");
      }
      double[] values = doubles(batch);
      int inner = axis.inner(batch);
      for (int i = 0; i < values.length; i++) {
        int feature = i / inner % features;
        if (!Double.isFinite(values[i])) {
          throw new DataException(
              "Feature "
                  + feature
                  + " has values that are NaN or infinite, which no normalizer can be fit to."
                  + " Remove or replace those examples.");
        }
        quantiles.get(feature).add(values[i]);
      }
      seen = seen || values.length > 0;
    }

    @Override
    public Normalizer made(@Nullable NormalizerFitting labels) {
      return new NormalizerRobust(this, (Seen) labels);
    }

    private static double[] doubles(NDArray batch) {
      try (NDArray wide = Nd.empty(DType.FLOAT64, batch.shape()).assign(batch)) {
        return wide.toDoubleArray();
      }
    }

    double[] at(double q) {
      if (!seen) {
        throw new DataException("A normalizer cannot be fit to no examples.");
      }
      return quantiles.stream().mapToDouble(each -> each.at(q)).toArray();
    }

    double[] range() {
      double[] range = at(0.75);
      double[] low = at(0.25);
      for (int i = 0; i < range.length; i++) {
        range[i] -= low[i];
      }
      return range;
    }
  }

  /** The median of each feature. */
  public double[] median() {
    return median.clone();
  }

  /** The distance between the quartiles of each feature. */
  public double[] range() {
    return range.clone();
  }

  @Override
  public boolean fitsLabels() {
    return labelMedian != null;
  }

  @Override
  Affine scale() {
    return Affine.ofSpread(median, range);
  }

  @Override
  @Nullable Affine labelScale() {
    return labelMedian == null || labelRange == null
        ? null
        : Affine.ofSpread(labelMedian, labelRange);
  }

  NormalizerRobust checked() {
    JsonPairs.require("NormalizerRobust", "median", median, "range", range);
    if (labelMedian != null || labelRange != null) {
      JsonPairs.require("NormalizerRobust", "labelMedian", labelMedian, "labelRange", labelRange);
    }
    return this;
  }
}
