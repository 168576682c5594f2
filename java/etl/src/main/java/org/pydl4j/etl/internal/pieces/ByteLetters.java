package org.pydl4j.etl.internal.pieces;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Bytes as letters that can be seen, and back. Source: GPT-2's bytes_to_unicode. */
final class ByteLetters {
  private static final char[] LETTERS = new char[256];
  private static final Map<Character, Byte> BYTES = new HashMap<>();

  static {
    int others = 256;
    for (int b = 0; b < 256; b++) {
      boolean seen = b >= '!' && b <= '~' || b >= 0xA1 && b <= 0xAC || b >= 0xAE;
      LETTERS[b] = (char) (seen ? b : others++);
      BYTES.put(LETTERS[b], (byte) b);
    }
  }

  private ByteLetters() {}

  static Aligned of(Aligned text) {
    return text.mapped(c -> of(Character.toString(c)));
  }

  private static String of(String letter) {
    StringBuilder made = new StringBuilder();
    for (byte b : letter.getBytes(StandardCharsets.UTF_8)) {
      made.append(LETTERS[b & 0xff]);
    }
    return made.toString();
  }

  /** The text that letters stand for; what is no text in UTF-8 becomes U+FFFD. */
  static String text(String letters) {
    byte[] bytes = new byte[letters.length()];
    for (int i = 0; i < bytes.length; i++) {
      Byte b = BYTES.get(letters.charAt(i));
      if (b == null) {
        return letters;
      }
      bytes[i] = b;
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
