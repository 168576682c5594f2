package org.pydl4j.nd.ops;

import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.IndexException;
import org.pydl4j.nd.internal.Bounds;
import org.pydl4j.nd.internal.Objective;

/**
 * Losses as scalars (shape {@code []}) in new memory, through which derivatives flow to the
 * predictions.
 */
public final class Losses {
  private Losses() {}

  /** How the losses of the elements become one number. */
  public enum Reduction {
    /** The sum divided by the size of the first axis, as DL4J scores. */
    BATCH_MEAN,
    /** The sum divided by the number of elements, as PyTorch's default. */
    MEAN,
    /** The sum. */
    SUM
  }

  /**
   * {@code -log softmax(logits)[class]}, fused.
   *
   * @param logits {@code [n, classes]}
   * @param classes int64 {@code [n]}, each from 0 to classes - 1
   * @param weights {@code [classes]} or {@code null}; BATCH_MEAN and MEAN both divide by n
   */
  public static NDArray crossEntropy(
      NDArray logits, NDArray classes, NDArray weights, Reduction reduction) {
    String what = "crossEntropy";
    Check.rank(what + ": the logits", logits, 2);
    Check.notEmpty(what, logits);
    Check.floating(what, logits);
    Check.type(what + ": the class indices", classes, DType.INT64);
    Check.shape(what + ": the class indices", classes, logits.size(0));
    Check.sameDevice(what, logits, classes);
    checkRange(classes, logits.size(1));
    if (weights == null) {
      int how = reduction == Reduction.SUM ? Objective.SUM : Objective.MEAN;
      return Objective.CROSS_ENTROPY.of(logits, classes, how);
    }
    Check.shape(what + ": the weights", weights, logits.size(1));
    Check.sameType(what, logits, weights);
    Check.sameDevice(what, logits, weights);
    NDArray sum = Objective.weightedCrossEntropy(logits, classes, weights, Objective.SUM);
    return reduction == Reduction.SUM ? sum : divide(sum, logits.size(0));
  }

  /** {@link #crossEntropy(NDArray, NDArray, NDArray, Reduction)} by rows: the mean over n. */
  public static NDArray crossEntropy(NDArray logits, NDArray target, NDArray weights) {
    return target.dtype() == DType.INT64
        ? crossEntropy(logits, target, weights, Reduction.BATCH_MEAN)
        : crossEntropyOfProbabilities(logits, target, weights, Reduction.BATCH_MEAN);
  }

  /**
   * {@code -sum(p * log softmax(logits))}, fused.
   *
   * @param logits {@code [n, classes]}
   * @param probabilities {@code [n, classes]}, rows usually summing to 1 (one-hot, or smoothed)
   * @param weights {@code [classes]} or {@code null}; BATCH_MEAN and MEAN both divide by n
   */
  public static NDArray crossEntropyOfProbabilities(
      NDArray logits, NDArray probabilities, NDArray weights, Reduction reduction) {
    String what = "crossEntropy";
    Check.rank(what + ": the logits", logits, 2);
    checkPair(what, logits, probabilities);
    int how = reduction == Reduction.SUM ? Objective.SUM : Objective.MEAN;
    if (weights == null) {
      return Objective.CROSS_ENTROPY.of(logits, probabilities, how);
    }
    Check.shape(what + ": the weights", weights, logits.size(1));
    Check.sameType(what, logits, weights);
    Check.sameDevice(what, logits, weights);
    return Objective.weightedCrossEntropy(logits, probabilities, weights, how);
  }

  /** {@code (prediction - target)^2}. DL4J's MSE is BATCH_MEAN divided by the outputs a row. */
  public static NDArray mse(NDArray prediction, NDArray target, Reduction reduction) {
    return reduced(Objective.MSE, "mse", prediction, target, reduction);
  }

  /** {@code |prediction - target|}. */
  public static NDArray l1(NDArray prediction, NDArray target, Reduction reduction) {
    return reduced(Objective.L1, "l1", prediction, target, reduction);
  }

  /** Huber's loss with the bend at 1. */
  public static NDArray huber(NDArray prediction, NDArray target, Reduction reduction) {
    return reduced(Objective.HUBER, "huber", prediction, target, reduction);
  }

  /** Binary cross-entropy of {@code sigmoid(logits)}, without overflow; any one shape. */
  public static NDArray binaryCrossEntropyWithLogits(
      NDArray logits, NDArray target, Reduction reduction) {
    return reduced(
        Objective.BINARY_LOGITS, "binaryCrossEntropyWithLogits", logits, target, reduction);
  }

  /** {@code target * (log(target) - logPrediction)}. */
  public static NDArray klDivergence(NDArray logPrediction, NDArray target, Reduction reduction) {
    return reduced(Objective.KL_DIVERGENCE, "klDivergence", logPrediction, target, reduction);
  }

  private static NDArray reduced(
      Objective loss, String what, NDArray prediction, NDArray target, Reduction reduction) {
    checkPair(what, prediction, target);
    if (reduction == Reduction.MEAN) {
      return loss.of(prediction, target, Objective.MEAN);
    }
    NDArray sum = loss.of(prediction, target, Objective.SUM);
    return reduction == Reduction.SUM || prediction.rank() == 0
        ? sum
        : divide(sum, prediction.size(0));
  }

  private static void checkPair(String what, NDArray prediction, NDArray target) {
    Check.floating(what, prediction);
    Check.sameShape(what + ": prediction and target", prediction, target);
    Check.notEmpty(what, prediction);
    Check.sameType(what, prediction, target);
    Check.sameDevice(what, prediction, target);
  }

  private static NDArray divide(NDArray sum, long by) {
    try (sum) {
      return Arithmetic.div(sum, by);
    }
  }

  /** Asked on the CPU too, for the message; a GPU would abort the whole context. */
  private static void checkRange(NDArray classes, long count) {
    long[] range = Bounds.range(classes);
    if (range[0] < 0 || range[1] >= count) {
      throw new IndexException(
          "crossEntropy: the class indices must lie from 0 to "
              + (count - 1)
              + ". Got "
              + (range[0] < 0 ? range[0] : range[1])
              + ".");
    }
  }
}
