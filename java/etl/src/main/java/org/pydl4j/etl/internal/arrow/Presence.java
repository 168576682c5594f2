package org.pydl4j.etl.internal.arrow;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Which rows have a value.
 *
 * @param rows how many there are
 * @param bits one for each, 1 where there is a value; null where all have one
 */
record Presence(int rows, @Nullable ByteBuffer bits) {
  /** The buffer must hold as many bits. */
  Presence {
    if (bits != null && bits.remaining() < (rows + 7L) / 8) {
      throw new IllegalArgumentException(
          "a buffer has " + bits.remaining() + " bytes for the bits of " + rows + " values");
    }
  }

  boolean has(int row) {
    return bits == null || (bits.get(row >> 3) >> (row & 7) & 1) != 0;
  }
}
