package org.pydl4j.nn.data;

/** Seeds for random numbers, made of one seed and the place where the numbers are needed. */
public final class Seeds {
  private Seeds() {}

  /**
   * Well-mixed bits of three numbers, not negative: seeds of neighbouring places or steps start
   * unrelated streams. (SplitMix64's finalizer, Steele et al. 2014; without it the streams of
   * {@link java.util.SplittableRandom} would be one stream, shifted, since it steps by the same
   * constant.)
   */
  public static long of(long seed, long place, long step) {
    long z = seed + place * 0x9E3779B97F4A7C15L + step * 0xD1B54A32D192ED03L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return (z ^ (z >>> 31)) & Long.MAX_VALUE;
  }
}
