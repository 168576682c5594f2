package org.pydl4j.spark.scoring;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
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
 * @param thresholds of the classes for {@link Kind#CLASS}, which divide their probabilities; empty
 *     for none
 */
public record ScoreColumn(String name, Kind kind, int layer, List<Double> thresholds)
    implements Serializable {
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
    /** All outputs of a network that gives its input back, in the units of the input: a vector. */
    INPUT,
    /** All outputs: array of float. */
    ARRAY,
    /** A probability for each class, also where there is one output: an ml vector. */
    PROBABILITY,
    /**
     * For each class what the last layer computes before its activation function, and for two
     * classes their distance: an ml vector.
     */
    RAW,
    /** What a layer makes, flattened: an ml vector. */
    ACTIVATION
  }

  /** The column for all kinds but activations. */
  public static ScoreColumn of(String name, Kind kind) {
    return new ScoreColumn(name, kind, -1, List.of());
  }

  /** A column of the activations of a layer. */
  public static ScoreColumn ofLayer(String name, int layer) {
    return new ScoreColumn(name, Kind.ACTIVATION, layer, List.of());
  }

  /** A column of predicted classes. */
  public static ScoreColumn ofClasses(String name, List<Double> thresholds) {
    return new ScoreColumn(name, Kind.CLASS, -1, thresholds);
  }

  /** Spark's type of the column. */
  public DataType type() {
    return switch (kind) {
      case CLASS, VALUE -> DataTypes.DoubleType;
      case ARRAY -> DataTypes.createArrayType(DataTypes.FloatType, false);
      case OUTPUT, INPUT, PROBABILITY, RAW, ACTIVATION -> SQLDataTypes.VectorType();
    };
  }

  /**
   * The value of one row, as Spark keeps it.
   *
   * @param numbers of all rows
   * @param row its place among them
   * @param rows how many there are
   */
  Object value(double[] numbers, int row, int rows) {
    int width = numbers.length / rows;
    return switch (kind) {
      case CLASS, VALUE -> numbers[row];
      case ARRAY -> {
        float[] part = new float[width];
        for (int i = 0; i < width; i++) {
          part[i] = (float) numbers[row * width + i];
        }
        yield UnsafeArrayData.fromPrimitiveArray(part);
      }
      case OUTPUT, INPUT, PROBABILITY, RAW, ACTIVATION ->
          new GenericInternalRow(
              new Object[] {
                DENSE,
                null,
                null,
                UnsafeArrayData.fromPrimitiveArray(
                    Arrays.copyOfRange(numbers, row * width, (row + 1) * width))
              });
    };
  }
}
