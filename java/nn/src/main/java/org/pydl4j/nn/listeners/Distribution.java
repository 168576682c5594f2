package org.pydl4j.nn.listeners;

import org.pydl4j.nd.NDArray;

/**
 * What numbers are like: moments, extremes, and how many lie in each of some equal steps between
 * them. Numbers that are not finite are left out.
 */
record Distribution(
    long count,
    double min,
    double max,
    double sum,
    double squares,
    double[] limits,
    double[] counts) {
  /** The numbers of an array in so many steps. */
  static Distribution of(NDArray array, int bins) {
    double[] values = array.toDoubleArray();
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    double sum = 0;
    double squares = 0;
    long count = 0;
    for (double value : values) {
      if (Double.isFinite(value)) {
        min = Math.min(min, value);
        max = Math.max(max, value);
        sum += value;
        squares += value * value;
        count++;
      }
    }
    return count == 0
        ? new Distribution(0, 0, 0, 0, 0, new double[] {0}, new double[] {0})
        : new Distribution(
            count, min, max, sum, squares, limits(min, max, bins), counts(values, min, max, bins));
  }

  /** The upper ends of the steps. */
  private static double[] limits(double min, double max, int bins) {
    double[] limits = new double[bins];
    for (int i = 0; i < bins; i++) {
      limits[i] = i == bins - 1 ? max : min + (max - min) * (i + 1) / bins;
    }
    return limits;
  }

  private static double[] counts(double[] values, double min, double max, int bins) {
    double[] counts = new double[bins];
    double scale = max > min ? bins / (max - min) : 0;
    for (double value : values) {
      if (Double.isFinite(value)) {
        counts[Math.min(bins - 1, (int) ((value - min) * scale))]++;
      }
    }
    return counts;
  }

  double mean() {
    return sum / count;
  }

  /** Standard deviation of the numbers themselves: divided by their count. */
  double deviation() {
    return Math.sqrt(Math.max(0, squares / count - mean() * mean()));
  }

  /** Root of the mean square. */
  double magnitude() {
    return Math.sqrt(squares / count);
  }

  /** As {@code tensorflow.HistogramProto}. */
  Message histogram() {
    return new Message()
        .real(1, min)
        .real(2, max)
        .real(3, count)
        .real(4, sum)
        .real(5, squares)
        .reals(6, limits)
        .reals(7, counts);
  }
}
