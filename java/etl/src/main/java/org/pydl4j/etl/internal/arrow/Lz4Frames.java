package org.pydl4j.etl.internal.arrow;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * LZ4's frames and blocks, unpacked within the bounds of arrays. Blocks may refer to those before
 * them, as Arrow's C++ library writes them. Checksums are passed over. Source: the LZ4 Frame and
 * Block Format descriptions, 1.6.2.
 */
final class Lz4Frames {
  private static final int MAGIC = 0x184D2204;
  private static final int SHORTEST_MATCH = 4;

  private Lz4Frames() {}

  /**
   * Unpacks all frames.
   *
   * @return how many bytes there are
   * @throws RuntimeException if they are damaged, or more than {@code target} holds
   */
  static int unpack(byte[] packed, byte[] target) {
    ByteBuffer in = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
    int used = 0;
    while (in.hasRemaining()) {
      used = frame(in, target, used);
    }
    return used;
  }

  private static int frame(ByteBuffer in, byte[] target, int start) {
    if (in.getInt() != MAGIC) {
      throw new IllegalArgumentException("a buffer is no frame of LZ4");
    }
    int flags = in.get();
    in.get(); // the largest size of blocks
    int skipped = ((flags & 8) != 0 ? 8 : 0) + ((flags & 1) != 0 ? 4 : 0) + 1;
    in.position(in.position() + skipped); // size of the content, dictionary, sum of the header
    int used = start;
    for (int size = in.getInt(); size != 0; size = in.getInt()) {
      int length = size & Integer.MAX_VALUE;
      if (length > in.remaining()) {
        throw new IllegalArgumentException("a block of LZ4 is cut off");
      }
      if (size < 0) { // as it is
        in.get(target, used, length);
        used += length;
      } else {
        used = block(in.array(), in.position(), in.position() + length, target, used);
        in.position(in.position() + length);
      }
      in.position(in.position() + ((flags & 16) != 0 ? 4 : 0));
    }
    in.position(in.position() + ((flags & 4) != 0 ? 4 : 0));
    return used;
  }

  private static int block(byte[] in, int from, int end, byte[] out, int start) {
    int at = from;
    int used = start;
    while (at < end) {
      int token = in[at++] & 0xff;
      int literals = token >> 4;
      if (literals == 15) {
        int more;
        do {
          more = in[at++] & 0xff;
          literals = Math.addExact(literals, more);
        } while (more == 255);
      }
      if (literals > end - at) {
        throw new IllegalArgumentException("a block of LZ4 is cut off");
      }
      System.arraycopy(in, at, out, used, literals);
      at += literals;
      used += literals;
      if (at == end) {
        break; // the last sequence has no match
      }
      int distance = in[at] & 0xff | (in[at + 1] & 0xff) << 8;
      at += 2;
      int match = (token & 15) + SHORTEST_MATCH;
      if ((token & 15) == 15) {
        int more;
        do {
          more = in[at++] & 0xff;
          match = Math.addExact(match, more);
        } while (more == 255);
      }
      if (distance == 0 || distance > used || match > out.length - used) {
        throw new IllegalArgumentException("a match of LZ4 leads out of its buffer");
      }
      for (int i = 0; i < match; i++, used++) { // they may overlap
        out[used] = out[used - distance];
      }
    }
    return used;
  }
}
