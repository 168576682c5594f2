package org.pydl4j.nd.ops;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.IndexException;
import org.pydl4j.nd.internal.Bounds;
import org.pydl4j.nd.internal.Objective;

/**
 * Losses in new memory, through which derivatives flow to the predictions: scalars (shape {@code
 * []}), or with {@link LossReduction#NONE} one number a row or an element.
 */
public final class Losses {
  private Losses() {}

  /**
   * {@code -log softmax(logits)[class]}, fused.
   *
   * @param logits {@code [n, classes]}
   * @param classes int64 {@code [n]}, each from 0 to classes - 1
   * @param weights {@code [classes]} or {@code null}; BATCH_MEAN and MEAN both divide by n
   */
  public static NDArray crossEntropy(
      NDArray logits, NDArray classes, @Nullable NDArray weights, LossReduction reduction) {
    String what = "crossEntropy";
    OperandChecks.rank(what + ": the logits", logits, 2);
    OperandChecks.notEmpty(what, logits);
    OperandChecks.floating(what, logits);
    OperandChecks.type(what + ": the class indices", classes, DType.INT64);
    OperandChecks.shape(what + ": the class indices", classes, logits.size(0));
    OperandChecks.sameDevice(what, logits, classes);
    checkRange(classes, logits.size(1));
    if (weights == null) {
      return Objective.CROSS_ENTROPY.of(logits, classes, engine(reduction));
    }
    OperandChecks.shape(what + ": the weights", weights, logits.size(1));
    OperandChecks.sameType(what, logits, weights);
    OperandChecks.sameDevice(what, logits, weights);
    // The engine's own mean would divide by the weights of the classes that occur.
    int how = reduction == LossReduction.NONE ? Objective.NONE : Objective.SUM;
    NDArray sum = Objective.weightedCrossEntropy(logits, classes, weights, how);
    boolean mean = reduction == LossReduction.BATCH_MEAN || reduction == LossReduction.MEAN;
    return mean ? divide(sum, logits.size(0)) : sum;
  }

  /** {@link #crossEntropy(NDArray, NDArray, NDArray, LossReduction)} by rows: the mean over n. */
  public static NDArray crossEntropy(NDArray logits, NDArray target, @Nullable NDArray weights) {
    return target.dtype() == DType.INT64
        ? crossEntropy(logits, target, weights, LossReduction.BATCH_MEAN)
        : crossEntropyOfProbabilities(logits, target, weights, LossReduction.BATCH_MEAN);
  }

  /**
   * {@code -sum(p * log softmax(logits))}, fused.
   *
   * @param logits {@code [n, classes]}
   * @param probabilities {@code [n, classes]}, rows usually summing to 1 (one-hot, or smoothed)
   * @param weights {@code [classes]} or {@code null}; BATCH_MEAN and MEAN both divide by n
   */
  public static NDArray crossEntropyOfProbabilities(
      NDArray logits, NDArray probabilities, @Nullable NDArray weights, LossReduction reduction) {
    String what = "crossEntropy";
    OperandChecks.rank(what + ": the logits", logits, 2);
    checkPair(what, logits, probabilities);
    int how = engine(reduction);
    if (weights == null) {
      return Objective.CROSS_ENTROPY.of(logits, probabilities, how);
    }
    OperandChecks.shape(what + ": the weights", weights, logits.size(1));
    OperandChecks.sameType(what, logits, weights);
    OperandChecks.sameDevice(what, logits, weights);
    return Objective.weightedCrossEntropy(logits, probabilities, weights, how);
  }

  /** The engine's number; a row has one loss, so that its two means are the same. */
  private static int engine(LossReduction reduction) {
    return switch (reduction) {
      case NONE -> Objective.NONE;
      case MEAN, BATCH_MEAN -> Objective.MEAN;
      case SUM -> Objective.SUM;
    };
  }

  /** {@code (prediction - target)^2}. DL4J's MSE is BATCH_MEAN divided by the outputs a row. */
  public static NDArray mse(NDArray prediction, NDArray target, LossReduction reduction) {
    return reduced(Objective.MSE, "mse", prediction, target, reduction);
  }

  /** {@code |prediction - target|}. */
  public static NDArray l1(NDArray prediction, NDArray target, LossReduction reduction) {
    return reduced(Objective.L1, "l1", prediction, target, reduction);
  }

