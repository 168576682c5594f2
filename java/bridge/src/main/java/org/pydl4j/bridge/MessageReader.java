package org.pydl4j.bridge;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.PyDl4jException;

/**
 * Reads JSON as Python writes it, {@code NaN} and {@code Infinity} included: objects become maps,
 * whole numbers {@code Long} (beyond 64 bits {@code BigInteger}), others {@code Double}.
 *
 * <p>Own code and not a library's, because it stands in every call: classes that need no loading
 * save 40 ms at the start, and nothing is built twice.
 */
final class MessageReader {
  private static final int MOST_DIGITS_OF_LONG = 18;
  private static final int MOST_DIGITS = 1000;

  private final String text;
  private final Marks marks;
  private int at;

  private MessageReader(String text, Marks marks) {
    this.text = text;
    this.marks = marks;
  }

  /** Replaces objects whose first key begins with {@code @}, as they are read. */
  @FunctionalInterface
  interface Marks {
    Object resolve(Map<String, Object> marked);
  }

  /** Reads one value. */
  static @Nullable Object read(String text, Marks marks) {
    MessageReader json = new MessageReader(text, marks);
    Object value = json.value();
    json.skipSpace();
    if (json.at < text.length()) {
      throw json.malformed("nothing more");
    }
    return value;
  }

  private @Nullable Object value() {
    skipSpace();
    switch (peek()) {
      case '{':
        return object();
      case '[':
        return array();
      case '"':
        return string();
      case 't':
        return word("true", Boolean.TRUE);
      case 'f':
        return word("false", Boolean.FALSE);
      case 'n':
        skip("null");
        return null;
      case 'N':
        return word("NaN", Double.NaN);
      case 'I':
        return word("Infinity", Double.POSITIVE_INFINITY);
      default:
        return number();
    }
  }

  private Object object() {
    Map<String, Object> members = new LinkedHashMap<>();
    at++;
    boolean marked = false;
    for (boolean more = !closes('}'); more; more = !closes('}')) {
      separator(members.isEmpty());
      skipSpace();
      String key = string();
      marked |= members.isEmpty() && key.startsWith("@");
      skipSpace();
      expect(':');
      members.put(key, value());
    }
    return marked ? marks.resolve(members) : members;
  }

  private List<Object> array() {
    List<Object> items = new ArrayList<>();
    at++;
    for (boolean more = !closes(']'); more; more = !closes(']')) {
      separator(items.isEmpty());
      items.add(value());
    }
    return items;
  }

  private boolean closes(char bracket) {
    skipSpace();
    if (peek() == bracket) {
      at++;
      return true;
    }
    return false;
  }

  private void separator(boolean first) {
    if (!first) {
      expect(',');
    }
  }

  private String string() {
    expect('"');
    int start = at;
    while (peek() != '"' && peek() != '\\') {
      at++;
    }
    if (peek() == '"') {
      return text.substring(start, at++);
    }
    StringBuilder builder = new StringBuilder().append(text, start, at);
    while (peek() != '"') {
      char c = text.charAt(at++);
      builder.append(c == '\\' ? escaped() : c);
    }
    at++;
    return builder.toString();
  }

  private char escaped() {
    char c = peek();
    at++;
    switch (c) {
      case 'n':
        return '\n';
      case 't':
        return '\t';
      case 'r':
        return '\r';
      case 'b':
        return '\b';
      case 'f':
        return '\f';
      case 'u':
        return hexadecimal();
      default:
        return c;
    }
  }

  private char hexadecimal() {
    int code = 0;
    for (int end = at + 4; at < end; at++) {
      int digit = Character.digit(peek(), 16);
      if (digit < 0) {
        throw malformed("four hexadecimal digits");
      }
      code = code << 4 | digit;
    }
    return (char) code;
  }

  private Object number() {
    int start = at;
    boolean whole = true;
    if (peek() == '-') {
      at++;
      if (peek() == 'I') {
        return word("Infinity", Double.NEGATIVE_INFINITY);
      }
    }
    while (at < text.length() && "0123456789+-.eE".indexOf(text.charAt(at)) >= 0) {
      whole &= Character.isDigit(text.charAt(at));
      at++;
    }
    String digits = text.substring(start, at);
    try {
      return whole ? whole(digits) : (Object) Double.valueOf(digits);
    } catch (NumberFormatException e) {
      throw malformed("a value");
    }
  }

  private Object whole(String digits) {
    if (digits.length() <= MOST_DIGITS_OF_LONG) {
      return Long.valueOf(digits);
    }
    if (digits.length() > MOST_DIGITS) {
      throw malformed("a whole number of at most " + MOST_DIGITS + " digits");
    }
    BigInteger number = new BigInteger(digits);
    return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
  }

  private Object word(String word, Object value) {
    skip(word);
    return value;
  }

  private void skip(String word) {
    if (!text.startsWith(word, at)) {
      throw malformed(word);
    }
    at += word.length();
  }

  private void expect(char c) {
    if (peek() != c) {
      throw malformed("'" + c + "'");
    }
    at++;
  }

  private char peek() {
    if (at >= text.length()) {
      throw malformed("more text");
    }
    return text.charAt(at);
  }

  private void skipSpace() {
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
  }

  private PyDl4jException malformed(String expected) {
    int from = Math.max(0, at - 20);
    return new PyDl4jException(
        "A request over the bridge is not JSON: expected "
            + expected
            + " at character "
            + at
            + ", behind '"
            + text.substring(from, Math.min(at, text.length()))
            + "'.");
  }
}
