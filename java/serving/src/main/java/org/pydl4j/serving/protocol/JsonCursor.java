package org.pydl4j.serving.protocol;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A place in JSON text that moves forward only. It makes no tree: who reads knows what comes, and
 * skips what it does not know.
 */
final class JsonCursor {
  private static final int DEEPEST = 100;
  private static final int LONGEST = 1000; // characters of a number

  private final byte[] text;
  private final int end;
  private int at;

  JsonCursor(byte[] text, int start, int end) {
    this.text = text;
    this.at = start;
    this.end = end;
  }

  /** Where it stands. */
  int position() {
    return at;
  }

  /** Bytes that follow. */
  int remaining() {
    return end - at;
  }

  /** Another cursor over the same text, at a place of this one's. */
  JsonCursor from(int position) {
    return new JsonCursor(text, position, end);
  }

  /** The next character that is no space, without taking it; -1 at the end. */
  int peek() {
    while (at < end) {
      int c = text[at];
      if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
        return c;
      }
      at++;
    }
    return -1;
  }

  /** Takes a character if it comes next. */
  boolean take(char c) {
    if (peek() == c) {
      at++;
      return true;
    }
    return false;
  }

  /** Takes a character that must come next. */
  void expect(char c) {
    if (!take(c)) {
      throw wrong("'" + c + "' was expected");
    }
  }

  /** Whether another entry of an object or an array follows; takes the comma or the end. */
  boolean next(char close, boolean first) {
    if (take(close)) {
      return false;
    }
    if (!first) {
      expect(',');
    }
    return true;
  }

  /**
   * The name of an object's next member that is not null, with its colon; null after the last one,
   * whose brace is taken. Members that are null are as if they were not there.
   *
   * @param first whether none was read before
   */
  @Nullable String member(boolean first) {
    for (boolean begin = first; next('}', begin); begin = false) {
      String name = name();
      if (!word("null")) {
        return name;
      }
    }
    return null;
  }

  /** A name and its colon. */
  String name() {
    String name = string();
    expect(':');
    return name;
  }

  String string() {
    expect('"');
    int start = at;
    while (at < end && text[at] != '"' && text[at] != '\\') {
      if (text[at] >= 0 && text[at] < ' ') {
        throw wrong("a text holds a control character");
      }
      at++;
    }
    if (at < end && text[at] == '"') {
      return new String(text, start, at++ - start, StandardCharsets.UTF_8);
    }
    StringBuilder built =
        new StringBuilder(new String(text, start, at - start, StandardCharsets.UTF_8));
    while (at < end && text[at] != '"') {
      start = at;
      if (text[at] == '\\') {
        at++;
        built.append(escaped());
      } else {
        while (at < end && text[at] != '"' && text[at] != '\\') {
          at++;
        }
        built.append(new String(text, start, at - start, StandardCharsets.UTF_8));
      }
    }
    expect('"');
    return built.toString();
  }

  private char escaped() {
    int c = at < end ? text[at++] : -1;
    switch (c) {
      case '"', '\\', '/':
        return (char) c;
      case 'b':
        return '\b';
      case 'f':
        return '\f';
      case 'n':
        return '\n';
      case 'r':
        return '\r';
      case 't':
        return '\t';
      case 'u':
        if (end - at >= 4) {
          String four = new String(text, at, 4, StandardCharsets.US_ASCII);
          if (four.matches("[0-9a-fA-F]{4}")) {
            at += 4;
            return (char) Integer.parseInt(four, 16);
          }
        }
        break;
      default:
    }
    throw wrong("a text holds an unknown escape");
  }

  boolean bool() {
    if (word("true")) {
      return true;
    }
    if (word("false")) {
      return false;
    }
    throw wrong("true or false was expected");
  }

  /** Takes a word such as null if it comes next. */
  boolean word(String word) {
    if (peek() != word.charAt(0) || end - at < word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (text[at + i] != word.charAt(i)) {
        return false;
      }
    }
    at += word.length();
    return true;
  }

  /** A whole number. */
  long whole() {
    int start = begin();
    boolean minus = at < end && text[at] == '-';
    at += minus ? 1 : 0;
    int first = at;
    long value = 0;
    while (at < end && text[at] >= '0' && text[at] <= '9') {
      value = value * 10 - (text[at++] - '0'); // below 0: the least has no positive counterpart
    }
    int digits = at - first;
    boolean fraction = at < end && (text[at] == '.' || text[at] == 'e' || text[at] == 'E');
    if (digits == 0 || fraction || digits > 18) {
      return slowWhole(start);
    }
    return minus ? value : -value;
  }

  private long slowWhole(int start) {
    at = start;
    String number = number();
    try {
      return new java.math.BigDecimal(number).longValueExact();
    } catch (NumberFormatException | ArithmeticException e) {
      throw wrong("a whole number of 64 bits was expected, got " + clip(number));
    }
  }

  /** A number, rounded to the nearest double; infinite where it is beyond all of them. */
  double real() {
    int start = begin();
    byte[] text = this.text; // locals: the loops are what a request of JSON costs
    int end = this.end;
    int i = start;
    boolean minus = i < end && text[i] == '-';
    i += minus ? 1 : 0;
    int first = i;
    long digits = 0;
    for (; i < end && text[i] >= '0' && text[i] <= '9'; i++) {
      digits = digits * 10 + (text[i] - '0');
    }
    int count = i - first;
    int exponent = 0;
    if (count > 0 && i < end && text[i] == '.') {
      int point = ++i;
      for (; end - i >= 8 && Decimals.areDigits(text, i); i += 8) {
        digits = digits * 100_000_000 + Decimals.eightDigits(text, i);
      }
      for (; i < end && text[i] >= '0' && text[i] <= '9'; i++) {
        digits = digits * 10 + (text[i] - '0');
      }
      exponent = point - i;
      count = i == point ? 0 : count - exponent;
    }
    at = i;
    for (int j = first; count > 19 && (text[j] == '0' || text[j] == '.'); j++) {
      count -= text[j] == '0' ? 1 : 0; // zeros at the front say nothing
    }
    if (count == 0 || count > 19) {
      return slowReal(start);
    }
    if (i < end && (text[i] | 0x20) == 'e') {
      int power = power();
      if (power == Integer.MAX_VALUE) {
        return slowReal(start);
      }
      exponent += power;
    }
    double value = Decimals.of(digits, exponent);
    if (Double.isNaN(value)) {
      return slowReal(start);
    }
    return minus ? -value : value;
  }

  /** The digits behind an e; MAX_VALUE where there are none, or many. */
  private int power() {
    at++;
    boolean minus = at < end && text[at] == '-';
    at += at < end && (text[at] == '-' || text[at] == '+') ? 1 : 0;
    int first = at;
    int power = 0;
    while (at < end && at - first < 5 && text[at] >= '0' && text[at] <= '9') {
      power = power * 10 + (text[at++] - '0');
    }
    int count = at - first;
    return count == 0 || count == 5 ? Integer.MAX_VALUE : minus ? -power : power;
  }

  private double slowReal(int start) {
    at = start;
    return Double.parseDouble(number());
  }

  /** The text of a number by JSON's grammar, a leading zero forgiven. */
  private String number() {
    int start = begin();
    while (at < end && "0123456789+-.eE".indexOf(text[at]) >= 0) {
      if (++at - start > LONGEST) { // to read a whole number takes the square of its length
        at = start;
        throw wrong("a number has more than " + LONGEST + " characters");
      }
    }
    String number = new String(text, start, at - start, StandardCharsets.US_ASCII);
    if (!number.matches("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
      at = start;
      boolean word = at < end && "NI-".indexOf(text[at]) >= 0 && number.length() < 2;
      throw wrong(
          word
              ? "a number was expected; JSON has no NaN and no infinity, send them as binary data"
              : "a number was expected");
    }
    return number;
  }

  private int begin() {
    peek();
    return at;
  }

  /** Passes over a value of any kind. */
  void skip() {
    skip(0);
  }

  private void skip(int depth) {
    if (depth > DEEPEST) {
      throw wrong("it is nested deeper than " + DEEPEST + " times");
    }
    int c = peek();
    if (c == '{' || c == '[') {
      at++;
      char close = c == '{' ? '}' : ']';
      for (boolean first = true; next(close, first); first = false) {
        if (c == '{') {
          name();
        }
        skip(depth + 1);
      }
    } else if (c == '"') {
      string();
    } else if (!word("true") && !word("false") && !word("null")) {
      real();
    }
  }

  /** Nothing but spaces may follow. */
  void end() {
    if (peek() != -1) {
      throw wrong("nothing more was expected");
    }
  }

  ProtocolException wrong(String what) {
    String here = new String(text, at, Math.min(20, end - at), StandardCharsets.UTF_8);
    return new ProtocolException(
        "The JSON is not as expected at byte "
            + at
            + (here.isEmpty() ? " (the end)" : " ('" + here + "')")
            + ": "
            + what
            + ".");
  }

  private static String clip(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }
}
