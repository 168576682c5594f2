package org.pydl4j.etl.readers;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the last bytes of a zip that is read from its beginning: there it says how many files it
 * has, without which nobody would miss those behind the place where it was cut off.
 */
final class ZipTail extends FilterInputStream {
  private static final int KEPT = 1 << 17; // the end record and the longest comment: 65,557
  private static final int SHORTEST = 22;

  private final byte[] ring = new byte[KEPT];
  private long count;

  ZipTail(InputStream stream) {
    super(stream);
  }

  @Override
  public int read() throws IOException {
    int b = in.read();
    if (b >= 0) {
      ring[(int) (count++ % KEPT)] = (byte) b;
    }
    return b;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    int n = in.read(target, from, length);
    for (int i = Math.max(0, n - KEPT); i < n; ) {
      int place = (int) ((count + i) % KEPT);
      int piece = Math.min(n - i, KEPT - place);
      System.arraycopy(target, from + i, ring, place, piece);
      i += piece;
    }
    count += Math.max(n, 0);
    return n;
  }

  /** Reads to the end; gives what is wrong with it, null where nothing is. */
  @Nullable String wrong(int entries) throws IOException {
    byte[] rest = new byte[1 << 13];
    while (read(rest, 0, rest.length) >= 0) {}
    long first = Math.max(0, count - KEPT);
    for (long at = count - SHORTEST; at >= first; at--) {
      if (byteAt(at) == 'P'
          && byteAt(at + 1) == 'K'
          && byteAt(at + 2) == 5
          && byteAt(at + 3) == 6) {
        int told = byteAt(at + 10) | byteAt(at + 11) << 8;
        boolean many = told == 0xffff; // the number stands elsewhere
        return many || told == (entries & 0xffff)
            ? null
            : "It holds " + entries + " files in place of " + told + ".";
      }
    }
    return "Its end is not there.";
  }

  private int byteAt(long place) {
    return ring[(int) (place % KEPT)] & 0xff;
  }
}
