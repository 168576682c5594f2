package org.pydl4j.nd.io;

import java.nio.ByteBuffer;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.internal.Bytes;

/**
 * The bytes of a dense array on the CPU as direct buffers, for channels. It keeps the array's
 * memory alive until {@link #close()}; buffers must not be used after it.
 */
public final class ByteView implements AutoCloseable {
  private final NDArray array;
  private final long address;
  private final long bytes;

  /**
   * A view of all bytes; the array may be closed before the view is.
   *
   * @throws ShapeException if the array is not dense in C order
   */
  public ByteView(NDArray dense) {
    if (!dense.device().isCpu() || dense.order() != 'c') {
      throw new ShapeException(
          "Only dense arrays in C order on the CPU can be seen as bytes. Got "
              + dense.device()
              + ", order '"
              + dense.order()
              + "'. Make one with Casts.contiguous.");
    }
    array = Scope.detach(dense.alias());
    address = array.address();
    bytes = array.nbytes();
  }

  /** How many bytes there are. */
  public long bytes() {
    return bytes;
  }

  /** A new buffer over some of the bytes, in the machine's byte order. */
  public ByteBuffer window(long offset, int length) {
    if (offset < 0 || length < 0 || offset + length > bytes) {
      throw new ShapeException(
          "There are "
              + bytes
              + " bytes. Got a window of "
              + length
              + " bytes from byte "
              + offset
              + " on.");
    }
    return length == 0 ? ByteBuffer.allocateDirect(0) : Bytes.at(address + offset, length);
  }

  /** Lets the memory go; a second call does nothing. */
  @Override
  public void close() {
    array.close();
  }
}
