package org.pydl4j.serving.protocol;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;

/**
 * Decimal text to the nearest double, without an object for a number: D. Lemire, "Number parsing at
 * a gigabyte per second", 2021. What its 128 bits cannot decide is left to the caller.
 */
final class Decimals {
  private static final int LEAST = -342;
  private static final int GREATEST = 308;
  private static final long EXACT = 1L << 53;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final double[] TENS = new double[23];
  private static final long[] FIVES = new long[2 * (GREATEST - LEAST + 1)];

  static {
    double ten = 1;
    for (int i = 0; i < TENS.length; i++, ten *= 10) {
      TENS[i] = ten;
    }
    for (int q = LEAST; q <= GREATEST; q++) {
      BigInteger five = q < 0 ? reciprocal(-q) : power(q);
      FIVES[2 * (q - LEAST)] = five.shiftRight(64).longValue();
      FIVES[2 * (q - LEAST) + 1] = five.longValue();
    }
  }

  private Decimals() {}

  /** Whether eight bytes of text are digits all. */
  static boolean areDigits(byte[] text, int at) {
    long eight = (long) LONGS.get(text, at);
    long upper = eight & 0xF0F0F0F0F0F0F0F0L;
    long carried = (eight + 0x0606060606060606L) & 0xF0F0F0F0F0F0F0F0L; // ':' and above pass 0x3F
    return (upper | carried >>> 4) == 0x3333333333333333L;
  }

  /** The number that eight digits make: neighbours are put together three times. */
  static long eightDigits(byte[] text, int at) {
    long v = (long) LONGS.get(text, at) - 0x3030303030303030L;
    v = v * 10 + (v >>> 8);
    long mask = 0x000000FF000000FFL;
    return ((v & mask) * (100 + (1_000_000L << 32)) + (v >>> 16 & mask) * (1 + (10_000L << 32)))
        >>> 32;
  }

  /**
   * {@code digits · 10^exponent}.
   *
   * @param digits at most 19 of them: as an unsigned number
   * @return NaN where it cannot decide
   */
  static double of(long digits, int exponent) {
    if (exponent >= -22 && exponent <= 22 && digits >= 0 && digits <= EXACT) {
      return exponent < 0 ? digits / TENS[-exponent] : digits * TENS[exponent];
    }
    if (digits == 0) {
      return 0;
    }
    return exponent < LEAST || exponent > GREATEST ? Double.NaN : rounded(digits, exponent);
  }

  private static double rounded(long digits, int exponent) {
    int zeros = Long.numberOfLeadingZeros(digits);
    long w = digits << zeros;
    int at = 2 * (exponent - LEAST);
    long high = highOf(w, FIVES[at]);
    long low = w * FIVES[at];
    if ((high & 0x1FF) == 0x1FF) {
      long more = highOf(w, FIVES[at + 1]);
      low += more;
      if (Long.compareUnsigned(more, low) > 0) {
        high++;
      }
    }
    if (low == -1 && (exponent < -27 || exponent > 55)) {
      return Double.NaN;
    }
    int upper = (int) (high >>> 63);
    long mantissa = high >>> (upper + 9);
    int power = (((152170 + 65536) * exponent) >> 16) + 63 + upper - zeros + 1023;
    if (power <= 0 || power >= 0x7FE) {
      return Double.NaN; // subnormal, or about to overflow
    }
    boolean tie = Long.compareUnsigned(low, 1) <= 0 && exponent >= -4 && exponent <= 23;
    if (tie && (mantissa & 3) == 1 && mantissa << (upper + 9) == high) {
      mantissa &= ~1L; // exactly between two: to the even one
    }
    mantissa = (mantissa + (mantissa & 1)) >>> 1;
    if (mantissa >= EXACT) {
      mantissa = 1L << 52;
      power++;
    }
    return Double.longBitsToDouble((mantissa & ~(1L << 52)) | ((long) power << 52));
  }

  /** The upper 64 bits of an unsigned product. */
  private static long highOf(long a, long b) {
    return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
  }

  /** {@code 5^q}, its first 128 bits. */
  private static BigInteger power(int q) {
    BigInteger five = BigInteger.valueOf(5).pow(q);
    return five.shiftLeft(Math.max(128 - five.bitLength(), 0))
        .shiftRight(Math.max(five.bitLength() - 128, 0));
  }

  /** {@code 5^-q}, its first 128 bits, rounded up. */
  private static BigInteger reciprocal(int q) {
    BigInteger five = BigInteger.valueOf(5).pow(q);
    int z = five.subtract(BigInteger.ONE).bitLength();
    int shift = q <= 27 ? z + 127 : 2 * z + 128;
    BigInteger c = BigInteger.ONE.shiftLeft(shift).divide(five).add(BigInteger.ONE);
    return c.shiftRight(Math.max(c.bitLength() - 128, 0));
  }
}
