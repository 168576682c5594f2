package org.pydl4j.spark.rows;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.Platform;
import org.pydl4j.nd.DType;

/** Of a series a row, 1 for each step that it has, 0 behind them. */
final class SeriesMaskReader extends ColumnReader {
  private static final long serialVersionUID = 1L;

  SeriesMaskReader(TensorSpec mask, int ordinal) {
    super(mask, ordinal, DType.FLOAT32);
  }

  @Override
  ColumnReader lasting(int wanted) {
    SeriesMaskReader made = new SeriesMaskReader(spec.lasting(wanted), ordinal);
    made.goOn(this);
    return made;
  }

  @Override
  void copy(InternalRow row, long address) {
    int length = row.getArray(ordinal).numElements();
    for (int step = 0; step < elements; step++) {
      Platform.putFloat(null, address + 4L * step, step < length ? 1 : 0);
    }
  }

  @Override
  boolean lacksNumbers(InternalRow row) {
    return false;
  }
}
