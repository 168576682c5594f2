package org.pydl4j.etl.normalizers;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;

/** Looks at one array of all mini-batches, and becomes its normalizer. */
interface NormalizerFitting {
  /** Takes the array of one more mini-batch in. */
  void add(NDArray batch);

  /**
   * The normalizer.
   *
   * @param labels of the same kind; null to leave labels as they are
   * @throws org.pydl4j.nd.errors.DataException if nothing was seen
   */
  Normalizer made(@Nullable NormalizerFitting labels);

  /**
   * One of a kind.
   *
   * @param featuresLast whether features are the last axis of arrays, in place of axis 1
   * @throws ConfigurationException if there is no such kind
   */
  static NormalizerFitting of(String kind, boolean featuresLast) {
    return switch (kind) {
      case "standardize" ->
          new ByStatistics(new Statistics(featuresLast), NormalizerStandardize::new);
      case "minmax" -> new ByStatistics(new Statistics(featuresLast), NormalizerMinMaxScaler::new);
      case "robust" -> new NormalizerRobust.Seen(featuresLast);
      default ->
          throw new ConfigurationException(
              "The kinds of normalizers that are fit are standardize, minmax and robust. Got '"
                  + kind
                  + "'.");
    };
  }

  /** Makes a normalizer of what was seen. */
  interface Maker {
    /** Makes it. */
    Normalizer make(Statistics features, @Nullable Statistics labels);
  }

  /** Of means, deviations and extremes. */
  record ByStatistics(Statistics seen, Maker maker) implements NormalizerFitting {
    @Override
    public void add(NDArray batch) {
      seen.add(batch);
    }

    @Override
    public Normalizer made(@Nullable NormalizerFitting labels) {
      return maker.make(seen, labels instanceof ByStatistics same ? same.seen : null);
    }
  }
}
