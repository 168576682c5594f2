package org.pydl4j.serving.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** JSON text under construction, as bytes. */
final class Utf8 {
  private byte[] bytes;
  private int length;

  Utf8(int capacity) {
    bytes = new byte[Math.max(capacity, 64)];
  }

  int length() {
    return length;
  }

  Utf8 add(char ascii) {
    reserve(1);
    bytes[length++] = (byte) ascii;
    return this;
  }

  /** Text of ASCII characters alone. */
  @SuppressWarnings("deprecation") // the one method that copies without encoding
  Utf8 add(String ascii) {
    reserve(ascii.length());
    ascii.getBytes(0, ascii.length(), bytes, length);
    length += ascii.length();
    return this;
  }

  Utf8 add(long number) {
    return add(Long.toString(number));
  }

  /** Any text in quotation marks. */
  Utf8 quoted(String text) {
    add('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        add('\\').add(c);
      } else if (c < ' ') {
        add(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else if (c < 0x80) {
        add(c);
      } else {
        int point = text.codePointAt(i);
        byte[] encoded = Character.toString(point).getBytes(StandardCharsets.UTF_8);
        add(encoded, 0, encoded.length);
        i += Character.charCount(point) - 1;
      }
    }
    return add('"');
  }

  Utf8 add(byte[] more, int from, int count) {
    reserve(count);
    System.arraycopy(more, from, bytes, length, count);
    length += count;
    return this;
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }

  byte[] toBytes() {
    return bytes.length == length ? bytes : Arrays.copyOf(bytes, length);
  }
}
