package org.pydl4j.spark.scoring;

import java.io.Serializable;
import java.util.Arrays;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * A column that scoring adds.
 *
 * @param name the column's name
 * @param kind what stands in it
 * @param layer the layer's number for {@link Kind#ACTIVATION}, else -1
 */
public record ScoreColumn(String name, Kind kind, int layer) implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final byte DENSE = 1;

  /** What can stand in a column. */
  public enum Kind {
    /** The class with the greatest output, a double as Spark's classifiers have it. */
    CLASS,
    /** The only output, in the units of the labels: a double. */
    VALUE,
    /** All outputs, in the units of the labels: an ml vector. */
    OUTPUT,
    /** All outputs: array of float. */
    ARRAY,
    /** What the last layer computes before its activation function: an ml vector. */
    RAW,
    /** What a layer makes, flattened: an ml vector. */
    ACTIVATION
  }

  /** The column for all kinds but activations. */
  public static ScoreColumn of(String name, Kind kind) {
    return new ScoreColumn(name, kind, -1);
  }

  /** Spark's type of the column. */
  public DataType type() {
    return switch (kind) {
      case CLASS, VALUE -> DataTypes.DoubleType;
      case ARRAY -> DataTypes.createArrayType(DataTypes.FloatType, false);
      case OUTPUT, RAW, ACTIVATION -> SQLDataTypes.VectorType();
    };
  }

  /**
   * The value of one row, as Spark keeps it.
   *
   * @param numbers of all rows
   * @param row its place among them
   * @param rows how many there are
   */
  Object value(float[] numbers, int row, int rows) {
    int width = numbers.length / rows;
    return switch (kind) {
      case CLASS, VALUE -> (double) numbers[row];
      case ARRAY ->
          UnsafeArrayData.fromPrimitiveArray(
              Arrays.copyOfRange(numbers, row * width, (row + 1) * width));
      case OUTPUT, RAW, ACTIVATION -> {
        double[] part = new double[width];
        for (int i = 0; i < width; i++) {
          part[i] = numbers[row * width + i];
        }
        yield new GenericInternalRow(
            new Object[] {DENSE, null, null, UnsafeArrayData.fromPrimitiveArray(part)});
      }
    };
  }
}
