package org.pydl4j.spark.ml;

/** Lets tests of other packages ask. */
public final class CacheLimits {
  private CacheLimits() {}

  /** {@link CacheLimit#standard}. */
  public static long standard(int workers) {
    return CacheLimit.standard(workers);
  }
}
