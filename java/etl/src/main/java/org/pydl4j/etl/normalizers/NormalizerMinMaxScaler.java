package org.pydl4j.etl.normalizers;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.data.DataSetIterator;

/**
 * Each feature to a range, by default 0 to 1: {@code (x - min) / (max - min) · (to - from) + from}.
 * A feature that never changes, but for rounding, becomes the lower end. DL4J: {@code
 * NormalizerMinMaxScaler}.
 */
public final class NormalizerMinMaxScaler extends FeatureScaler {
  private static final long serialVersionUID = 1L;

  private final double from;
  private final double to;
  private final double[] min;
  private final double[] max;
  private final double @Nullable [] labelMin;
  private final double @Nullable [] labelMax;

  /**
   * Makes it of what was seen of the data.
   *
   * @param from the lower end of the range
   * @param to the upper end, greater than {@code from}
   * @param features of the features
   * @param labels of the labels; null to leave labels as they are
   * @throws org.pydl4j.nd.errors.DataException if nothing was seen
   * @throws ConfigurationException if the range does not go up
   */
  public NormalizerMinMaxScaler(
      double from, double to, Statistics features, @Nullable Statistics labels) {
    super(features.featuresLast(), labels == null ? null : labels.featuresLast());
    features.requireSome();
    this.from = from;
    this.to = to;
    min = features.min();
    max = features.max();
    labelMin = labels == null ? null : labels.min();
    labelMax = labels == null ? null : labels.max();
    checked();
  }

  /** Of the range from 0 to 1. */
  public NormalizerMinMaxScaler(Statistics features, @Nullable Statistics labels) {
    this(0, 1, features, labels);
  }

  /** To the range from 0 to 1; see {@link NormalizerStandardize#fit} for arguments and errors. */
  public static NormalizerMinMaxScaler fit(DataSetIterator data, boolean fitLabels) {
    return fit(data, fitLabels, false);
  }

  /**
   * The same for arrays whose features, and the numbers of whose labels, are the last axis.
   *
   * @param data features [n, …, features]
   * @param fitLabels whether labels are numbers to predict, which are scaled, too
   * @param featuresLast false for features in axis 1
   */
  public static NormalizerMinMaxScaler fit(
      DataSetIterator data, boolean fitLabels, boolean featuresLast) {
    var seen = Fitting.of(data, fitLabels, () -> new Statistics(featuresLast), Statistics::add);
    return new NormalizerMinMaxScaler(seen.features(), seen.labels());
  }

  /** The least value of each feature. */
  public double[] min() {
    return min.clone();
  }

  /** The greatest value of each feature. */
  public double[] max() {
    return max.clone();
  }

  @Override
  public boolean fitsLabels() {
    return labelMin != null;
  }

  @Override
  Affine scale() {
    return scale(min, max);
  }

  @Override
  @Nullable Affine labelScale() {
    return labelMin == null || labelMax == null ? null : scale(labelMin, labelMax);
  }

  private Affine scale(double[] low, double[] high) {
    double[] factor = new double[low.length];
    for (int i = 0; i < factor.length; i++) {
      double range = high[i] - low[i];
      boolean constant =
          ConstantFeature.isRounding(range, Math.max(Math.abs(low[i]), Math.abs(high[i])));
      factor[i] = constant ? 1 : (to - from) / range;
    }
    return Affine.ofFeatures(low, factor, from);
  }

  NormalizerMinMaxScaler checked() {
    JsonPairs.require("NormalizerMinMaxScaler", "min", min, "max", max);
    if (labelMin != null || labelMax != null) {
      JsonPairs.require("NormalizerMinMaxScaler", "labelMin", labelMin, "labelMax", labelMax);
    }
    if (!(to > from)) {
      throw new ConfigurationException(
          "The range of a NormalizerMinMaxScaler must go up. Got " + from + " to " + to + ".");
    }
    return this;
  }
}
