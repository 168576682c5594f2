package org.pydl4j.etl.words;

/**
 * Draws words by their frequency to the power of 0.75, each draw in the same time. Source: Walker
 * 1977 (aliases), Mikolov et al. 2013 (the power).
 */
final class WordDraw {
  private static final double POWER = 0.75;

  private final float[] own; // how likely a place stands for its own word
  private final int[] other; // the word that it stands for else

  WordDraw(double[] counts) {
    int n = counts.length;
    double sum = 0;
    double[] share = new double[n];
    for (int i = 0; i < n; i++) {
      share[i] = Math.pow(counts[i], POWER);
      sum += share[i];
    }
    own = new float[n];
    other = new int[n];
    int[] small = new int[n];
    int[] large = new int[n];
    int smalls = 0;
    int larges = 0;
    for (int i = 0; i < n; i++) {
      share[i] *= n / sum;
      if (share[i] < 1) {
        small[smalls++] = i;
      } else {
        large[larges++] = i;
      }
    }
    while (smalls > 0 && larges > 0) {
      int less = small[--smalls];
      int more = large[larges - 1];
      own[less] = (float) share[less];
      other[less] = more;
      share[more] -= 1 - share[less];
      if (share[more] < 1) {
        larges--;
        small[smalls++] = more;
      }
    }
    while (smalls > 0) {
      own[small[--smalls]] = 1;
    }
    while (larges > 0) {
      own[large[--larges]] = 1;
    }
  }

  /** The word of 64 random bits. */
  int of(long bits) {
    int place = (int) ((bits >>> 33) * own.length >>> 31);
    float lot = (bits & 0xFFFFFF) * 0x1p-24f;
    return lot < own[place] ? place : other[place];
  }
}
