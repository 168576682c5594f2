package org.pydl4j.etl.readers;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DataException;

/** The files of a tar: ustar, with the long names of GNU and of POSIX (pax). */
final class TarArchive implements Walk.Archive {
  private static final int BLOCK = 512;
  private static final int MOST_OF_A_HEADER = 1 << 20;

  private final String name;
  private final InputStream stream;
  private @Nullable Content content;

  TarArchive(String name, InputStream stream) {
    this.name = name;
    this.stream = stream;
  }

  @Override
  public Walk.@Nullable Entry next() throws IOException {
    if (content != null) {
      content.finish();
    }
    String longName = null;
    Map<String, String> pax = new TreeMap<>();
    while (true) {
      byte[] header = block();
      if (header == null) {
        return null;
      }
      check(header);
      long size = pax.containsKey("size") ? parsed(pax.get("size"), 10) : number(header, 124, 12);
      String entry = entryName(header, longName, pax);
      switch (header[156]) {
        case 'L' -> longName = text(body(size), 0, (int) size);
        case 'x' -> pax = records(body(size));
        case 'g' -> body(size);
        case '5' -> {
          skip(padded(size));
          longName = null;
          pax = new TreeMap<>();
        }
        case '0', 0, '7' -> {
          content = new Content(size);
          return new Walk.Entry(Walk.checked(name, entry), content);
        }
        default ->
            throw new DataException(
                name + " holds a link or a device, '" + entry + "'. Only files are read.");
      }
    }
  }

  private static String entryName(
      byte[] header, @Nullable String longName, Map<String, String> pax) {
    String prefix = text(header, 345, 155);
    String plain = text(header, 0, 100);
    boolean posix = text(header, 257, 5).equals("ustar") && header[262] == 0;
    String joined = prefix.isEmpty() || !posix ? plain : prefix + "/" + plain;
    return pax.getOrDefault("path", longName == null ? joined : longName);
  }

  /** The next header; null at the end: two blocks of zeros, or no more bytes. */
  private byte @Nullable [] block() throws IOException {
    byte[] block = stream.readNBytes(BLOCK);
    if (block.length == 0) {
      return null;
    }
    if (block.length < BLOCK) {
      throw new EOFException("it ends in the middle of a header");
    }
    for (byte b : block) {
      if (b != 0) {
        return block;
      }
    }
    return null;
  }

  private void check(byte[] header) {
    long sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
    }
    if (sum != number(header, 148, 8)) {
      throw new DataException(name + " is no tar, or damaged: a header's sum is wrong.");
    }
  }

  private long number(byte[] header, int from, int length) {
    if ((header[from] & 0x80) != 0) { // binary, of GNU
      long value = header[from] & 0x3f;
      for (int i = from + 1; i < from + length; i++) {
        value = value << 8 | header[i] & 0xff;
      }
      return positive(value);
    }
    String digits = text(header, from, length).strip();
    return digits.isEmpty() ? 0 : parsed(digits, 8);
  }

  private long parsed(String digits, int base) {
    try {
      return positive(Long.parseLong(digits, base));
    } catch (NumberFormatException e) {
      throw new DataException(name + " is no tar, or damaged: '" + digits + "' is no size.", e);
    }
  }

  private long positive(long value) {
    if (value < 0) {
      throw new DataException(name + " is no tar, or damaged: a size is negative.");
    }
    return value;
  }

  private byte[] body(long size) throws IOException {
    if (size > MOST_OF_A_HEADER) {
      throw new DataException(name + " is no tar, or damaged: a name has " + size + " bytes.");
    }
    byte[] body = stream.readNBytes((int) size);
    if (body.length < size) {
      throw new EOFException("it ends in the middle of a header");
    }
    skip(padded(size) - size);
    return body;
  }

  /** Lines such as {@code 20 path=some/file}. */
  private Map<String, String> records(byte[] body) {
    Map<String, String> found = new TreeMap<>();
    int at = 0;
    while (at < body.length) {
      int space = at;
      while (space < body.length && body[space] != ' ') {
        space++;
      }
      long length = parsed(text(body, at, space - at), 10);
      if (length <= space - at || length > body.length - at) {
        throw new DataException(name + " is no tar, or damaged: a record has a wrong length.");
      }
      String record = text(body, space + 1, (int) (at + length - space - 2));
      int equal = record.indexOf('=');
      if (equal > 0) {
        found.put(record.substring(0, equal), record.substring(equal + 1));
      }
      at += (int) length;
    }
    return found;
  }

  private static String text(byte[] bytes, int from, int length) {
    int end = from;
    while (end < from + Math.max(length, 0) && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }

  private static long padded(long size) {
    return Math.addExact(size, BLOCK - 1) / BLOCK * BLOCK;
  }

  private void skip(long count) throws IOException {
    stream.skipNBytes(count);
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }

  /** The bytes of one file. */
  private final class Content extends InputStream {
    private final long size;
    private long left;

    Content(long size) {
      this.size = size;
      this.left = size;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      if (left == 0) {
        return length == 0 ? 0 : -1;
      }
      int n = stream.read(target, from, (int) Math.min(length, left));
      if (n < 0) {
        throw new EOFException("it ends in the middle of a file");
      }
      left -= n;
      return n;
    }

    void finish() throws IOException {
      TarArchive.this.skip(left + padded(size) - size);
      left = 0;
    }
  }
}
