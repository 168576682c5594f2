package org.pydl4j.nd.internal;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The real steps of series [time, n, …] of unequal lengths, those of all first steps before those
 * of all second ones: what is computed for them needs no step that is padding. Series with more
 * steps stand before those with fewer, so that those that go on are the first ones of a step.
 *
 * @param places of each real step {@code t · n + series}
 * @param series those that have a step
 * @param sizes how many go on at each step; none is 0
 */
public record RealSteps(long[] places, long[] series, long[] sizes) {

  /**
   * The steps that a mask names.
   *
   * @param real [time, n] row by row, 0 where a step is padding; real ones may stand anywhere
   */
  public static RealSteps of(long[] real, int time, int n) {
    int[] lengths = new int[n];
    int[][] steps = new int[n][time];
    for (int i = 0; i < real.length; i++) {
      if (real[i] != 0) {
        int series = i % n;
        steps[series][lengths[series]++] = i / n;
      }
    }
    Integer[] order = new Integer[n];
    Arrays.setAll(order, series -> series);
    Arrays.sort(order, Comparator.comparing(series -> -lengths[series])); // stable
    long[] series = Arrays.stream(order).filter(s -> lengths[s] > 0).mapToLong(s -> s).toArray();
    int longest = n == 0 ? 0 : lengths[order[0]];
    long[] sizes = new long[longest];
    long[] places = new long[Arrays.stream(lengths).sum()];
    int at = 0;
    for (int k = 0; k < longest; k++) {
      for (int i = 0; i < n && lengths[order[i]] > k; i++) {
        places[at++] = (long) steps[order[i]][k] * n + order[i];
        sizes[k]++;
      }
    }
    return new RealSteps(places, series, sizes);
  }
}
