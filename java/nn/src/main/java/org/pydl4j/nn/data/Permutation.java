package org.pydl4j.nn.data;

import java.util.SplittableRandom;

/** Random orders that depend on a seed and the number of the pass, on nothing else. */
public final class Permutation {
  private Permutation() {}

  /** The numbers 0 … n-1 in random order (Fisher and Yates). */
  public static long[] of(int n, long seed, long epoch) {
    // The golden ratio keeps (seed, epoch) and (seed + 1, epoch - 1) apart.
    SplittableRandom random = new SplittableRandom(seed + epoch * 0x9E3779B97F4A7C15L);
    long[] order = new long[n];
    for (int i = 0; i < n; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
