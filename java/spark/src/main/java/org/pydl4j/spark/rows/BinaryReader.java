package org.pydl4j.spark.rows;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.Platform;
import org.pydl4j.nd.DType;

/** Bytes 0 to 255, copied as they lie: raw pixels. */
final class BinaryReader extends ColumnReader {
  private static final long serialVersionUID = 1L;

  BinaryReader(TensorSpec spec, int ordinal) {
    super(spec, ordinal, DType.UINT8);
  }

  @Override
  void copy(InternalRow row, long address) {
    if (row instanceof UnsafeRow raw) {
      Object base = raw.getBaseObject();
      long start = raw.getBaseOffset();
      requireLength(BinaryForm.bytes(base, start, raw.numFields(), ordinal));
      long value = BinaryForm.place(base, start, raw.numFields(), ordinal);
      Platform.copyMemory(base, value, null, address, elements);
    } else if (row instanceof CachedRow cached) {
      CachedBytes bytes = cached.bytes(ordinal);
      requireLength(bytes.length());
      bytes.copyTo(address);
    } else {
      byte[] bytes = row.getBinary(ordinal);
      requireLength(bytes.length);
      put(bytes, address);
    }
  }
}
