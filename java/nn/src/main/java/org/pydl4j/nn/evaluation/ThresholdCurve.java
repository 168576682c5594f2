package org.pydl4j.nn.evaluation;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What a threshold does, from above all probabilities (nothing is a yes) down to the lowest
 * (everything is). DL4J: {@code RocCurve} and {@code PrecisionRecallCurve}.
 *
 * @param thresholds falling; the first is infinite
 * @param falsePositiveRates share of those that are a no at or above it: rising from 0
 * @param truePositiveRates share of those that are a yes at or above it, the recall: rising from 0
 * @param precisions share of yes among all at or above it; 1 where there are none
 */
public record ThresholdCurve(
    double[] thresholds,
    double[] falsePositiveRates,
    double[] truePositiveRates,
    double[] precisions) {
  /** Points that a picture needs at most. */
  public static final int DRAWN = 1000;

  static ThresholdCurve of(Scores positives, Scores negatives) {
    double[] rising =
        DoubleStream.concat(
                Arrays.stream(positives.thresholds()), Arrays.stream(negatives.thresholds()))
            .sorted()
            .distinct()
            .toArray();
    long[] yes = positives.atLeast(rising);
    long[] no = negatives.atLeast(rising);
    int points = rising.length + 1;
    double[] thresholds = new double[points];
    double[] falsePositiveRates = new double[points];
    double[] truePositiveRates = new double[points];
    double[] precisions = new double[points];
    thresholds[0] = Double.POSITIVE_INFINITY;
    precisions[0] = 1;
    for (int i = 1; i < points; i++) {
      int from = points - 1 - i;
      thresholds[i] = rising[from];
      falsePositiveRates[i] = (double) no[from] / negatives.count();
      truePositiveRates[i] = (double) yes[from] / positives.count();
      precisions[i] = yes[from] + no[from] == 0 ? 1 : (double) yes[from] / (yes[from] + no[from]);
    }
    return new ThresholdCurve(thresholds, falsePositiveRates, truePositiveRates, precisions);
  }

  double areaUnderRoc() {
    return area(falsePositiveRates, truePositiveRates);
  }

  double areaUnderPrecisionRecall() {
    return area(truePositiveRates, precisions);
  }

  /** NaN without a point that is defined. */
  private static double area(double[] x, double[] y) {
    if (x.length < 2) {
      return Double.NaN;
    }
    double area = 0;
    for (int i = 1; i < x.length; i++) {
      area += (x[i] - x[i - 1]) * (y[i] + y[i - 1]) / 2;
    }
    return area;
  }

  /** The same curves with at most {@link #DRAWN} points, spread evenly over all. */
  ThresholdCurve drawn() {
    int points = thresholds.length;
    if (points <= DRAWN) {
      return this;
    }
    int[] kept =
        IntStream.range(0, DRAWN).map(i -> (int) ((long) i * (points - 1) / (DRAWN - 1))).toArray();
    return new ThresholdCurve(
        pick(thresholds, kept),
        pick(falsePositiveRates, kept),
        pick(truePositiveRates, kept),
        pick(precisions, kept));
  }

  private static double[] pick(double[] values, int[] kept) {
    return Arrays.stream(kept).mapToDouble(i -> values[i]).toArray();
  }
}
