package org.pydl4j.spark.rows;

import java.nio.ByteBuffer;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.columnar.BinaryColumnAccessor;
import org.apache.spark.unsafe.Platform;

/**
 * A column of bytes in Spark's cache: for each value its length, then itself. Spark's own reader
 * makes a Java array of each value; this one stands before it, and is the row's value itself.
 */
final class CachedBytes extends BinaryColumnAccessor {
  private int start;
  private int length;

  /** Takes a column that begins at the buffer's position, in an array and in native byte order. */
  CachedBytes(ByteBuffer column) {
    super(column);
  }

  /** Goes to the next value, which is not null. */
  @Override
  public void extractSingle(InternalRow row, int ordinal) {
    ByteBuffer column = underlyingBuffer();
    length = column.getInt();
    start = column.position();
    column.position(start + length);
    row.update(ordinal, this);
  }

  int length() {
    return length;
  }

  /** Copies the value to an address. */
  void copyTo(long address) {
    ByteBuffer column = underlyingBuffer();
    long from = (long) Platform.BYTE_ARRAY_OFFSET + column.arrayOffset() + start;
    Platform.copyMemory(column.array(), from, null, address, length);
  }

  /** The value as an array of its own. */
  byte[] toArray() {
    byte[] copy = new byte[length];
    underlyingBuffer().get(start, copy);
    return copy;
  }
}
