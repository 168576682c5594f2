package org.pydl4j.etl.readers;

import java.nio.charset.StandardCharsets;
import org.pydl4j.etl.internal.texts.Words;

/** Numbers in ASCII, without a detour over strings where the result is the same. */
final class Numbers {
  private static final double[] POWERS = new double[23];
  private static final int SAFE_DIGITS = 18;
  private static final long EXACT = 1L << 53;

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private Numbers() {}

  static int trimmedStart(byte[] bytes, int from, int to) {
    int start = from;
    while (start < to && (bytes[start] == ' ' || bytes[start] == '\t')) {
      start++;
    }
    return start;
  }

  static int trimmedEnd(byte[] bytes, int from, int to) {
    int end = to;
    while (end > from && (bytes[end - 1] == ' ' || bytes[end - 1] == '\t')) {
      end--;
    }
    return end;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static boolean isSign(byte b) {
    return b == '-' || b == '+';
  }

  /** Whether it is a whole number that fits into 64 bits. */
  static boolean isWhole(byte[] bytes, int from, int to) {
    int at = from < to && isSign(bytes[from]) ? from + 1 : from;
    int first = at;
    while (at < to && isDigit(bytes[at])) {
      at++;
    }
    if (at < to || at == first) {
      return false;
    }
    if (at - first <= SAFE_DIGITS) {
      return true;
    }
    try {
      Long.parseLong(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** The whole number, of which {@link #isWhole} is true. */
  static long whole(byte[] bytes, int from, int to) {
    int at = isSign(bytes[from]) ? from + 1 : from;
    long value = 0; // negative: it has one more
    for (; at < to; at++) {
      value = value * 10 - (bytes[at] - '0');
    }
    return bytes[from] == '-' ? value : -value;
  }

  /** Whether it is a decimal number, NaN or infinite. */
  static boolean isFraction(byte[] bytes, int from, int to, boolean comma) {
    int at = from < to && isSign(bytes[from]) ? from + 1 : from;
    int digits = 0;
    byte point = (byte) (comma ? ',' : '.');
    for (; at < to && (isDigit(bytes[at])); at++) {
      digits++;
    }
    if (at < to && bytes[at] == point) {
      for (at++; at < to && isDigit(bytes[at]); at++) {
        digits++;
      }
    }
    if (digits == 0) {
      return isName(bytes, at, to);
    }
    if (at < to && (bytes[at] | 0x20) == 'e') {
      at++;
      at += at < to && isSign(bytes[at]) ? 1 : 0;
      int first = at;
      while (at < to && isDigit(bytes[at])) {
        at++;
      }
      return at == to && at > first;
    }
    return at == to;
  }

  private static boolean isName(byte[] bytes, int from, int to) {
    if (to - from != 3 && to - from != 8) {
      return false;
    }
    String name = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    return name.equalsIgnoreCase("nan")
        || name.equalsIgnoreCase("inf")
        || name.equalsIgnoreCase("infinity");
  }

  /** The number nearest to the text, of which {@link #isFraction} is true. */
  static double fraction(byte[] bytes, int from, int to, boolean comma) {
    int at = isSign(bytes[from]) ? from + 1 : from;
    boolean negative = bytes[from] == '-';
    long mantissa = 0;
    int behind = 0;
    int digits = 0;
    boolean point = false;
    for (; at < to && (isDigit(bytes[at]) || bytes[at] == '.' || bytes[at] == ','); at++) {
      if (!isDigit(bytes[at])) {
        point = true;
      } else {
        mantissa = mantissa * 10 + (bytes[at] - '0');
        digits += mantissa == 0 ? 0 : 1;
        behind += point ? 1 : 0;
        if (digits > SAFE_DIGITS) {
          return slow(bytes, from, to, comma);
        }
      }
    }
    if (at == from || at < to && (bytes[at] | 0x20) != 'e') {
      return named(bytes, at, negative);
    }
    long exponent = -behind;
    if (at < to) {
      if (to - at > 6) {
        return slow(bytes, from, to, comma);
      }
      exponent += whole(bytes, at + 1, to);
    }
    double value = nearest(mantissa, exponent);
    if (Double.isNaN(value)) {
      return slow(bytes, from, to, comma);
    }
    return negative ? -value : value;
  }

  /** The number nearest to {@code mantissa · 10^exponent}; NaN where it is not found that way. */
  private static double nearest(long mantissa, long exponent) {
    if (mantissa <= EXACT && Math.abs(exponent) < POWERS.length) {
      int power = (int) Math.abs(exponent); // both are exact, so that there is one rounding
      return exponent < 0 ? mantissa / POWERS[power] : mantissa * POWERS[power];
    }
    return Decimals.nearest(mantissa, exponent);
  }

  /**
   * The number of a field of digits with a point or without, in one go; NaN where the field is
   * something else, or needs a closer look.
   */
  static double quickFraction(byte[] bytes, int from, int to) {
    int at = from;
    boolean negative = at < to && bytes[at] == '-';
    at += negative ? 1 : 0;
    int first = at;
    long mantissa = 0;
    int digit;
    while (at < to && (digit = bytes[at] - '0') >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit;
      at++;
    }
    int exponent = 0;
    int digits = at - first;
    if (at < to && bytes[at] == '.') {
      int point = ++at;
      while (at < to && (digit = bytes[at] - '0') >= 0 && digit <= 9) {
        mantissa = mantissa * 10 + digit;
        at++;
      }
      exponent = point - at;
      digits -= exponent;
    }
    if (at != to || digits == 0 || digits > SAFE_DIGITS) {
      return Double.NaN;
    }
    double value = nearest(mantissa, exponent);
    return negative ? -value : value;
  }

  /**
   * The whole number of a field of up to 18 digits; the least of all where it is none. There is
   * {@link Words#SLACK} behind the field.
   */
  static long quickWhole(byte[] bytes, int from, int to) {
    int at = from;
    boolean negative = at < to && bytes[at] == '-';
    at += negative ? 1 : 0;
    int length = to - at;
    if (length <= 0 || length > SAFE_DIGITS) {
      return Long.MIN_VALUE;
    }
    if (length <= Long.BYTES) {
      long value = Words.digits(Words.at(bytes, at), length);
      return value < 0 ? Long.MIN_VALUE : negative ? -value : value;
    }
    long value = 0;
    for (; at < to; at++) {
      int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9) {
        return Long.MIN_VALUE;
      }
      value = value * 10 + digit;
    }
    return negative ? -value : value;
  }

  private static double named(byte[] bytes, int at, boolean negative) {
    if ((bytes[at] | 0x20) == 'n') {
      return Double.NaN;
    }
    return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }

  private static double slow(byte[] bytes, int from, int to, boolean comma) {
    String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    return Double.parseDouble(comma ? text.replace(',', '.') : text);
  }
}
