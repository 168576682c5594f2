package org.pydl4j.spark.rows;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.unsafe.Platform;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.errors.DataException;

/**
 * Vectors of {@code org.apache.spark.ml.linalg}. In a row they are a struct (type, size, indices,
 * values): type 0 is sparse, 1 is dense, and each row has its own.
 */
final class VectorReader extends ColumnReader {
  private static final long serialVersionUID = 1L;
  private static final int FIELDS = 4;
  private static final byte SPARSE = 0;

  private final Narrowing narrowing;

  VectorReader(TensorSpec spec, int ordinal) {
    super(spec, ordinal, spec.type());
    narrowing = storage == DType.FLOAT32 ? new Narrowing(elements) : null;
  }

  @Override
  void copy(InternalRow row, long address) {
    InternalRow vector = row.getStruct(ordinal, FIELDS);
    ArrayData values = vector.getArray(3);
    if (vector.getByte(0) == SPARSE) {
      requireLength(vector.getInt(1));
      sparse(vector.getArray(2), values, address);
    } else {
      requireLength(values.numElements());
      dense(values, address);
    }
  }

  private void dense(ArrayData values, long address) {
    Object base;
    long start;
    if (values instanceof UnsafeArrayData raw) {
      base = raw.getBaseObject();
      start = raw.getBaseOffset() + UnsafeArrayData.calculateHeaderPortionInBytes((long) elements);
    } else {
      base = values.toDoubleArray();
      start = Platform.DOUBLE_ARRAY_OFFSET;
    }
    if (narrowing != null) {
      narrowing.doubles(base, start, address);
    } else {
      Platform.copyMemory(base, start, null, address, bytes());
    }
  }

  private void sparse(ArrayData indices, ArrayData values, long address) {
    Platform.setMemory(null, address, bytes(), (byte) 0);
    for (int k = 0; k < indices.numElements(); k++) {
      int index = indices.getInt(k);
      if (index < 0 || index >= elements) { // a damaged file must not write elsewhere
        throw new DataException(
            "A sparse vector in column '"
                + spec.column()
                + "' has index "
                + index
                + " and size "
                + elements
                + ".");
      }
      if (storage == DType.FLOAT32) {
        Platform.putFloat(null, address + 4L * index, (float) values.getDouble(k));
      } else {
        Platform.putDouble(null, address + 8L * index, values.getDouble(k));
      }
    }
  }
}