  /** Huber's loss with the bend at 1. */
  public static NDArray huber(NDArray prediction, NDArray target, LossReduction reduction) {
    return reduced(Objective.HUBER, "huber", prediction, target, reduction);
  }

  /** Binary cross-entropy of {@code sigmoid(logits)}, without overflow; any one shape. */
  public static NDArray binaryCrossEntropyWithLogits(
      NDArray logits, NDArray target, LossReduction reduction) {
    return reduced(
        Objective.BINARY_LOGITS, "binaryCrossEntropyWithLogits", logits, target, reduction);
  }

  /**
   * Connectionist temporal classification: {@code -log} of the probability that some symbols come
   * out one after the other, wherever in time and with blanks in between; infinite where they
   * cannot. Source: Graves et al. 2006.
   *
   * @param logProbabilities {@code [time, n, symbols]}, of softmax; {@code blank} is one of the
   *     symbols
   * @param targets int64 {@code [n, most]}, none of them the blank as far as it counts
   * @param inputLengths int64 {@code [n]}, steps that count, from 1 to time
   * @param targetLengths int64 {@code [n]}, symbols that count, from 0 to most
   * @return {@code [n]}
   */
  public static NDArray ctc(
      NDArray logProbabilities,
      NDArray targets,
      NDArray inputLengths,
      NDArray targetLengths,
      long blank) {
    String what = "ctc";
    OperandChecks.rank(what + ": the logarithms of probabilities", logProbabilities, 3);
    OperandChecks.floating(what, logProbabilities);
    OperandChecks.notEmpty(what, logProbabilities);
    OperandChecks.type(what + ": the targets", targets, DType.INT64);
    OperandChecks.rank(what + ": the targets", targets, 2);
    OperandChecks.type(what + ": the lengths of the input", inputLengths, DType.INT64);
    OperandChecks.type(what + ": the lengths of the targets", targetLengths, DType.INT64);
    long n = logProbabilities.size(1);
    long symbols = logProbabilities.size(2);
    OperandChecks.shape(what + ": the targets", targets, n, targets.size(1));
    OperandChecks.shape(what + ": the lengths of the input", inputLengths, n);
    OperandChecks.shape(what + ": the lengths of the targets", targetLengths, n);
    within(what + ": the blank", blank, blank, 0, symbols - 1);
    within(what + ": the lengths of the input", inputLengths, 1, logProbabilities.size(0));
    within(what + ": the lengths of the targets", targetLengths, 0, targets.size(1));
    if (targets.length() > 0) {
      within(what + ": the targets", targets, 0, symbols - 1);
    }
    return Objective.ctc(logProbabilities, targets, inputLengths, targetLengths, blank);
  }

  /** The engine looks at none of these numbers and would read beyond its memory. */
  private static void within(String what, NDArray numbers, long least, long most) {
    long[] range = Bounds.range(numbers);
    within(what, range[0], range[1], least, most);
  }

  private static void within(String what, long low, long high, long least, long most) {
    if (low < least || high > most) {
      throw new IndexException(
          what
              + " must lie from "
              + least
              + " to "
              + most
              + ". Got "
              + (low < least ? low : high)
              + ".");
    }
  }

  /** {@code target * (log(target) - logPrediction)}. */
  public static NDArray klDivergence(
      NDArray logPrediction, NDArray target, LossReduction reduction) {
    return reduced(Objective.KL_DIVERGENCE, "klDivergence", logPrediction, target, reduction);
  }

  private static NDArray reduced(
      Objective loss, String what, NDArray prediction, NDArray target, LossReduction reduction) {
    checkPair(what, prediction, target);
    if (reduction == LossReduction.MEAN || reduction == LossReduction.NONE) {
      return loss.of(prediction, target, engine(reduction));
    }
    NDArray sum = loss.of(prediction, target, Objective.SUM);
    return reduction == LossReduction.SUM || prediction.rank() == 0
        ? sum
        : divide(sum, prediction.size(0));
  }

  private static void checkPair(String what, NDArray prediction, NDArray target) {
    OperandChecks.floating(what, prediction);
    OperandChecks.sameShape(what + ": prediction and target", prediction, target);
    OperandChecks.notEmpty(what, prediction);
    OperandChecks.sameType(what, prediction, target);
    OperandChecks.sameDevice(what, prediction, target);
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
