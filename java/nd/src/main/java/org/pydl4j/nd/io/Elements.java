package org.pydl4j.nd.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.Device;
import org.pydl4j.nd.Engine;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.internal.Bytes;
import org.pydl4j.nd.ops.Casts;

/** The elements of arrays between native memory and channels, without a detour over the heap. */
final class Elements {
  private Elements() {}

  /** Writes the elements in C order, little-endian. */
  static void write(NDArray array, WritableByteChannel channel) throws IOException {
    try (NDArray here = Casts.toDevice(array, Device.CPU);
        NDArray dense = Casts.contiguous(here)) {
      Bytes.each(
          dense,
          window -> {
            while (window.hasRemaining()) {
              channel.write(window);
            }
          });
    }
  }

  /**
   * Reads the elements of a new dense array, which the caller owns.
   *
   * @param swap whether the file has the other byte order
   * @param what names the file in messages
   */
  static NDArray read(
      ReadableByteChannel channel, DType type, boolean swap, String what, long... shape)
      throws IOException {
    boolean bool = type == DType.BOOL;
    NDArray array = Bytes.empty(bool ? DType.UINT8 : type, shape);
    try {
      Bytes.each(array, window -> fill(window, channel, what));
      if (swap && type.bytes() > 1) {
        array = replace(array, Bytes.swapped(array));
      }
      if (bool) {
        array = replace(array, Bytes.notZero(array));
      }
      if (!Engine.device().isCpu()) {
        array = replace(array, Casts.toDevice(array, Engine.device()));
      }
      return array;
    } catch (IOException | RuntimeException e) {
      array.close();
      throw e;
    }
  }

  /** Fills the whole buffer. */
  static void fill(ByteBuffer buffer, ReadableByteChannel channel, String what) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new DataException(
            what + " is truncated: " + buffer.remaining() + " more bytes or more were expected.");
      }
    }
  }

  private static NDArray replace(NDArray former, NDArray next) {
    former.close();
    return next;
  }
}
