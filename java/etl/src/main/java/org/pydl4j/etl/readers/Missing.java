package org.pydl4j.etl.readers;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** The texts that stand for a missing value. */
final class Missing {
  private final byte[][] texts;
  private final boolean empty;
  private final boolean[] firsts = new boolean[256];
  private final int longest;

  Missing(Set<String> texts) {
    this.texts =
        texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    int most = 0;
    for (byte[] text : this.texts) {
      most = Math.max(most, text.length);
      if (text.length > 0) {
        firsts[text[0] & 0xff] = true;
      }
    }
    this.empty = texts.contains("");
    this.longest = most;
  }

  /** Whether a text is one of them. */
  boolean has(byte[] bytes, int from, int to) {
    if (from == to) {
      return empty;
    }
    return to - from <= longest && firsts[bytes[from] & 0xff] && isOne(bytes, from, to);
  }

  private boolean isOne(byte[] bytes, int from, int to) {
    for (byte[] text : texts) {
      if (text.length == to - from && Arrays.equals(bytes, from, to, text, 0, text.length)) {
        return true;
      }
    }
    return false;
  }
}
