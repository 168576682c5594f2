package org.pydl4j.spark.rows;

import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.bitset.BitSetMethods;

/**
 * Where things lie in Spark's binary rows. A field of variable length is a word with its offset
 * from the beginning of the row in the upper 32 bits and its bytes in the lower ones; nested rows
 * are built alike. An array is its length, the bits of its nulls in words of 64, and its elements.
 */
final class BinaryForm {
  private BinaryForm() {}

  /** Where the value of a field begins, of a row that begins at {@code start}. */
  static long place(Object base, long start, int fields, int ordinal) {
    return start + (Platform.getLong(base, word(start, fields, ordinal)) >>> 32);
  }

  /** The bytes of that value. */
  static int bytes(Object base, long start, int fields, int ordinal) {
    return (int) Platform.getLong(base, word(start, fields, ordinal));
  }

  /** Where the word of a field lies: a number itself, or the way to its value. */
  static long word(long start, int fields, int ordinal) {
    return start + (fields + 63L) / 64 * 8 + 8L * ordinal;
  }

  /** Elements of the array that begins at {@code array}. */
  static long length(Object base, long array) {
    return Platform.getLong(base, array);
  }

  /** Where the elements of an array of {@code length} begin. */
  static long elements(long array, int length) {
    return array + UnsafeArrayData.calculateHeaderPortionInBytes((long) length);
  }

  /** Whether an array of {@code length} holds a null. */
  static boolean holdsNull(Object base, long array, int length) {
    return BitSetMethods.anySet(base, array + 8, (length + 63L) / 64);
  }
}
