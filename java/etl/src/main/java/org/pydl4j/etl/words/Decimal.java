package org.pydl4j.etl.words;

import java.nio.charset.StandardCharsets;

/** Numbers in text, the nearest float32 of each. */
final class Decimal {
  private static final double[] POWERS = new double[23]; // those that doubles hold exactly

  static {
    double power = 1;
    for (int i = 0; i < POWERS.length; i++, power *= 10) {
      POWERS[i] = power;
    }
  }

  private Decimal() {}

  /**
   * The number in some bytes.
   *
   * @throws NumberFormatException if it is none
   */
  static float parse(byte[] text, int from, int to) {
    int at = from;
    boolean negative = at < to && text[at] == '-';
    if (negative || at < to && text[at] == '+') {
      at++;
    }
    long digits = 0;
    int count = 0;
    int behind = 0;
    boolean point = false;
    for (; at < to; at++) {
      int c = text[at];
      if (c >= '0' && c <= '9') {
        digits = digits * 10 + (c - '0');
        count++;
        behind += point ? 1 : 0;
        if (count > 15) {
          return slowly(text, from, to);
        }
      } else if (c == '.' && !point) {
        point = true;
      } else {
        return slowly(text, from, to); // an exponent, or no number
      }
    }
    if (count == 0 || behind >= POWERS.length) {
      return slowly(text, from, to);
    }
    double value = digits / POWERS[behind]; // the nearest double: both are exact
    long rest = Double.doubleToRawLongBits(value) & 0x1FFFFFFFL;
    if (Math.abs(rest - 0x10000000L) <= 1) { // between two floats: rounding twice might be wrong
      return slowly(text, from, to);
    }
    return (float) (negative ? -value : value);
  }

  private static float slowly(byte[] text, int from, int to) {
    String number = new String(text, from, to - from, StandardCharsets.ISO_8859_1);
    char last = number.isEmpty() ? ' ' : number.charAt(number.length() - 1);
    boolean plain = last >= '0' && last <= '9' || last == '.';
    if (plain && number.indexOf('x') < 0 && number.indexOf('X') < 0) {
      return Float.parseFloat(
          number); // whose own suffixes f and d, and hexadecimals, are none here
    }
    return switch (number.toLowerCase(java.util.Locale.ROOT)) {
      case "nan", "-nan", "+nan" -> Float.NaN;
      case "inf", "+inf", "infinity" -> Float.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Float.NEGATIVE_INFINITY;
      default -> throw new NumberFormatException(number);
    };
  }
}
