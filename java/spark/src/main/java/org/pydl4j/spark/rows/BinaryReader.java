package org.pydl4j.spark.rows;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.Platform;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;

/** Bytes 0 to 255, copied as they lie: raw pixels. */
final class BinaryReader extends ColumnReader {
  private static final long serialVersionUID = 1L;

  BinaryReader(TensorSpec spec, int ordinal) {
    super(spec, ordinal, DType.UINT8);
  }

  private transient @Nullable String format; // of the file that the bytes seem to be

  @Override
  String numbers() {
    return format == null ? " bytes" : " bytes of a " + format + " file";
  }

  @Override
  String lengthRemedy() {
    return format == null
        ? super.lengthRemedy()
        : "Decode it: spark.read.format(\"image\") gives pixels, or a function of your own with"
            + " Pillow, whose bytes are [channels, height, width].";
  }

  @Override
  boolean lacksNumbers(InternalRow row) {
    return false;
  }

  @Override
  void copy(InternalRow row, long address) {
    if (row instanceof UnsafeRow raw) {
      Object base = raw.getBaseObject();
      long start = raw.getBaseOffset();
      int length = BinaryForm.bytes(base, start, raw.numFields(), ordinal);
      if (length != elements) {
        refuse(row.getBinary(ordinal));
      }
      long value = BinaryForm.place(base, start, raw.numFields(), ordinal);
      Platform.copyMemory(base, value, null, address, elements);
    } else if (row instanceof CachedRow cached) {
      CachedBytes bytes = cached.bytes(ordinal);
      if (bytes.length() != elements) {
        refuse(bytes.toArray());
      }
      bytes.copyTo(address);
    } else {
      byte[] bytes = row.getBinary(ordinal);
      if (bytes.length != elements) {
        refuse(bytes);
      }
      put(bytes, address);
    }
  }

  private void refuse(byte[] bytes) {
    format =
        begins(bytes, 0x89, 'P', 'N', 'G')
            ? "PNG"
            : begins(bytes, 0xff, 0xd8, 0xff)
                ? "JPEG"
                : begins(bytes, 'G', 'I', 'F', '8')
                    ? "GIF"
                    : begins(bytes, 'R', 'I', 'F', 'F')
                        ? "WebP"
                        : begins(bytes, 'B', 'M') ? "BMP" : null;
    requireLength(bytes.length);
  }

  private static boolean begins(byte[] bytes, int... with) {
    boolean same = bytes.length >= with.length;
    for (int i = 0; same && i < with.length; i++) {
      same = (bytes[i] & 0xff) == with[i];
    }
    return same;
  }
}
