package org.pydl4j.spark.rows;

import java.util.Arrays;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.Platform;
import org.pydl4j.nd.DType;

/** Structs of numbers, as SQL's {@code struct(a, b, c)} makes them: a feature a field. */
final class StructReader extends ColumnReader {
  private static final long serialVersionUID = 1L;

  private final DataType[] types;

  StructReader(TensorSpec spec, int ordinal, StructType struct) {
    super(spec, ordinal, spec.type());
    this.types = Arrays.stream(struct.fields()).map(StructField::dataType).toArray(DataType[]::new);
  }

  @Override
  void copy(InternalRow row, long address) {
    requireLength(types.length);
    InternalRow fields = row.getStruct(ordinal, types.length);
    for (int i = 0; i < types.length; i++) {
      if (fields.isNullAt(i)) {
        throw holdsNull();
      }
      double number = ScalarReader.number(fields, i, types[i]);
      if (storage == DType.FLOAT32) {
        Platform.putFloat(null, address + 4L * i, (float) number);
      } else {
        Platform.putDouble(null, address + 8L * i, number);
      }
    }
  }

  @Override
  boolean lacksNumbers(InternalRow row) {
    InternalRow fields = row.getStruct(ordinal, types.length);
    for (int i = 0; i < types.length; i++) {
      if (fields.isNullAt(i) || Double.isNaN(ScalarReader.number(fields, i, types[i]))) {
        return true;
      }
    }
    return false;
  }
}
