package org.pydl4j.etl.analysis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A sketch of the distribution of numbers (compactors as in Karnin, Lang and Liberty 2016, with one
 * capacity and alternating halves, so that equal data gives equal sketches). Exact up to 1,024
 * numbers; beyond them ranks are off by less than 1 % of the numbers, usually by 0.1 %. Takes 8 KiB
 * for each doubling beyond that.
 */
public final class Quantiles {
  private static final int CAPACITY = 1024;

  private final List<double[]> levels = new ArrayList<>();
  private final List<Boolean> odd = new ArrayList<>();
  private int[] sizes = new int[64];
  private long count;

  /** Of no numbers yet. */
  public Quantiles() {
    level(0);
  }

  /** One more number; NaN is none. */
  public void add(double number) {
    if (!Double.isNaN(number)) {
      count++;
      put(0, number);
    }
  }

  /** How many numbers there are. */
  public long count() {
    return count;
  }

  /** Those of another sketch, too, which stays as it is. */
  public void merge(Quantiles other) {
    for (int h = 0; h < other.levels.size(); h++) {
      for (int i = 0; i < other.sizes[h]; i++) {
        put(h, other.levels.get(h)[i]);
      }
    }
    count += other.count;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(count);
    out.writeInt(levels.size());
    for (int h = 0; h < levels.size(); h++) {
      out.writeBoolean(odd.get(h));
      out.writeInt(sizes[h]);
      for (int i = 0; i < sizes[h]; i++) {
        out.writeDouble(levels.get(h)[i]);
      }
    }
  }

  static Quantiles read(DataInput in) throws IOException {
    Quantiles made = new Quantiles();
    made.count = in.readLong();
    int heights = in.readInt();
    made.level(heights - 1);
    for (int h = 0; h < heights; h++) {
      made.odd.set(h, in.readBoolean());
      made.sizes[h] = in.readInt();
      for (int i = 0; i < made.sizes[h]; i++) {
        made.levels.get(h)[i] = in.readDouble();
      }
    }
    return made;
  }

  private void level(int height) {
    while (levels.size() <= height) {
      levels.add(new double[CAPACITY]);
      odd.add(false);
    }
  }

  private void put(int height, double number) {
    level(height);
    if (sizes[height] == CAPACITY) {
      double[] full = levels.get(height);
      Arrays.sort(full);
      int from = odd.get(height) ? 1 : 0;
      odd.set(height, from == 0);
      sizes[height] = 0;
      double[] half = new double[CAPACITY / 2];
      Arrays.setAll(half, i -> full[2 * i + from]);
      for (double each : half) {
        put(height + 1, each);
      }
    }
    levels.get(height)[sizes[height]++] = number;
  }

  /** The numbers at these shares of the order, 0 to 1; NaN where there are none. */
  public double[] at(double... shares) {
    Weighted all = weighted();
    double[] found = new double[shares.length];
    for (int i = 0; i < shares.length; i++) {
      found[i] = all.at(shares[i]);
    }
    return found;
  }

  /** How many numbers lie in each of {@code bins} equal parts between two numbers. */
  public long[] histogram(double least, double most, int bins) {
    Weighted all = weighted();
    double[] counts = new double[bins];
    for (int i = 0; i < all.numbers.length; i++) {
      double share = most > least ? (all.numbers[i] - least) / (most - least) : 0;
      int bin = (int) Math.min(bins - 1, Math.max(0, share * bins));
      counts[bin] += all.weights[i];
    }
    return Arrays.stream(counts).mapToLong(Math::round).toArray();
  }

  private Weighted weighted() {
    int n = 0;
    for (int h = 0; h < levels.size(); h++) {
      n += sizes[h];
    }
    double[][] pairs = new double[n][];
    int at = 0;
    double total = 0;
    for (int h = 0; h < levels.size(); h++) {
      for (int i = 0; i < sizes[h]; i++) {
        pairs[at++] = new double[] {levels.get(h)[i], Math.scalb(1.0, h)};
        total += Math.scalb(1.0, h);
      }
    }
    Arrays.sort(pairs, (a, b) -> Double.compare(a[0], b[0]));
    double[] numbers = new double[n];
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      numbers[i] = pairs[i][0];
      weights[i] = pairs[i][1] * count / total;
    }
    return new Weighted(numbers, weights, count);
  }

  private record Weighted(double[] numbers, double[] weights, long count) {
    /** Between the two nearest ones where each number weighs 1, as numpy has it. */
    double at(double share) {
      if (numbers.length == 0) {
        return Double.NaN;
      }
      if (numbers.length == count) {
        double place = share * (count - 1);
        int low = (int) Math.floor(place);
        int high = Math.min(low + 1, numbers.length - 1);
        double part = place - low;
        return part == 0 ? numbers[low] : numbers[low] * (1 - part) + numbers[high] * part;
      }
      double wanted = share * count;
      double seen = 0;
      for (int i = 0; i < numbers.length; i++) {
        seen += weights[i];
        if (seen >= wanted) {
          return numbers[i];
        }
      }
      return numbers[numbers.length - 1];
    }
  }
}
