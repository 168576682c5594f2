package org.pydl4j.nn.data;

import java.util.SplittableRandom;

/** Random orders that depend on a seed and the number of the pass, on nothing else. */
public final class Permutation {
  private Permutation() {}

  /** The numbers 0 … n-1 in random order (Fisher and Yates). */
  public static long[] of(int n, long seed, long epoch) {
    SplittableRandom random = new SplittableRandom(Seeds.of(seed, epoch, 0));
    long[] order = new long[n];
    for (int i = 0; i < n; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
