package org.pydl4j.etl.normalizers;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nn.data.DataSetIterator;

/**
 * Each feature to mean 0 and standard deviation 1: {@code (x - mean) / std}. A feature that never
 * changes, but for rounding, becomes 0. DL4J: {@code NormalizerStandardize}.
 */
public final class NormalizerStandardize extends FeatureScaler {
  private static final long serialVersionUID = 1L;

  private final double[] mean;
  private final double[] std;
  private final double @Nullable [] labelMean;
  private final double @Nullable [] labelStd;

  /**
   * Makes it of what was seen of the data.
   *
   * @param features of the features
   * @param labels of the labels; null to leave labels as they are
   * @throws org.pydl4j.nd.errors.DataException if nothing was seen
   */
  public NormalizerStandardize(Statistics features, @Nullable Statistics labels) {
    super(features.featuresLast(), labels == null ? null : labels.featuresLast());
    features.requireSome();
    mean = features.mean();
    std = features.std();
    labelMean = labels == null ? null : labels.mean();
    labelStd = labels == null ? null : labels.std();
  }

  /**
   * Fits it in one pass over the data, which is reset before and after.
   *
   * @param data features [n, features, …], in any number of mini-batches
   * @param fitLabels whether labels are numbers to predict, which are scaled, too
   * @throws org.pydl4j.nd.errors.DataException if there is no data, a number is NaN or infinite, or
   *     labels that are to be fit are not there
   */
  public static NormalizerStandardize fit(DataSetIterator data, boolean fitLabels) {
    return fit(data, fitLabels, false);
  }

  /**
   * The same for arrays whose features, and the numbers of whose labels, are the last axis.
   *
   * @param data features [n, …, features]
   * @param fitLabels whether labels are numbers to predict, which are scaled, too
   * @param featuresLast false for features in axis 1
   */
  public static NormalizerStandardize fit(
      DataSetIterator data, boolean fitLabels, boolean featuresLast) {
    var seen = Fitting.of(data, fitLabels, () -> new Statistics(featuresLast), Statistics::add);
    return new NormalizerStandardize(seen.features(), seen.labels());
  }

  /** The mean of each feature, in the units of the data. */
  public double[] mean() {
    return mean.clone();
  }

  /** The standard deviation of each feature, 0 where it never changes. */
  public double[] std() {
    return std.clone();
  }

  @Override
  public boolean fitsLabels() {
    return labelMean != null;
  }

  @Override
  Affine scale() {
    return Affine.ofSpread(mean, std);
  }

  @Override
  @Nullable Affine labelScale() {
    return labelMean == null || labelStd == null ? null : Affine.ofSpread(labelMean, labelStd);
  }

  NormalizerStandardize checked() {
    JsonPairs.require("NormalizerStandardize", "mean", mean, "std", std);
    if (labelMean != null || labelStd != null) {
      JsonPairs.require("NormalizerStandardize", "labelMean", labelMean, "labelStd", labelStd);
    }
    return this;
  }
}
