package org.pydl4j.etl.internal.pieces;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
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

  /**
   * The text that pieces stand for; what is no text in UTF-8 becomes U+FFFD. A piece with a letter
   * that stands for no byte, as added ones have, stands for itself.
   */
  static String text(List<String> pieces) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    pieces.forEach(piece -> bytes.writeBytes(bytes(piece)));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String piece) {
    byte[] made = new byte[piece.length()];
    for (int i = 0; i < made.length; i++) {
      Byte b = BYTES.get(piece.charAt(i));
      if (b == null) {
        return piece.getBytes(StandardCharsets.UTF_8);
      }
      made[i] = b;
    }
    return made;
  }
}
