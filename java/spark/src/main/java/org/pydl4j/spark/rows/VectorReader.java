package org.pydl4j.spark.rows;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
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
  private static final int VALUES = 3;
  private static final byte SPARSE = 0;

  private final boolean narrowed;

  VectorReader(TensorSpec spec, int ordinal) {
    super(spec, ordinal, spec.type());
    narrowed = storage == DType.FLOAT32;
  }

  @Override
  void copy(InternalRow row, long address) {
    if (row instanceof UnsafeRow raw && denseOf(raw, address)) {
      return;
    }
    InternalRow vector = row.getStruct(ordinal, FIELDS);
    ArrayData values = vector.getArray(VALUES);
    if (vector.getByte(0) == SPARSE) {
      requireLength(vector.getInt(1));
      sparse(vector.getArray(2), values, address);
    } else {
      requireLength(values.numElements());
      dense(values, address);
    }
  }

  /** Most vectors: without an object for the struct and its two arrays. */
  private boolean denseOf(UnsafeRow row, long address) {
    Object base = row.getBaseObject();
    long vector = BinaryForm.place(base, row.getBaseOffset(), row.numFields(), ordinal);
    if (Platform.getByte(base, BinaryForm.word(vector, FIELDS, 0)) == SPARSE) {
      return false;
    }
    long values = BinaryForm.place(base, vector, FIELDS, VALUES);
    requireLength(BinaryForm.length(base, values));
    copyDense(base, BinaryForm.elements(values, elements), address);
    return true;
  }

  private void dense(ArrayData values, long address) {
    if (values instanceof UnsafeArrayData raw) {
      long start = BinaryForm.elements(raw.getBaseOffset(), elements);
      copyDense(raw.getBaseObject(), start, address);
    } else {
      copyDense(values.toDoubleArray(), Platform.DOUBLE_ARRAY_OFFSET, address);
    }
  }

  private void copyDense(Object base, long start, long address) {
    if (narrowed) {
      Narrowing.doubles(base, start, address, elements);
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

  @Override
  boolean lacksNumbers(InternalRow row) {
    ArrayData values = row.getStruct(ordinal, FIELDS).getArray(VALUES);
    for (int i = 0; i < values.numElements(); i++) {
      if (Double.isNaN(values.getDouble(i))) {
        return true;
      }
    }
    return false;
  }
}
