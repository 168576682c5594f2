package org.pydl4j.etl.internal.times;

/**
 * Reads the usual forms of ISO 8601 from ASCII: {@code 2024-02-29}, {@code 2024-02-29T12:30},
 * {@code …:05}, {@code ….123456}, a blank in place of the T, a Z behind it. Not for several
 * threads.
 */
public final class IsoTime {
  private long local;
  private boolean utc;
  private boolean date;

  /** Made to be used for many. */
  public IsoTime() {}

  /** Whether it is of such a form; others may be times, too. */
  public boolean read(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length < 10 || bytes[from + 4] != '-' || bytes[from + 7] != '-') {
      return false;
    }
    int high = two(bytes, from);
    int low = two(bytes, from + 2);
    int month = two(bytes, from + 5);
    int day = two(bytes, from + 8);
    int year = high * 100 + low;
    if ((high | low | month | day) < 0 || day < 1 || day > Dates.length(year, month)) {
      return false;
    }
    utc = false;
    date = length == 10;
    local = Dates.days(year, month, day) * Dates.DAY;
    return date || clock(bytes, from + 10, to);
  }

  private boolean clock(byte[] bytes, int from, int to) {
    byte between = bytes[from];
    int end = to;
    if ((bytes[end - 1] | 0x20) == 'z') {
      utc = true;
      end--;
    }
    if (between != 'T' && between != 't' && between != ' ' || end - from < 6) {
      return false;
    }
    int hour = two(bytes, from + 1);
    int minute = two(bytes, from + 4);
    boolean seconds = end - from > 6;
    if (seconds && end - from < 9 || bytes[from + 3] != ':') {
      return false;
    }
    int second = seconds ? two(bytes, from + 7) : 0;
    boolean wrong = seconds && bytes[from + 6] != ':';
    if (wrong || (hour | minute | second) < 0 || hour > 23 || minute > 59 || second > 59) {
      return false;
    }
    int millis = end - from > 9 ? fraction(bytes, from + 9, end) : 0;
    local += ((hour * 60L + minute) * 60 + second) * 1000 + millis;
    return millis >= 0;
  }

  /** Milliseconds; what is behind them is cut off. */
  private static int fraction(byte[] bytes, int from, int to) {
    int digits = to - from - 1;
    if (bytes[from] != '.' || digits < 1 || digits > 9) {
      return -1;
    }
    int millis = 0;
    for (int i = 1; i <= Math.max(3, digits); i++) {
      int digit = i <= digits ? bytes[from + i] - '0' : 0;
      if (digit < 0 || digit > 9) {
        return -1;
      }
      millis = i <= 3 ? millis * 10 + digit : millis;
    }
    return millis;
  }

  /** A number of two digits; negative if they are none. */
  private static int two(byte[] bytes, int at) {
    int tens = bytes[at] - '0';
    int ones = bytes[at + 1] - '0';
    boolean digits = tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9;
    return digits ? tens * 10 + ones : -1;
  }

  /** The instant that was read last: a time without a Z is one of the clock, a date its first. */
  public long instant(ZoneClock clock) {
    if (utc) {
      return local;
    }
    return date ? clock.startOfDay(local) : clock.toInstant(local);
  }
}
