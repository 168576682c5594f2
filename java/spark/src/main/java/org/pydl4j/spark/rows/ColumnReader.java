package org.pydl4j.spark.rows;

import java.io.Serializable;
import org.apache.spark.TaskContext;
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
  private transient long rowsRead;

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
              + "' is null in "
              + place()
              + ", where "
              + spec.described()
              + " needs a value. Set the stage's handleInvalid to 'skip', or remove such rows"
              + " (df.na.drop) or fill them.");
    }
    copy(row, address);
    rowsRead++;
  }

  /** The row that is being read, for messages; the count is that of the task. */
  final String place() {
    return place(rowsRead);
  }

  static String place(long row) {
    TaskContext task = TaskContext.get();
    return task == null
        ? "a row"
        : "row " + row + " of partition " + task.partitionId() + " (both from 0)";
  }

  abstract void copy(InternalRow row, long address);

  /** The same where each series has so many steps; itself where it reads none. */
  ColumnReader lasting(int steps) {
    return this;
  }

  /** Steps of the row's series; 0 where it reads none. */
  int steps(InternalRow row) {
    return 0;
  }

  /** Counts rows as another one has until now. */
  final void goOn(ColumnReader other) {
    rowsRead = other.rowsRead;
  }

  /** Whether the value, which is not null, lacks numbers: it holds a null or NaN, or is broken. */
  abstract boolean lacksNumbers(InternalRow row);

  /** Rows of the task so far. */
  final long rowsRead() {
    return rowsRead;
  }

  /** Counts a row that is not read. */
  final void pass() {
    rowsRead++;
  }

  /** A number that the array's bounds allow. */
  final double requireWithin(double value) {
    if (value < spec.least() || value > spec.most()) {
      throw new DataException(
          "The column '"
              + spec.column()
              + "' must hold "
              + spec.bounds()
              + ". Got "
              + (value == (long) value ? Long.toString((long) value) : Double.toString(value))
              + " in "
              + place()
              + ".");
    }
    return value;
  }

  final void requireLength(long found) {
    if (found != elements) {
      throw new DataException(
          "The column '"
              + spec.column()
              + "' holds "
              + found
              + numbers()
              + " in "
              + place()
              + ", where "
              + spec.described()
              + " needs "
              + elements
              + ". "
              + lengthRemedy());
    }
  }

  /** What is counted. */
  String numbers() {
    return " numbers";
  }

  /** What mends another length. */
  String lengthRemedy() {
    return "Change the column, or the network's inputType.";
  }

  final DataException holdsNull() {
    return new DataException(
        "The value in column '"
            + spec.column()
            + "' holds a null in "
            + place()
            + ". Fill it, or set the stage's handleInvalid to 'skip', the function's to 'null'.");
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
