package org.pydl4j.nn.training;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nn.layers.OutputLayer;

/** Brings features and labels into the types that a network computes with. */
public final class Batches {
  private Batches() {}

  /**
   * The features in the network's type.
   *
   * @param features [n, …] of any type
   * @param type the network's
   * @return the same shape: {@code features} itself where they have that type, else a copy of the
   *     caller's
   */
  public static NDArray features(NDArray features, DType type) {
    return features.dtype() == type ? features : cast(features, type);
  }

  /**
   * Labels [n, nOut] in the network's type, of one output also [n], or class indices [n] as int64.
   *
   * @throws ShapeException if they do not fit the outputs or the loss
   */
  static NDArray labels(@Nullable NDArray given, OutputLayer layer, long n, long nOut, DType type) {
    NDArray labels = requireLabels(given, layer, n, nOut);
    if (areIndices(labels, layer)) {
      return labels.dtype() == DType.INT64 ? labels : cast(labels, DType.INT64);
    }
    return features(labels.rank() == 1 ? labels.reshape(n, 1) : labels, type);
  }

  /** Whether these are class indices in place of one-hot rows. */
  static boolean areIndices(NDArray labels, OutputLayer layer) {
    return labels.rank() == 1 && labels.dtype().isInteger() && layer.loss().acceptsClassIndices();
  }

  /**
   * Refuses labels that do not fit n examples, the outputs or the loss.
   *
   * @throws DataException if there are none
   * @throws ShapeException if their shape is another one
   */
  static NDArray requireLabels(@Nullable NDArray labels, OutputLayer layer, long n, long nOut) {
    if (labels == null) {
      throw new DataException("Training needs labels. This data set has none.");
    }
    boolean column = labels.rank() == 1 && (nOut == 1 || areIndices(labels, layer));
    boolean rows = labels.rank() == 2 && labels.size(1) == nOut;
    if ((column || rows) && labels.size(0) == n) {
      return labels;
    }
    throw new ShapeException(
        "The output layer expects labels ["
            + n
            + ", "
            + nOut
            + "]"
            + (nOut == 1 ? " or [" + n + "]" : "")
            + (layer.loss().acceptsClassIndices() ? " or integer class indices [" + n + "]" : "")
            + ", got "
            + labels.dtype()
            + " "
            + Arrays.toString(labels.shape())
            + ". Change the labels or the layer's nOut.");
  }

  /** The weights of n examples in the network's type. */
  static NDArray weights(NDArray weights, long n, DType type) {
    if (weights.rank() != 1 || weights.size(0) != n) {
      throw new ShapeException(
          "The weights of "
              + n
              + " examples must be ["
              + n
              + "]. Got "
              + Arrays.toString(weights.shape())
              + ".");
    }
    return features(weights, type);
  }

  private static NDArray cast(NDArray array, DType type) {
    return Nd.empty(type, array.shape()).assign(array);
  }
}
