package org.pydl4j.spark.rows;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.unsafe.Platform;
import org.pydl4j.nd.DType;

/** Arrays of decimals, which is what literals of SQL are: {@code array(1.5, 2.5)}. */
final class DecimalArrayReader extends ColumnReader {
  private static final long serialVersionUID = 1L;

  private final DecimalType element;

  DecimalArrayReader(TensorSpec spec, int ordinal, DecimalType element) {
    super(spec, ordinal, spec.type());
    this.element = element;
  }

  @Override
  void copy(InternalRow row, long address) {
    ArrayData array = row.getArray(ordinal);
    requireLength(array.numElements());
    for (int i = 0; i < elements; i++) {
      if (array.isNullAt(i)) {
        throw holdsNull();
      }
      double number = array.getDecimal(i, element.precision(), element.scale()).toDouble();
      if (storage == DType.FLOAT32) {
        Platform.putFloat(null, address + 4L * i, (float) number);
      } else {
        Platform.putDouble(null, address + 8L * i, number);
      }
    }
  }

  @Override
  boolean lacksNumbers(InternalRow row) {
    ArrayData array = row.getArray(ordinal);
    for (int i = 0; i < array.numElements(); i++) {
      if (array.isNullAt(i)) {
        return true;
      }
    }
    return false;
  }
}
