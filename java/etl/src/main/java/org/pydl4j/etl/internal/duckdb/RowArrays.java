package org.pydl4j.etl.internal.duckdb;

import java.nio.ByteBuffer;
import org.pydl4j.etl.blocks.ArrayColumn;

/** Arrays of a column as bytes: rank, shape, elements of 64 bits. */
final class RowArrays {
  private RowArrays() {}

  static byte[] bytes(ArrayColumn column, int row) {
    long[] shape = column.shape(row);
    int length = column.length(row);
    ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(4 + 8L * (shape.length + (long) length)));
    out.putInt(shape.length);
    for (long size : shape) {
      out.putLong(size);
    }
    for (int i = 0; i < length; i++) {
      out.putDouble(column.element(row, i));
    }
    return out.array();
  }

  static void addTo(ArrayColumn.Builder builder, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    long[] shape = new long[in.getInt()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = in.getLong();
    }
    double[] elements = new double[in.remaining() / 8];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = in.getDouble();
    }
    builder.add(elements, shape);
  }
}
