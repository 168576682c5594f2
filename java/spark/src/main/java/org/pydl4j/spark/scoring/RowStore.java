package org.pydl4j.spark.scoring;

import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.Platform;

/**
 * Copies of a batch's rows, one after the other in memory that is used again for the next batch.
 */
final class RowStore {
  private static final int FIRST_BYTES = 1 << 16;
  private static final int MAX_BYTES = Integer.MAX_VALUE - 16;

  private final UnsafeRow row;
  private final int[] ends;
  private byte[] bytes = new byte[FIRST_BYTES];
  private int size;

  /** Room for {@code capacity} rows of {@code fields} columns. */
  RowStore(int fields, int capacity) {
    row = new UnsafeRow(fields);
    ends = new int[capacity];
  }

  void add(UnsafeRow copied) {
    int start = start(size);
    int length = copied.getSizeInBytes();
    int end = Math.addExact(start, length);
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(end, (int) Math.min(2L * bytes.length, MAX_BYTES)));
    }
    Platform.copyMemory(
        copied.getBaseObject(),
        copied.getBaseOffset(),
        bytes,
        (long) Platform.BYTE_ARRAY_OFFSET + start,
        length);
    ends[size++] = end;
  }

  /** A row that is valid until the next call. */
  UnsafeRow get(int index) {
    int start = start(index);
    row.pointTo(bytes, (long) Platform.BYTE_ARRAY_OFFSET + start, ends[index] - start);
    return row;
  }

  private int start(int index) {
    return index == 0 ? 0 : ends[index - 1];
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }
}
