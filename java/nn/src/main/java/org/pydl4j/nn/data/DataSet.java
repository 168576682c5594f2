package org.pydl4j.nn.data;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ShapeException;

/**
 * Examples with their labels, for networks of one input and one output. It borrows the arrays:
 * whoever made them closes them. What an iterator returns is valid until its next {@link
 * DataSetIterator#next()}.
 *
 * @param features [n, …] as the network's input type says
 * @param labels [n, nOut], of one output also [n], or class indices [n] as integers or truth
 *     values; of sequences [n, nOut, time], or class indices [n, time]; null when there are none
 * @param featuresMask [n, time], 1 where a time step is real and 0 where it is padding; null when
 *     all are real
 * @param labelsMask [n, time], of other outputs [n]: 1 where a label counts; null when all do that
 *     the network's own mask leaves
 * @param weights [n], how much each example counts, at least 0; null when all count 1
 */
public record DataSet(
    NDArray features,
    @Nullable NDArray labels,
    @Nullable NDArray featuresMask,
    @Nullable NDArray labelsMask,
    @Nullable NDArray weights) {
  /** Refuses arrays whose numbers of examples differ. */
  public DataSet {
    if (labels != null && features.size(0) != labels.size(0)) {
      throw new ShapeException(
          "Features and labels must have equal first axes. Got "
              + features.size(0)
              + " examples and "
              + labels.size(0)
              + " labels.");
    }
    requireExamples("mask of the features", featuresMask, features);
    requireExamples("mask of the labels", labelsMask, features);
    requireExamples("weights", weights, features);
  }

  /** Examples that all count alike, of which everything is real. */
  public DataSet(NDArray features, @Nullable NDArray labels) {
    this(features, labels, null, null, null);
  }

  private static void requireExamples(String what, @Nullable NDArray array, NDArray features) {
    if (array != null && (array.rank() == 0 || array.size(0) != features.size(0))) {
      throw new ShapeException(
          "The "
              + what
              + " must have the features' first axis. Got "
              + java.util.Arrays.toString(array.shape())
              + " for "
              + features.size(0)
              + " examples.");
    }
  }

  /** The same examples with these masks; null for none. */
  public DataSet withMasks(@Nullable NDArray features, @Nullable NDArray labels) {
    return new DataSet(this.features, this.labels, features, labels, weights);
  }

  /** The same examples, which count so much; null for 1 each. */
  public DataSet withWeights(@Nullable NDArray weights) {
    return new DataSet(features, labels, featuresMask, labelsMask, weights);
  }

  /** How many examples there are. */
  public long size() {
    return features.size(0);
  }

  /** The same arrays, as those of a network with one input and one output. */
  public MultiDataSet multi() {
    return new MultiDataSet(
        List.of(features),
        labels == null ? List.of() : List.of(labels),
        featuresMask == null ? List.of() : List.of(featuresMask),
        labelsMask == null ? List.of() : List.of(labelsMask),
        weights);
  }
}
