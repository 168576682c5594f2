package org.pydl4j.etl.words;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** The bytes of a file, unpacked where it is gzip's, with the place in them. */
final class WordInput implements AutoCloseable {
  private static final int LONGEST_LINE = 1 << 24; // bytes; a vector of a million numbers fits

  /** How many bytes {@link #peek} shows where there are as many. */
  static final int SEEN = 1 << 16;

  private final InputStream in;
  private final byte[] buffer = new byte[SEEN];
  private byte[] line = new byte[1 << 12];
  private int length;
  private int at;
  private int end;
  private long before;
  private long lines;

  private WordInput(InputStream in) {
    this.in = in;
  }

  /** Over a stream, which it owns from now on. */
  static WordInput of(InputStream raw) throws IOException {
    InputStream in = new BufferedInputStream(raw, 1 << 16);
    in.mark(2);
    boolean packed = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return new WordInput(packed ? new GZIPInputStream(in, 1 << 16) : in);
  }

  /** The next byte; -1 at the end. */
  int read() throws IOException {
    if (at == end && !fill()) {
      return -1;
    }
    return buffer[at++] & 0xff;
  }

  private boolean fill() throws IOException {
    if (Thread.interrupted()) {
      throw new java.nio.channels.ClosedByInterruptException();
    }
    before += end;
    at = 0;
    end = Math.max(0, in.read(buffer));
    return end > 0;
  }

  /** So many bytes, or fewer at the end; how many. */
  int read(byte[] into, int count) throws IOException {
    int done = 0;
    while (done < count && (at < end || fill())) {
      int part = Math.min(count - done, end - at);
      System.arraycopy(buffer, at, into, done, part);
      at += part;
      done += part;
    }
    return done;
  }

  /** What the next bytes are, without taking them: {@link #SEEN}, or all that are left. */
  byte[] peek() throws IOException {
    System.arraycopy(buffer, at, buffer, 0, end - at);
    before += at;
    end -= at;
    at = 0;
    for (int more = 0; more >= 0 && end < SEEN; end += Math.max(0, more)) {
      more = in.read(buffer, end, SEEN - end);
    }
    return java.util.Arrays.copyOf(buffer, end);
  }

  /**
   * Reads a line into {@link #line()}, without its end; false at the end of the file.
   *
   * @throws IOException if it is longer than any vector
   */
  boolean nextLine() throws IOException {
    length = 0;
    int c = read();
    if (c < 0) {
      return false;
    }
    lines++;
    for (; c >= 0 && c != '\n'; c = read()) {
      if (length == line.length) {
        if (length >= LONGEST_LINE) {
          throw new IOException("it is longer than " + (LONGEST_LINE >> 20) + " MiB");
        }
        line = java.util.Arrays.copyOf(line, length * 2);
      }
      line[length++] = (byte) c;
    }
    while (length > 0 && isBlank(line[length - 1])) {
      length--;
    }
    return true;
  }

  static boolean isBlank(byte c) {
    return c == ' ' || c == '\t' || c == '\r';
  }

  /** The bytes of the line; valid up to {@link #length()}. */
  byte[] line() {
    return line;
  }

  int length() {
    return length;
  }

  /** The number of the line, from 1. */
  long lineNumber() {
    return lines;
  }

  /** The place of the next byte, from 0. */
  long offset() {
    return before + at;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
