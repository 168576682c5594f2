package org.pydl4j.spark.rows;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.Platform;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.errors.DataException;

/** Copies one column's value of a row to an address. Used by one thread at a time. */
abstract class ColumnReader implements Serializable {
  private static final long serialVersionUID = 1L;

  final TensorSpec spec;
  final int ordinal;
  final DType storage;
  final int elements;

  /**
   * Made on the driver, sent to executors.
   *
   * @param storage the type in which the numbers are written
   */
  ColumnReader(TensorSpec spec, int ordinal, DType storage) {
    this.spec = spec;
    this.ordinal = ordinal;
    this.storage = storage;
    this.elements = spec.elements();
  }

  /** Bytes an example. */
  final long bytes() {
    return (long) elements * storage.bytes();
  }

  /**
   * Writes {@link #bytes()} bytes.
   *
   * @throws DataException if the value is null, holds a null or has another length
   */
  final void read(InternalRow row, long address) {
    if (row.isNullAt(ordinal)) {
      throw new DataException(
          "The column '"
              + spec.column()
              + "' is null in a row, where "
              + spec.described()
              + " needs a value. Remove such rows (df.na.drop) or fill them.");
    }
    copy(row, address);
  }

  abstract void copy(InternalRow row, long address);

  final void requireLength(long found) {
    if (found != elements) {
      throw new DataException(
          "The column '"
              + spec.column()
              + "' holds "
              + found
              + " numbers in a row, where "
              + spec.described()
              + " needs "
              + elements
              + ". Change the column, or the network's inputType.");
    }
  }

  final DataException holdsNull() {
    return new DataException(
        "The array in column '" + spec.column() + "' holds a null in a row. Fill or remove it.");
  }

  final void put(float[] values, long address) {
    Platform.copyMemory(values, Platform.FLOAT_ARRAY_OFFSET, null, address, 4L * values.length);
  }

  final void put(double[] values, long address) {
    Platform.copyMemory(values, Platform.DOUBLE_ARRAY_OFFSET, null, address, 8L * values.length);
  }

  final void put(byte[] values, long address) {
    Platform.copyMemory(values, Platform.BYTE_ARRAY_OFFSET, null, address, values.length);
  }
}
