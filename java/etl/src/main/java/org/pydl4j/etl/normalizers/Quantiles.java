package org.pydl4j.etl.normalizers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Quantiles of a stream: exact up to {@link #WIDTH} numbers, beyond it from a sketch whose ranks
 * are off by less than a hundredth. When a level is full, every other of its sorted numbers goes
 * one level up, where each stands for two. Source: Manku, Rajagopalan, Lindsay 1998, with the
 * compaction of Karnin, Lang, Liberty 2016, arXiv:1603.05346, made without lots.
 */
final class Quantiles {
  static final int WIDTH = 4096;

  private final List<double[]> levels = new ArrayList<>();
  private final List<Integer> sizes = new ArrayList<>();
  private final List<Boolean> odd = new ArrayList<>();

  void add(double number) {
    put(0, number);
  }

  private void put(int level, double number) {
    if (level == levels.size()) {
      levels.add(new double[WIDTH]);
      sizes.add(0);
      odd.add(false);
    }
    int size = sizes.get(level);
    double[] numbers = levels.get(level);
    if (size == WIDTH) {
      Arrays.sort(numbers);
      int first = odd.get(level) ? 1 : 0;
      odd.set(level, first == 0); // so that the mistakes of one time mend those of the next
      size = 0;
      sizes.set(level, 0);
      for (int i = first; i < WIDTH; i += 2) {
        put(level + 1, numbers[i]);
      }
    }
    numbers[size] = number;
    sizes.set(level, size + 1);
  }

  /** The quantile, linear between neighbours as numpy's; q from 0 to 1, of at least one number. */
  double at(double q) {
    int count = sizes.stream().mapToInt(Integer::intValue).sum();
    double[][] pairs = new double[count][];
    int place = 0;
    for (int level = 0; level < levels.size(); level++) {
      for (int i = 0; i < sizes.get(level); i++) {
        pairs[place++] = new double[] {levels.get(level)[i], Math.scalb(1.0, level)};
      }
    }
    Arrays.sort(pairs, (a, b) -> Double.compare(a[0], b[0]));
    double total = Arrays.stream(pairs).mapToDouble(pair -> pair[1]).sum();
    double rank = q * (total - 1);
    double before = 0;
    for (int i = 0; i < count; i++) {
      double last = before + pairs[i][1] - 1; // the rank of the last that this one stands for
      if (rank <= last || i + 1 == count) {
        return pairs[i][0];
      }
      if (rank < last + 1) {
        double share = rank - last;
        return pairs[i][0] * (1 - share) + pairs[i + 1][0] * share;
      }
      before = last + 1;
    }
    throw new IllegalStateException("there is no number");
  }
}
