package org.pydl4j.spark.rows;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.unsafe.Platform;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.errors.DataException;

/** One number a row. */
final class ScalarReader extends ColumnReader {
  private static final long serialVersionUID = 1L;

  private final DataType type;

  ScalarReader(TensorSpec spec, int ordinal, DataType type) {
    super(spec, ordinal, spec.type());
    this.type = type;
    requireLength(1);
  }

  @Override
  void copy(InternalRow row, long address) {
    if (storage == DType.INT64) {
      Platform.putLong(null, address, index(row));
    } else if (storage == DType.FLOAT32) {
      Platform.putFloat(null, address, (float) number(row));
    } else {
      Platform.putDouble(null, address, number(row));
    }
  }

  /** Spark's own estimators keep indices of classes as doubles. */
  private long index(InternalRow row) {
    if (type instanceof LongType) {
      requireWithin(row.getLong(ordinal));
      return row.getLong(ordinal);
    }
    double value = number(row);
    long whole = (long) value;
    if (whole != value) {
      throw new DataException(
          "The column '"
              + spec.column()
              + "' must hold indices of classes: 0, 1, 2 … Got "
              + value
              + " in "
              + place()
              + ". Spark's StringIndexer makes such indices.");
    }
    return (long) requireWithin(whole);
  }

  private double number(InternalRow row) {
    double number = number(row, ordinal, type);
    return storage == DType.INT64 ? number : requireWithin(number);
  }

  @Override
  boolean lacksNumbers(InternalRow row) {
    return Double.isNaN(number(row, ordinal, type));
  }

  /** A field of a row, or an element of an array, of any number type. */
  static double number(SpecializedGetters from, int ordinal, DataType type) {
    if (type instanceof IntegerType) {
      return from.getInt(ordinal);
    } else if (type instanceof FloatType) {
      return from.getFloat(ordinal);
    } else if (type instanceof LongType) {
      return from.getLong(ordinal);
    } else if (type instanceof ShortType) {
      return from.getShort(ordinal);
    } else if (type instanceof ByteType) {
      return from.getByte(ordinal);
    } else if (type instanceof BooleanType) {
      return from.getBoolean(ordinal) ? 1 : 0;
    } else if (type instanceof DecimalType decimal) {
      return from.getDecimal(ordinal, decimal.precision(), decimal.scale()).toDouble();
    }
    return from.getDouble(ordinal);
  }
}
