package org.pydl4j.nd.shared;

/** Rounds sizes up so that freed blocks fit later requests: four steps a doubling. */
final class SizeClasses {
  static final long ALIGNMENT = 64;
  private static final long PAGE = 4096;

  private SizeClasses() {}

  /**
   * The class of a request: at most a quarter larger, a multiple of 64, of 4,096 from 16 KiB on.
   */
  static long roundUp(long bytes) {
    long floor = Math.max(Long.highestOneBit(Math.max(bytes, 1)), 4 * ALIGNMENT);
    long unit = floor >= 4 * PAGE ? Math.max(floor / 4, PAGE) : ALIGNMENT;
    return (Math.max(bytes, 1) + unit - 1) / unit * unit;
  }
}
