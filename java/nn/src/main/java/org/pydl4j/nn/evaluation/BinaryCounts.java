package org.pydl4j.nn.evaluation;

import java.util.Collection;
import java.util.function.ToLongFunction;

/**
 * How often a yes was predicted and right (true positives), predicted and wrong, and the same of a
 * no, with what follows from it. Numbers that are 0 / 0 are NaN.
 */
record BinaryCounts(
    long truePositives, long falsePositives, long trueNegatives, long falseNegatives) {
  static BinaryCounts sum(Collection<BinaryCounts> all) {
    return new BinaryCounts(
        sum(all, BinaryCounts::truePositives),
        sum(all, BinaryCounts::falsePositives),
        sum(all, BinaryCounts::trueNegatives),
        sum(all, BinaryCounts::falseNegatives));
  }

  private static long sum(Collection<BinaryCounts> all, ToLongFunction<BinaryCounts> of) {
    return all.stream().mapToLong(of).sum();
  }

  double accuracy() {
    double right = truePositives + trueNegatives;
    return right / (right + falsePositives + falseNegatives);
  }

  double precision() {
    return (double) truePositives / (truePositives + falsePositives);
  }

  double recall() {
    return (double) truePositives / (truePositives + falseNegatives);
  }

  /** (1 + β²) p r / (β² p + r), in the form that is 0 for what occurred and was never found. */
  double fBeta(double beta) {
    double square = beta * beta;
    double right = (1 + square) * truePositives;
    return right / (right + square * falseNegatives + falsePositives);
  }

  double f1() {
    return fBeta(1);
  }

  /** √(p r), defined where F1 is. */
  double gMeasure() {
    if (truePositives == 0 && falsePositives + falseNegatives > 0) {
      return 0;
    }
    return Math.sqrt(precision() * recall());
  }

  double matthewsCorrelation() {
    double tp = truePositives; // the products leave the range of long at 55,000 examples
    double tn = trueNegatives;
    double fp = falsePositives;
    double fn = falseNegatives;
    double spread =
        Math.sqrt(tp + fp) * Math.sqrt(tp + fn) * Math.sqrt(tn + fp) * Math.sqrt(tn + fn);
    return (tp * tn - fp * fn) / spread;
  }

  double falsePositiveRate() {
    return (double) falsePositives / (falsePositives + trueNegatives);
  }

  double falseNegativeRate() {
    return (double) falseNegatives / (falseNegatives + truePositives);
  }
}
