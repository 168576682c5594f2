package org.pydl4j.etl.internal.opencv;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.DataException;

/**
 * A PNG of places in a palette, or of gray in less than 8 bits: the numbers as they stand in the
 * file, of which decoders of pictures make colours. Source: W3C, Portable Network Graphics (PNG)
 * Specification, Third Edition.
 */
final class IndexedPng {
  private static final long SIGNATURE = 0x89504E470D0A1A0AL;
  private static final int HEADER = 8 + 8 + 13 + 4;
  private static final int IDAT = 0x49444154;
  private static final int MOST_PACKED = 1032; // bytes that deflate makes of one
  private static final long MOST_PIXELS = 1L << 28;

  private final ByteBuffer content;
  private final int width;
  private final int height;
  private final int bits;

  private IndexedPng(ByteBuffer content) {
    this.content = content;
    this.width = content.getInt(16);
    this.height = content.getInt(20);
    this.bits = content.get(24);
  }

  /**
   * Looks at the beginning of a file.
   *
   * @return null where it is another one
   * @throws DataException if it is such one that cannot be read
   */
  static @Nullable IndexedPng of(byte[] file) {
    ByteBuffer content = ByteBuffer.wrap(file);
    if (file.length < HEADER || content.getLong(0) != SIGNATURE) {
      return null;
    }
    int bits = file[24];
    int kind = file[25];
    if (kind != 3 && (kind != 0 || bits >= 8)) {
      return null;
    }
    if (file[28] != 0) {
      throw new DataException("is interlaced: save it without");
    }
    IndexedPng made = new IndexedPng(content);
    boolean known = bits == 1 || bits == 2 || bits == 4 || bits == 8;
    long pixels = (long) made.width * made.height;
    if (!known || made.width < 1 || made.height < 1 || pixels > MOST_PIXELS) {
      throw damaged();
    }
    return made;
  }

  /** As it is stored, whatever its EXIF says. */
  int width() {
    return width;
  }

  /** The same. */
  int height() {
    return height;
  }

  /** One a pixel, row by row. */
  byte[] numbers() {
    int row = (int) (((long) width * bits + 7) / 8);
    byte[] lines = unpacked((row + 1) * height);
    byte[] numbers = new byte[width * height];
    byte[] above = new byte[row];
    for (int y = 0; y < height; y++) {
      int start = y * (row + 1);
      byte[] line = Arrays.copyOfRange(lines, start + 1, start + 1 + row);
      unfilter(lines[start], line, above);
      for (int x = 0; x < width; x++) {
        int place = x * bits;
        int shift = 8 - bits - place % 8;
        numbers[y * width + x] = (byte) ((line[place / 8] & 0xFF) >> shift & (1 << bits) - 1);
      }
      above = line;
    }
    return numbers;
  }

  private byte[] unpacked(int length) {
    if (length > (long) content.limit() * MOST_PACKED) {
      throw damaged();
    }
    byte[] made = new byte[length];
    Inflater inflater = new Inflater();
    try {
      int filled = 0;
      int at = 8;
      while (filled < length && at <= content.limit() - 12) {
        int size = content.getInt(at);
        if (size < 0 || size > content.limit() - at - 12) {
          break;
        }
        if (content.getInt(at + 4) == IDAT) {
          inflater.setInput(content.array(), at + 8, size);
          filled += inflater.inflate(made, filled, length - filled);
        }
        at += 12 + size;
      }
      if (filled < length) {
        throw damaged();
      }
      return made;
    } catch (DataFormatException e) {
      throw damaged();
    } finally {
      inflater.end();
    }
  }

  private static void unfilter(int filter, byte[] line, byte[] above) {
    for (int i = 0; i < line.length; i++) {
      int left = i == 0 ? 0 : line[i - 1] & 0xFF;
      int up = above[i] & 0xFF;
      int corner = i == 0 ? 0 : above[i - 1] & 0xFF;
      line[i] +=
          (byte)
              switch (filter) {
                case 0 -> 0;
                case 1 -> left;
                case 2 -> up;
                case 3 -> (left + up) / 2;
                case 4 -> nearest(left, up, corner);
                default -> throw damaged();
              };
    }
  }

  /** Paeth's predictor. */
  private static int nearest(int left, int up, int corner) {
    int guess = left + up - corner;
    int toLeft = Math.abs(guess - left);
    int toUp = Math.abs(guess - up);
    int toCorner = Math.abs(guess - corner);
    return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
  }

  private static DataException damaged() {
    return new DataException("is a damaged PNG");
  }
}
