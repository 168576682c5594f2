package org.pydl4j.spark.scoring;

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
   * The class of each row: that with the greatest probability, of its share of {@code thresholds}
   * where there are any. Of equal ones it is the first; one output is class 1 from 0.5 on.
   */
  static double[] best(double[] outputs, int width, double[] thresholds) {
    if (thresholds.length == 0 && width == 1) {
      double[] best = new double[outputs.length];
      for (int i = 0; i < best.length; i++) {
        best[i] = outputs[i] >= 0.5 ? 1 : 0;
      }
      return best;
    }
    double[] numbers = probabilities(outputs, width);
    int classes = Math.max(2, width);
    double[] best = new double[numbers.length / classes];
    for (int i = 0; i < best.length; i++) {
      int found = 0;
      for (int j = 1; j < classes; j++) {
        if (share(numbers, i * classes, j, thresholds)
            > share(numbers, i * classes, found, thresholds)) {
          found = j;
        }
      }
      best[i] = found;
    }
    return best;
  }

  /** A threshold of 0 is met by any probability, as in Spark's classifiers. */
  private static double share(double[] numbers, int row, int j, double[] thresholds) {
    double number = numbers[row + j];
    if (thresholds.length == 0) {
      return number;
    }
    return thresholds[j] == 0
        ? (number == 0 ? 0 : Double.POSITIVE_INFINITY)
        : number / thresholds[j];
  }
}
