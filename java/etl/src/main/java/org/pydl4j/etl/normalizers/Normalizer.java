package org.pydl4j.etl.normalizers;

import java.io.Serializable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * A change of scale that features go through before they reach a network, and labels where they are
 * numbers to predict. It is immutable, holds no native memory and travels inside the model's file
 * as JSON, which a {@link NormalizerReader} reads. Arrays that its methods return are new and
 * belong to the caller; the argument stays as it is. DL4J: {@code DataNormalization}.
 *
 * <p>Axis 1 holds the features: columns of [n, features], channels of [n, channels, height, width],
 * features of [n, features, time], as in DL4J; with {@code featuresLast} the last axis does:
 * channels of [n, height, width, channels], features of [n, time, features]. Results are {@code
 * float32}, or {@code float64} for {@code float64}.
 */
public interface Normalizer extends Serializable {
  /**
   * Scaled features.
   *
   * @param features [n, features, …], or [n, …, features], of any number type
   * @throws org.pydl4j.nd.errors.ShapeException if there are other features than where it was fit
   */
  NDArray transform(NDArray features);

  /** The features that {@link #transform} was given, but for rounding. */
  NDArray revert(NDArray features);

  /** Scaled labels; a copy of them where labels were not fit. */
  default NDArray transformLabels(NDArray labels) {
    return labels.dup();
  }

  /** The labels that {@link #transformLabels} was given: what a network predicts, in its units. */
  default NDArray revertLabels(NDArray labels) {
    return labels.dup();
  }

  /** Whether {@link #transformLabels} changes anything. */
  default boolean fitsLabels() {
    return false;
  }

  /** Text that {@link #fromJson} reads: {@code {"@class": "NormalizerStandardize", …}}. */
  String toJson();

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws ConfigurationException if the text is no normalizer, or of a class that is not found
   */
  static Normalizer fromJson(String json) {
    return NormalizerReaders.read(json);
  }
}
