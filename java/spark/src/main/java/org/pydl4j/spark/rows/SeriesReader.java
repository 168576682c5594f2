package org.pydl4j.spark.rows;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.unsafe.Platform;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.errors.DataException;

/**
 * A series a row, each of its own length: an array of steps, which are arrays of equally many
 * numbers, or numbers where a step has one. Behind the last step stand zeros.
 */
final class SeriesReader extends ColumnReader {
  private static final long serialVersionUID = 1L;

  private final DataType element;
  private final boolean nested;
  private final int stepSize;
  private final int steps;
  private final long stepStride; // from a number to the same one of the next step
  private final long numberStride; // from a number of a step to the next one

  SeriesReader(TensorSpec spec, int ordinal, DataType element, boolean nested) {
    super(spec, ordinal, spec.type());
    this.element = element;
    this.nested = nested;
    this.stepSize = spec.stepSize();
    this.steps = (int) Math.max(0, spec.example()[spec.time()]);
    boolean stepsLast = spec.time() == spec.example().length - 1;
    this.stepStride = stepsLast ? 1 : stepSize;
    this.numberStride = stepsLast ? steps : 1;
  }

  @Override
  ColumnReader lasting(int wanted) {
    SeriesReader made = new SeriesReader(spec.lasting(wanted), ordinal, element, nested);
    made.goOn(this);
    return made;
  }

  @Override
  int steps(InternalRow row) {
    return row.isNullAt(ordinal) ? 0 : row.getArray(ordinal).numElements();
  }

  @Override
  void copy(InternalRow row, long address) {
    ArrayData series = row.getArray(ordinal);
    int length = series.numElements();
    if (length == 0 || length > steps) {
      throw new DataException(
          "The column '"
              + spec.column()
              + "' holds a series of "
              + length
              + " steps in "
              + place()
              + ", where there must be 1 to "
              + steps
              + ". "
              + (length == 0 ? "Leave such rows out." : "Leave the series as they are."));
    }
    Platform.setMemory(address, (byte) 0, bytes());
    for (int step = 0; step < length; step++) {
      if (series.isNullAt(step)) {
        throw holdsNull();
      }
      if (nested) {
        copyStep(series.getArray(step), step, address);
      } else {
        put(address, step, 0, ScalarReader.number(series, step, element));
      }
    }
  }

  private void copyStep(ArrayData numbers, int step, long address) {
    if (numbers.numElements() != stepSize) {
      throw new DataException(
          "The column '"
              + spec.column()
              + "' holds a step of "
              + numbers.numElements()
              + " numbers in "
              + place()
              + ", where each step of "
              + spec.described()
              + " needs "
              + stepSize
              + ". Change the column, or the network's inputType.");
    }
    for (int i = 0; i < stepSize; i++) {
      if (numbers.isNullAt(i)) {
        throw holdsNull();
      }
      put(address, step, i, ScalarReader.number(numbers, i, element));
    }
  }

  private void put(long address, int step, int i, double number) {
    long place = step * stepStride + i * numberStride;
    if (storage == DType.INT64) {
      Platform.putLong(null, address + 8 * place, index(number));
    } else if (storage == DType.FLOAT32) {
      Platform.putFloat(null, address + 4 * place, (float) number);
    } else {
      Platform.putDouble(null, address + 8 * place, number);
    }
  }

  private long index(double number) {
    long whole = (long) number;
    if (whole != number) {
      throw new DataException(
          "The column '"
              + spec.column()
              + "' must hold indices of classes: 0, 1, 2 … Got "
              + number
              + " in "
              + place()
              + ".");
    }
    return (long) requireWithin(whole);
  }

  @Override
  boolean lacksNumbers(InternalRow row) {
    ArrayData series = row.getArray(ordinal);
    for (int step = 0; step < series.numElements(); step++) {
      if (series.isNullAt(step) || nested && lacks(series.getArray(step))) {
        return true;
      }
    }
    return !nested && lacks(series);
  }

  private boolean lacks(ArrayData numbers) {
    for (int i = 0; i < numbers.numElements(); i++) {
      if (numbers.isNullAt(i) || Double.isNaN(ScalarReader.number(numbers, i, element))) {
        return true;
      }
    }
    return false;
  }
}
