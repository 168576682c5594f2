package org.pydl4j.spark.scoring;

import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.evaluation.Decision;

/**
 * What a network's last layer gives, as Spark's evaluators expect it of a classifier: a number a
 * class, also where the network has one output for two classes, and for two classes a raw number
 * that orders rows as the probability does.
 */
final class ClassNumbers {
  private ClassNumbers() {}

  /**
   * Raw numbers [n, classes] of what the last layer computes before its activation. With one output
   * z, the log-odds of class 1, they are {@code [-z, z]}. With two classes of a softmax they are
   * {@code [z0 - z1, z1 - z0]}, as LogisticRegression of Spark has it: z1 alone does not order
   * rows, and an AUC of it is another one (0.697 for 0.756 on a log of clicks).
   *
   * @param exclusive whether the outputs are the classes of a softmax
   */
  static double[] raw(double[] logits, int width, boolean exclusive) {
    if (width == 1) {
      double[] pairs = new double[2 * logits.length];
      for (int i = 0; i < logits.length; i++) {
        pairs[2 * i] = -logits[i];
        pairs[2 * i + 1] = logits[i];
      }
      return pairs;
    }
    if (width == 2 && exclusive) {
      double[] pairs = new double[logits.length];
      for (int i = 0; i < logits.length; i += 2) {
        pairs[i] = logits[i] - logits[i + 1];
        pairs[i + 1] = -pairs[i];
      }
      return pairs;
    }
    return logits;
  }

  /** Probabilities [n, classes]: of one output p, {@code [1 - p, p]}. */
  static double[] probabilities(double[] outputs, int width) {
    if (width > 1) {
      return outputs;
    }
    double[] pairs = new double[2 * outputs.length];
    for (int i = 0; i < outputs.length; i++) {
      pairs[2 * i] = 1 - outputs[i];
      pairs[2 * i + 1] = outputs[i];
    }
    return pairs;
  }

  /**
   * The class of each row, as {@link Decision#greatest} finds it: that with the greatest
   * probability, of its share of {@code thresholds} where there are any.
   *
   * @throws DataException if a network gives NaN, which stands for no class
   */
  static double[] best(double[] outputs, int width, double[] thresholds) {
    boolean shared = thresholds.length > 0;
    double[] numbers = shared ? shares(probabilities(outputs, width), thresholds) : outputs;
    int classes = shared ? thresholds.length : width;
    double[] best = new double[numbers.length / classes];
    for (int i = 0; i < best.length; i++) {
      best[i] = Decision.greatest(numbers, i * classes, (i + 1) * classes);
      if (best[i] < 0) {
        throw new DataException(
            "The network gives NaN for a row, which stands for no class. Look for NaN or very"
                + " large numbers in its features and in the parameters.");
      }
    }
    return best;
  }

  /** A threshold of 0 is met by any probability but 0, as in Spark's classifiers. */
  private static double[] shares(double[] probabilities, double[] thresholds) {
    double[] shares = new double[probabilities.length];
    for (int i = 0; i < shares.length; i++) {
      double threshold = thresholds[i % thresholds.length];
      shares[i] = probabilities[i] == 0 ? 0 : probabilities[i] / threshold;
    }
    return shares;
  }
}
