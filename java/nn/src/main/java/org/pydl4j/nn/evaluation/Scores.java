package org.pydl4j.nn.evaluation;

import java.io.Serializable;
import java.util.Arrays;
import org.pydl4j.nd.errors.DataException;

/** The probabilities of a class's examples: every one of them, or how many lie in each step. */
abstract class Scores implements Serializable {
  private static final long serialVersionUID = 1L;

  static Scores of(int thresholdSteps) {
    return thresholdSteps == 0 ? new Exact() : new Stepped(thresholdSteps);
  }

  abstract void add(double probability);

  /** Adds those of another one of the same kind. */
  abstract void merge(Scores other);

  abstract long count();

  /** Thresholds at which the count of those at or above it may change, rising. */
  abstract double[] thresholds();

  /** For each of these rising thresholds, how many are at or above it. */
  abstract long[] atLeast(double[] thresholds);

  private static final class Exact extends Scores {
    private static final long serialVersionUID = 1L;

    /** What every JVM can give an array. */
    private static final int MOST = Integer.MAX_VALUE - 16;

    private double[] values = new double[16];
    private int size;

    @Override
    void add(double probability) {
      if (size == values.length) {
        grow(size + 1L);
      }
      values[size++] = probability;
    }

    private void grow(long needed) {
      if (needed > MOST) {
        throw new DataException(
            "An exact ROC keeps at most "
                + MOST
                + " probabilities of a class. Set thresholdSteps for more.");
      }
      long more = Math.min(MOST, values.length * 2L);
      values = Arrays.copyOf(values, (int) Math.max(needed, more));
    }

    @Override
    void merge(Scores other) {
      Exact exact = (Exact) other;
      long all = (long) size + exact.size;
      if (all > values.length) {
        grow(all);
      }
      System.arraycopy(exact.values, 0, values, size, exact.size);
      size = (int) all;
    }

    @Override
    long count() {
      return size;
    }

    @Override
    double[] thresholds() {
      return Arrays.stream(values, 0, size).sorted().distinct().toArray();
    }

    @Override
    long[] atLeast(double[] thresholds) {
      double[] sorted = Arrays.copyOf(values, size);
      Arrays.sort(sorted);
      long[] counts = new long[thresholds.length];
      int below = 0;
      for (int i = 0; i < thresholds.length; i++) {
        while (below < size && sorted[below] < thresholds[i]) {
          below++;
        }
        counts[i] = (long) size - below;
      }
      return counts;
    }
  }

  private static final class Stepped extends Scores {
    private static final long serialVersionUID = 1L;

    private final long[] bins;

    Stepped(int steps) {
      bins = new long[steps + 1];
    }

    /** Into the last step whose threshold it reaches. */
    @Override
    void add(double probability) {
      int steps = bins.length - 1;
      int bin = (int) (probability * steps);
      if (bin < steps && (bin + 1.0) / steps <= probability) { // the product was rounded
        bin++;
      } else if ((double) bin / steps > probability) {
        bin--;
      }
      bins[bin]++;
    }

    @Override
    void merge(Scores other) {
      for (int i = 0; i < bins.length; i++) {
        bins[i] += ((Stepped) other).bins[i];
      }
    }

    @Override
    long count() {
      return Arrays.stream(bins).sum();
    }

    @Override
    double[] thresholds() {
      double[] thresholds = new double[bins.length];
      Arrays.setAll(thresholds, i -> (double) i / (bins.length - 1));
      return thresholds;
    }

    @Override
    long[] atLeast(double[] thresholds) {
      long[] counts = bins.clone();
      for (int i = counts.length - 2; i >= 0; i--) {
        counts[i] += counts[i + 1];
      }
      return counts;
    }
  }
}
