package org.pydl4j.etl.transform;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;
import org.pydl4j.etl.blocks.Cells;
import org.pydl4j.etl.blocks.Column;
import org.pydl4j.etl.blocks.DoubleColumn;
import org.pydl4j.etl.blocks.FloatColumn;
import org.pydl4j.etl.blocks.IntColumn;
import org.pydl4j.etl.blocks.LongColumn;
import org.pydl4j.etl.blocks.Presence;
import org.pydl4j.etl.schema.ColumnType;
import org.pydl4j.nd.DType;

/** Loops over columns of numbers. What comes of a value that is missing is missing. */
final class Numbers {
  private Numbers() {}

  /** The value of a row in floating point. */
  @FunctionalInterface
  interface RowDouble {
    /** Called for rows with a value alone, or its result is not used. */
    double at(int row);
  }

  /** The value of a row as a whole number. */
  @FunctionalInterface
  interface RowLong {
    /**
     * Called for rows with a value alone.
     *
     * @throws ArithmeticException if there is none
     */
    long at(int row);
  }

  /** A function of each value, in floating point of 64 bits or of 32. */
  static Column map(Column of, ColumnType type, DoubleUnaryOperator function) {
    if (of instanceof DoubleColumn column && type == ColumnType.Double) {
      DoubleBuffer in = column.values();
      return floats(type, of.presence().retain(), row -> function.applyAsDouble(in.get(row)));
    }
    return floats(type, of.presence().retain(), row -> function.applyAsDouble(of.getDouble(row)));
  }

  /** A function of two values. */
  static Column map(Column left, Column right, ColumnType type, DoubleBinaryOperator function) {
    return floats(
        type,
        left.presence().and(right.presence()),
        row -> function.applyAsDouble(left.getDouble(row), right.getDouble(row)));
  }

  /** A function of each value, in whole numbers. */
  static Column map(Column of, ColumnType type, long scalar, LongBinaryOperator function) {
    return whole(type, of.presence(), row -> function.applyAsLong(of.getLong(row), scalar));
  }

  /** Numbers of 64 or 32 bits with a presence, which the column owns. */
  static Column floats(ColumnType type, Presence presence, RowDouble value) {
    int rows = presence.rows();
    if (type == ColumnType.Double) {
      Cells cells = Cells.of(DType.FLOAT64, rows);
      DoubleBuffer out = cells.bytes().asDoubleBuffer();
      for (int row = 0; row < rows; row++) {
        out.put(row, value.at(row));
      }
      return DoubleColumn.of(cells, presence);
    }
    Cells cells = Cells.of(DType.FLOAT32, rows);
    FloatBuffer out = cells.bytes().asFloatBuffer();
    for (int row = 0; row < rows; row++) {
      out.put(row, (float) value.at(row));
    }
    return FloatColumn.of(cells, presence);
  }

  /**
   * Whole numbers where {@code presence} has values; those that do not fit become invalid. The
   * presence stays its owner's.
   */
  static Column whole(ColumnType type, Presence presence, RowLong value) {
    boolean narrow = type == ColumnType.Integer || type == ColumnType.Categorical;
    if (presence.isFull()) {
      try {
        return narrow ? ints(presence, value) : longs(presence, value);
      } catch (ArithmeticException e) {
        return checked(narrow, presence, value); // some do not fit: row by row
      }
    }
    return checked(narrow, presence, value);
  }

  private static Column ints(Presence presence, RowLong value) {
    Cells cells = Cells.of(DType.INT32, presence.rows());
    try {
      IntBuffer out = cells.bytes().asIntBuffer();
      for (int row = 0; row < presence.rows(); row++) {
        out.put(row, Math.toIntExact(value.at(row)));
      }
    } catch (ArithmeticException e) {
      cells.release();
      throw e;
    }
    return IntColumn.of(cells, presence.retain());
  }

  private static Column longs(Presence presence, RowLong value) {
    Cells cells = Cells.of(DType.INT64, presence.rows());
    try {
      LongBuffer out = cells.bytes().asLongBuffer();
      for (int row = 0; row < presence.rows(); row++) {
        out.put(row, value.at(row));
      }
    } catch (ArithmeticException e) {
      cells.release();
      throw e;
    }
    return LongColumn.of(cells, presence.retain());
  }

  private static Column checked(boolean narrow, Presence presence, RowLong value) {
    int rows = presence.rows();
    Cells cells = Cells.of(narrow ? DType.INT32 : DType.INT64, rows);
    IntBuffer ints = narrow ? cells.bytes().asIntBuffer() : IntBuffer.allocate(0);
    LongBuffer longs = narrow ? LongBuffer.allocate(0) : cells.bytes().asLongBuffer();
    Absences absences = new Absences(presence);
    for (int row = 0; row < rows; row++) {
      if (!presence.has(row)) {
        continue;
      }
      try {
        long number = value.at(row);
        if (narrow) {
          ints.put(row, Math.toIntExact(number));
        } else {
          longs.put(row, number);
        }
      } catch (ArithmeticException e) {
        absences.invalid(row, String.valueOf(e.getMessage()));
      }
    }
    Presence there = absences.build();
    return narrow ? IntColumn.of(cells, there) : LongColumn.of(cells, there);
  }

  /** 1 where a column of categories, or whole numbers, has this value, else 0. */
  static Column equal(Column column, long wanted) {
    if (!(column instanceof IntColumn codes)) {
      return whole(
          ColumnType.Integer, column.presence(), row -> column.getLong(row) == wanted ? 1 : 0);
    }
    Cells cells = Cells.of(DType.INT32, codes.rows());
    IntBuffer in = codes.values();
    IntBuffer out = cells.bytes().asIntBuffer();
    for (int row = 0; row < codes.rows(); row++) {
      out.put(row, in.get(row) == wanted ? 1 : 0);
    }
    return IntColumn.of(cells, column.presence().retain());
  }

  /** Where it holds the second column's values, else the first one's; both have all of them. */
  static @Nullable Column chosen(Column otherwise, Column where, boolean[] holds) {
    int rows = holds.length;
    if (!otherwise.isFull() || !where.isFull()) {
      return null;
    }
    if (otherwise instanceof DoubleColumn first && where instanceof DoubleColumn second) {
      Cells cells = Cells.of(DType.FLOAT64, rows);
      DoubleBuffer out = cells.bytes().asDoubleBuffer();
      for (int row = 0; row < rows; row++) {
        out.put(row, holds[row] ? second.get(row) : first.get(row));
      }
      return DoubleColumn.of(cells, Presence.all(rows));
    }
    if (otherwise instanceof IntColumn first && where instanceof IntColumn second) {
      Cells cells = Cells.of(DType.INT32, rows);
      IntBuffer out = cells.bytes().asIntBuffer();
      for (int row = 0; row < rows; row++) {
        out.put(row, holds[row] ? second.get(row) : first.get(row));
      }
      return IntColumn.of(cells, Presence.all(rows));
    }
    if (otherwise instanceof LongColumn first && where instanceof LongColumn second) {
      Cells cells = Cells.of(DType.INT64, rows);
      LongBuffer out = cells.bytes().asLongBuffer();
      for (int row = 0; row < rows; row++) {
        out.put(row, holds[row] ? second.get(row) : first.get(row));
      }
      return LongColumn.of(cells, Presence.all(rows));
    }
    return null;
  }

  /** A number in all rows. */
  static Column constant(ColumnType type, int rows, double value) {
    return type.isWhole()
        ? whole(type, Presence.all(rows), row -> (long) value)
        : floats(type, Presence.all(rows), row -> value);
  }
}
