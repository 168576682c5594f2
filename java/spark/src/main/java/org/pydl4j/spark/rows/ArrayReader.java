package org.pydl4j.spark.rows;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.bitset.BitSetMethods;
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
  private final Narrowing narrowing;

  ArrayReader(TensorSpec spec, int ordinal, DataType element, DType natural, boolean mayHoldNull) {
    super(spec, ordinal, natural == DType.FLOAT64 ? spec.type() : natural);
    this.element = element;
    this.natural = natural;
    this.mayHoldNull = mayHoldNull;
    this.narrowing = storage != natural ? new Narrowing(elements) : null;
  }

  @Override
  void copy(InternalRow row, long address) {
    ArrayData array = row.getArray(ordinal);
    requireLength(array.numElements());
    if (mayHoldNull) {
      requireNoNull(array);
    }
    if (array instanceof UnsafeArrayData raw) {
      long start =
          raw.getBaseOffset() + UnsafeArrayData.calculateHeaderPortionInBytes((long) elements);
      if (narrowing == null) {
        Platform.copyMemory(raw.getBaseObject(), start, null, address, bytes());
      } else {
        narrowing.doubles(raw.getBaseObject(), start, address);
      }
    } else {
      generic(array, address);
    }
  }

  private void requireNoNull(ArrayData array) {
    if (array instanceof UnsafeArrayData raw) {
      // The bits of nulls, in words of 64, stand after the length.
      long words = (elements + 63L) / 64;
      if (BitSetMethods.anySet(raw.getBaseObject(), raw.getBaseOffset() + 8, words)) {
        throw holdsNull();
      }
    } else {
      for (int i = 0; i < elements; i++) {
        if (array.isNullAt(i)) {
          throw holdsNull();
        }
      }
    }
  }

  /** Rows that Spark has not brought into its binary form: from plans without code generation. */
  private void generic(ArrayData array, long address) {
    switch (natural) {
      case FLOAT32 -> put(array.toFloatArray(), address);
      case FLOAT64 -> {
        if (narrowing == null) {
          put(array.toDoubleArray(), address);
        } else {
          narrowing.doubles(array.toDoubleArray(), Platform.DOUBLE_ARRAY_OFFSET, address);
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
}
