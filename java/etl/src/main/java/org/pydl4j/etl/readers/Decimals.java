package org.pydl4j.etl.readers;

import java.math.BigInteger;

/**
 * The floating-point number nearest to a decimal one, without big numbers: the algorithm of Eisel
 * and Lemire (Number Parsing at a Gigabyte per Second, Software: Practice and Experience 51, 2021),
 * which takes the mantissa times 128 bits of the power of five.
 */
final class Decimals {
  private static final int LEAST = -342;
  private static final int MOST = 308;
  private static final int FRACTION = 52;
  private static final int EXTRA = 3; // bits behind the fraction that say how to round

  /** The upper and the lower 64 bits of 5^q, its first bit set, for each q from LEAST to MOST. */
  private static final long[] FIVES = new long[2 * (MOST - LEAST + 1)];

  static {
    for (int q = LEAST; q <= MOST; q++) {
      BigInteger bits = bits(q);
      FIVES[2 * (q - LEAST)] = bits.shiftRight(64).longValue();
      FIVES[2 * (q - LEAST) + 1] = bits.longValue();
    }
  }

  private Decimals() {}

  private static BigInteger bits(int q) {
    BigInteger power = BigInteger.valueOf(5).pow(Math.abs(q));
    if (q >= 0) {
      int shift = 128 - power.bitLength();
      return shift >= 0 ? power.shiftLeft(shift) : power.shiftRight(-shift);
    }
    int length = power.subtract(BigInteger.ONE).bitLength();
    int shift = q >= -27 ? length + 127 : 2 * length + 128;
    BigInteger inverse = BigInteger.ONE.shiftLeft(shift).divide(power).add(BigInteger.ONE);
    return inverse.shiftRight(Math.max(0, inverse.bitLength() - 128));
  }

  /**
   * The number nearest to {@code mantissa · 10^exponent}.
   *
   * @param mantissa 0 or more
   * @return NaN where the bits do not decide, and for the least and the greatest numbers
   */
  static double nearest(long mantissa, long exponent) {
    if (mantissa == 0) {
      return 0;
    }
    if (exponent < LEAST || exponent > MOST) {
      return Double.NaN;
    }
    int q = (int) exponent;
    int zeros = Long.numberOfLeadingZeros(mantissa);
    long shifted = mantissa << zeros;
    int place = 2 * (q - LEAST);
    long low = shifted * FIVES[place];
    long high = unsignedHigh(shifted, FIVES[place]);
    if ((high & 0x1ff) == 0x1ff) { // all bits behind those that count are set: more are needed
      long second = unsignedHigh(shifted, FIVES[place + 1]);
      low += second;
      if (Long.compareUnsigned(low, second) < 0) {
        high++;
      }
    }
    if (low == -1 && (q < -27 || q > 55)) {
      return Double.NaN;
    }
    int upper = (int) (high >>> 63);
    int cut = upper + 64 - FRACTION - EXTRA;
    long bits = high >>> cut;
    int power = (int) ((152_170L + 65_536) * q >> 16) + 63 + upper - zeros + 1023;
    if (power <= 0) {
      return Double.NaN;
    }
    boolean half = low >= 0 && low <= 1 && q >= -4 && q <= 23 && (bits & 3) == 1;
    if (half && bits << cut == high) {
      bits &= ~1L; // right in the middle: to the even one
    }
    bits = bits + (bits & 1) >>> 1;
    if (bits >= 1L << FRACTION + 1) {
      bits = 1L << FRACTION;
      power++;
    }
    return power >= 0x7ff
        ? Double.NaN
        : Double.longBitsToDouble(bits & ~(1L << FRACTION) | (long) power << FRACTION);
  }

  private static long unsignedHigh(long a, long b) {
    return Math.multiplyHigh(a, b) + (a >> 63 & b) + (b >> 63 & a);
  }
}
