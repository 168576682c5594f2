package org.pydl4j.etl.readers;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.pydl4j.nd.errors.DataException;

/** An unpacked stream that stops where no data unpacks to so much. */
final class Guard extends FilterInputStream {
  static final long HARMLESS = 64L << 20;
  static final long RATIO = 250;

  private final String name;
  private final Counted packed;
  private long read;

  Guard(String name, InputStream unpacked, Counted packed) {
    super(unpacked);
    this.name = name;
    this.packed = packed;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    int n = in.read(target, from, length);
    read += Math.max(n, 0);
    if (read > HARMLESS && read / RATIO > packed.count) {
      throw new DataException(
          name
              + " unpacks to more than "
              + RATIO
              + " times its size, as archives do that are made to fill a machine. Unpack it"
              + " yourself if you trust it.");
    }
    return n;
  }

  @Override
  public long skip(long count) throws IOException {
    byte[] thrown = new byte[(int) Math.min(count, 1 << 16)];
    long left = count;
    for (int n = 0; left > 0 && n >= 0; left -= Math.max(n, 0)) {
      n = read(thrown, 0, (int) Math.min(left, thrown.length));
    }
    return count - left;
  }

  /** Counts what is read of the packed bytes. */
  static final class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      count += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      int n = in.read(target, from, length);
      count += Math.max(n, 0);
      return n;
    }
  }
}
