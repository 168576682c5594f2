package org.pydl4j.etl.normalizers;

/** What counts as a feature that never changes: only rounding tells its values apart. */
final class ConstantFeature {
  /** Sums of equal numbers end up a few units in the last place beside their mean. */
  private static final int UNITS = 8;

  private ConstantFeature() {}

  /** Whether two values of this size that lie so far apart are one. */
  static boolean isRounding(double distance, double size) {
    return !(distance > UNITS * Math.ulp(size));
  }
}
