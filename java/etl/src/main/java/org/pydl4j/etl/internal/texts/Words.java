package org.pydl4j.etl.internal.texts;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Eight bytes of an array at a time. */
public final class Words {
  /** How many bytes must be in an array behind those that are looked at. */
  public static final int SLACK = 8;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long LOW = 0x7f7f7f7f7f7f7f7fL;
  private static final long HIGH = ~LOW;
  private static final long FEEDS = '\n' * ONES;
  private static final long ZEROS = '0' * ONES;
  private static final long SIXES = 6 * ONES;
  private static final long UPPER = 0xf0f0f0f0f0f0f0f0L;
  private static final long THREES = 0x33 * ONES;
  private static final long EVERY_FOURTH = 0xff_0000_00ffL;

  private Words() {}

  /** The eight bytes from a place on, the first one lowest. */
  public static long at(byte[] bytes, int place) {
    return (long) LONGS.get(bytes, place);
  }

  /** A byte, eight times. */
  public static long of(byte b) {
    return (b & 0xff) * ONES;
  }

  /** The highest bit of each byte of a word that equals those of a pattern. */
  public static long equal(long word, long pattern) {
    long differs = word ^ pattern;
    return ~((differs & LOW) + LOW | differs | LOW);
  }

  /** The bits of those bytes of a word that are below a number of them; all from 8 on. */
  private static long first(int count) {
    return count >= 8 ? -1L : (1L << 8 * count) - 1;
  }

  /**
   * The number that the first bytes of a word are the decimal digits of; -1 where one is no digit.
   * All at once (Lemire, "Quickly parsing eight digits").
   *
   * @param length how many bytes, 1 to 8
   */
  public static long digits(long word, int length) {
    int shift = Long.SIZE - 8 * length;
    long all = word << shift | ZEROS & (1L << shift) - 1; // noughts before the first digit
    if ((all & UPPER | (all + SIXES & UPPER) >>> 4) != THREES) {
      return -1;
    }
    long ones = all - ZEROS;
    long pairs = ones * 10 + (ones >>> 8);
    long odd = (pairs & EVERY_FOURTH) * (100 + (1_000_000L << 32));
    long even = (pairs >>> 16 & EVERY_FOURTH) * (1 + (10_000L << 32));
    return odd + even >>> 32;
  }

  /** Whether one of these bytes is this one; there is {@link #SLACK} behind them. */
  public static boolean has(byte[] bytes, int from, int to, byte wanted) {
    long pattern = of(wanted);
    for (int at = from; at < to; at += 8) {
      if ((equal(at(bytes, at), pattern) & first(to - at)) != 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * How many lines end in these bytes: by a feed, a return, or both; there is {@link #SLACK} behind
   * them.
   */
  public static long lines(byte[] bytes, int from, int to) {
    boolean returns = has(bytes, from, to, (byte) '\r');
    long found = 0;
    for (int at = from; at < to && !returns; at += 8) {
      found += Long.bitCount(equal(at(bytes, at), FEEDS) & first(to - at));
    }
    for (int at = from; at < to && returns; at++) {
      boolean alone = bytes[at] == '\r' && (at + 1 == to || bytes[at + 1] != '\n');
      found += bytes[at] == '\n' || alone ? 1 : 0;
    }
    return found;
  }

  /** Whether one of these bytes is beyond ASCII; there is {@link #SLACK} behind them. */
  public static boolean hasHigh(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at += 8) {
      if ((at(bytes, at) & HIGH & first(to - at)) != 0) {
        return true;
      }
    }
    return false;
  }

  /** A number made of bytes, the same for the same ones; there is {@link #SLACK} behind them. */
  public static long hash(byte[] bytes, int from, int length) {
    long hash = length;
    int at = from;
    int left = length;
    for (; left >= 8; left -= 8, at += 8) {
      hash = mixed(hash ^ at(bytes, at));
    }
    if (left > 0) {
      hash = mixed(hash ^ at(bytes, at) & first(left));
    }
    return mixed(hash);
  }

  /** The upper bits get into the lower ones, which a multiplication alone does not do. */
  private static long mixed(long bits) {
    long product = bits * 0x9e3779b97f4a7c15L;
    return product ^ product >>> 32;
  }

  /** Whether two ranges of one length hold the same bytes; there is slack behind both. */
  public static boolean same(byte[] left, int leftFrom, byte[] right, int rightFrom, int length) {
    if (length <= 8) {
      return ((at(left, leftFrom) ^ at(right, rightFrom)) & first(length)) == 0;
    }
    return Arrays.equals(left, leftFrom, leftFrom + length, right, rightFrom, rightFrom + length);
  }
}
