package org.pydl4j.nn.data;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ShapeException;

/**
 * Examples with their labels. It borrows the arrays: whoever made them closes them. What an
 * iterator returns is valid until its next {@link DataSetIterator#next()}.
 *
 * @param features [n, …] as the network's input type says
 * @param labels [n, nOut], of one output also [n], or class indices [n] as integers; null when
 *     there are none
 */
public record DataSet(NDArray features, @Nullable NDArray labels) {
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
  }

  /** How many examples there are. */
  public long size() {
    return features.size(0);
  }
}
