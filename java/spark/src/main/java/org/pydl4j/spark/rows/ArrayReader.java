package org.pydl4j.spark.rows;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.unsafe.Platform;
import org.pydl4j.nd.DType;

/**
 * Arrays of numbers. Arrays in Spark's own binary form are copied as they lie; doubles for a
 * network of floats are narrowed on the way.
 */
final class ArrayReader extends ColumnReader {
  private static final long serialVersionUID = 1L;

  private final DataType element;
  private final DType natural;
  private final boolean mayHoldNull;
  private final boolean narrowed;

  ArrayReader(TensorSpec spec, int ordinal, DataType element, DType natural, boolean mayHoldNull) {
    super(spec, ordinal, natural == DType.FLOAT64 ? spec.type() : natural);
    this.element = element;
    this.natural = natural;
    this.mayHoldNull = mayHoldNull;
    this.narrowed = storage != natural;
  }

  @Override
  void copy(InternalRow row, long address) {
    if (row instanceof UnsafeRow raw) {
      Object base = raw.getBaseObject();
      long array = BinaryForm.place(base, raw.getBaseOffset(), raw.numFields(), ordinal);
      binary(base, array, address);
      return;
    }
    ArrayData array = row.getArray(ordinal);
    if (array instanceof UnsafeArrayData raw) {
      binary(raw.getBaseObject(), raw.getBaseOffset(), address);
    } else {
      requireLength(array.numElements());
      requireNoNull(array);
      generic(array, address);
    }
  }

  private void binary(Object base, long array, long address) {
    requireLength(BinaryForm.length(base, array));
    if (mayHoldNull && BinaryForm.holdsNull(base, array, elements)) {
      throw holdsNull();
    }
    long start = BinaryForm.elements(array, elements);
    if (narrowed) {
      Narrowing.doubles(base, start, address, elements);
    } else {
      Platform.copyMemory(base, start, null, address, bytes());
    }
  }

  private void requireNoNull(ArrayData array) {
    for (int i = 0; mayHoldNull && i < elements; i++) {
      if (array.isNullAt(i)) {
        throw holdsNull();
      }
    }
  }

  /** Rows that Spark has not brought into its binary form: from plans without code generation. */
  private void generic(ArrayData array, long address) {
    switch (natural) {
      case FLOAT32 -> put(array.toFloatArray(), address);
      case FLOAT64 -> {
        if (narrowed) {
          double[] numbers = array.toDoubleArray();
          Narrowing.doubles(numbers, Platform.DOUBLE_ARRAY_OFFSET, address, elements);
        } else {
          put(array.toDoubleArray(), address);
        }
      }
      case INT64 ->
          Platform.copyMemory(
              array.toLongArray(), Platform.LONG_ARRAY_OFFSET, null, address, bytes());
      case INT32 ->
          Platform.copyMemory(
              array.toIntArray(), Platform.INT_ARRAY_OFFSET, null, address, bytes());
      case INT16 ->
          Platform.copyMemory(
              array.toShortArray(), Platform.SHORT_ARRAY_OFFSET, null, address, bytes());
      case INT8 -> put(array.toByteArray(), address);
      case BOOL ->
          Platform.copyMemory(
              array.toBooleanArray(), Platform.BOOLEAN_ARRAY_OFFSET, null, address, bytes());
      default -> throw new IllegalStateException("No array of " + element);
    }
  }

  @Override
  boolean lacksNumbers(InternalRow row) {
    ArrayData array = row.getArray(ordinal);
    for (int i = 0; i < array.numElements(); i++) {
      if (array.isNullAt(i)
          || natural == DType.FLOAT32 && Float.isNaN(array.getFloat(i))
          || natural == DType.FLOAT64 && Double.isNaN(array.getDouble(i))) {
        return true;
      }
    }
    return false;
  }
}
