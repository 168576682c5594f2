package org.pydl4j.etl.transform;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.List;
import java.util.function.LongUnaryOperator;
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

  /** A change of each value, in floating point of 64 bits or of 32. */
  static Column map(Column of, ColumnType type, Loops.Change change) {
    return map(List.of(of), type, of.presence().retain(), (values, next, count) -> {}, change);
  }

  /** Several columns by an operation, the first two first; the result owns the presence. */
  static Column map(List<Column> of, ColumnType type, Presence presence, Loops.Pairs pairs) {
    return map(of, type, presence, pairs, (values, count) -> {});
  }

  /** Several columns by an operation, and what becomes of its results. */
  static Column map(
      List<Column> of, ColumnType type, Presence presence, Loops.Pairs pairs, Loops.Change change) {
    int rows = presence.rows();
    double[] values = new double[Loops.TILE];
    double[] others = new double[Loops.TILE];
    boolean wide = type == ColumnType.Double;
    Cells cells = Cells.of(wide ? DType.FLOAT64 : DType.FLOAT32, rows);
    DoubleBuffer doubles = wide ? cells.bytes().asDoubleBuffer() : DoubleBuffer.allocate(0);
    FloatBuffer floats = wide ? FloatBuffer.allocate(0) : cells.bytes().asFloatBuffer();
    try {
      for (int from = 0; from < rows; from += Loops.TILE) {
        int count = Math.min(Loops.TILE, rows - from);
        of.get(0).doubles(from, values, count);
        blank(presence, from, values, count);
        for (int i = 1; i < of.size(); i++) {
          of.get(i).doubles(from, others, count);
          blank(presence, from, others, count);
          pairs.of(values, others, count);
        }
        change.of(values, count);
        if (wide) {
          doubles.put(from, values, 0, count);
        } else {
          put(floats, from, values, count);
        }
      }
    } catch (RuntimeException | Error e) { // a user's function
      cells.release();
      presence.release();
      throw e;
    }
    return wide ? DoubleColumn.of(cells, presence) : FloatColumn.of(cells, presence);
  }

  /** NaN where no value is: what stands there in memory is nobody's to see. */
  private static void blank(Presence presence, int from, double[] values, int count) {
    for (int i = 0; i < count && !presence.isFull(); i++) {
      if (!presence.has(from + i)) {
        values[i] = Double.NaN;
      }
    }
  }

  private static void put(FloatBuffer out, int from, double[] values, int count) {
    for (int i = 0; i < count; i++) {
      out.put(from + i, (float) values[i]);
    }
  }

  /**
   * Several columns by an operation in whole numbers; those that do not fit become invalid. The
   * presence stays its owner's.
   */
  static Column whole(List<Column> of, ColumnType type, Presence presence, MathOp op) {
    Loops.WholePairs pairs = Loops.wholePairs(op);
    return whole(
        type,
        presence,
        (from, values, others, count) -> {
          of.get(0).longs(from, values, count);
          for (int i = 1; i < of.size(); i++) {
            of.get(i).longs(from, others, count);
            pairs.of(values, others, count);
          }
        },
        row -> {
          long result = of.get(0).getLong(row);
          for (int i = 1; i < of.size(); i++) {
            result = op.of(result, of.get(i).getLong(row));
          }
          return result;
        });
  }

  /** A column and a whole number. */
  static Column whole(Column of, ColumnType type, MathOp op, long right) {
    Loops.WholePairs pairs = Loops.wholePairs(op);
    return whole(
        type,
        of.presence(),
        (from, values, others, count) -> {
          of.longs(from, values, count);
          java.util.Arrays.fill(others, 0, count, right);
          pairs.of(values, others, count);
        },
        row -> op.of(of.getLong(row), right));
  }

  /** A function of each value, in whole numbers. */
  static Column map(Column of, ColumnType type, LongUnaryOperator function) {
    return whole(
        type,
        of.presence(),
        (from, values, others, count) -> {
          of.longs(from, values, count);
          for (int i = 0; i < count; i++) {
            values[i] = function.applyAsLong(values[i]);
          }
        },
        row -> function.applyAsLong(of.getLong(row)));
  }

  /** The whole numbers of some rows that follow each other. */
  @FunctionalInterface
  private interface Tile {
    void at(int from, long[] values, long[] others, int count);
  }

  /** Tile by tile; row by row where a number does not fit. */
  private static Column whole(ColumnType type, Presence presence, Tile tile, RowLong each) {
    boolean narrow = type == ColumnType.Integer || type == ColumnType.Categorical;
    int rows = presence.rows();
    long[] values = new long[Loops.TILE];
    long[] others = new long[Loops.TILE];
    Cells cells = Cells.of(narrow ? DType.INT32 : DType.INT64, rows);
    IntBuffer ints = narrow ? cells.bytes().asIntBuffer() : IntBuffer.allocate(0);
    LongBuffer longs = narrow ? LongBuffer.allocate(0) : cells.bytes().asLongBuffer();
    try {
      for (int from = 0; from < rows; from += Loops.TILE) {
        int count = Math.min(Loops.TILE, rows - from);
        tile.at(from, values, others, count);
        for (int i = 0; i < count && narrow; i++) {
          ints.put(from + i, Math.toIntExact(values[i]));
        }
        if (!narrow) {
          longs.put(from, values, 0, count);
        }
      }
    } catch (ArithmeticException e) {
      cells.release();
      return checked(narrow, presence, each);
    }
    Presence there = presence.retain();
    return narrow ? IntColumn.of(cells, there) : LongColumn.of(cells, there);
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
    int[] tile = new int[Loops.TILE];
    for (int from = 0; from < codes.rows(); from += Loops.TILE) {
      int count = Math.min(Loops.TILE, codes.rows() - from);
      in.get(from, tile, 0, count);
      for (int i = 0; i < count; i++) {
        tile[i] = tile[i] == wanted ? 1 : 0;
      }
      out.put(from, tile, 0, count);
    }
    return IntColumn.of(cells, column.presence().retain());
  }

  /** Where it holds the second column's values, else the first one's; null: not of numbers. */
  static @Nullable Column chosen(Column otherwise, Column where, boolean[] holds) {
    int rows = holds.length;
    if (otherwise instanceof DoubleColumn first && where instanceof DoubleColumn second) {
      Cells cells = Cells.of(DType.FLOAT64, rows);
      DoubleBuffer out = cells.bytes().asDoubleBuffer();
      for (int row = 0; row < rows; row++) {
        out.put(row, holds[row] ? second.get(row) : first.get(row));
      }
      return DoubleColumn.of(cells, there(otherwise, where, holds));
    }
    if (otherwise instanceof IntColumn first && where instanceof IntColumn second) {
      Cells cells = Cells.of(DType.INT32, rows);
      IntBuffer out = cells.bytes().asIntBuffer();
      for (int row = 0; row < rows; row++) {
        out.put(row, holds[row] ? second.get(row) : first.get(row));
      }
      return IntColumn.of(cells, there(otherwise, where, holds));
    }
    if (otherwise instanceof LongColumn first && where instanceof LongColumn second) {
      Cells cells = Cells.of(DType.INT64, rows);
      LongBuffer out = cells.bytes().asLongBuffer();
      for (int row = 0; row < rows; row++) {
        out.put(row, holds[row] ? second.get(row) : first.get(row));
      }
      return LongColumn.of(cells, there(otherwise, where, holds));
    }
    return null;
  }

  private static Presence there(Column otherwise, Column where, boolean[] holds) {
    if (otherwise.isFull() && where.isFull()) {
      return Presence.all(holds.length);
    }
    Presence first = otherwise.presence();
    Presence second = where.presence();
    Presence.Builder builder = Presence.builder();
    for (int row = 0; row < holds.length; row++) {
      builder.addFrom(holds[row] ? second : first, row);
    }
    return builder.build();
  }

  /** A number in all rows. */
  static Column constant(ColumnType type, int rows, double value) {
    return type.isWhole()
        ? whole(type, Presence.all(rows), row -> (long) value)
        : floats(type, Presence.all(rows), row -> value);
  }
}
