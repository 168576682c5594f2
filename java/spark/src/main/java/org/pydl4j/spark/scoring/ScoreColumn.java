package org.pydl4j.spark.scoring;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * A column that scoring adds.
 *
 * @param name the column's name
 * @param kind what stands in it
 * @param number the layer's for {@link Kind#ACTIVATION}, the output's for {@link Kind#OUTPUT} and
 *     {@link Kind#SERIES}, else 0
 * @param thresholds of the classes for {@link Kind#CLASS}, which divide their probabilities; empty
 *     for none
 */
public record ScoreColumn(String name, Kind kind, int number, List<Double> thresholds)
    implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final byte DENSE = 1;
  private static final DataType FLOATS = DataTypes.createArrayType(DataTypes.FloatType, false);

  /** What can stand in a column. */
  public enum Kind {
    /** The class with the greatest output, a double as Spark's classifiers have it. */
    CLASS,
    /** The only output, in the units of the labels: a double. */
    VALUE,
    /** All numbers of an output, in the units of the labels: an ml vector. */
    OUTPUT,
    /** An output of series: an array of steps, each an array of float. */
    SERIES,
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

  /** The column for all kinds but activations, of the first output. */
  public static ScoreColumn of(String name, Kind kind) {
    return new ScoreColumn(name, kind, 0, List.of());
  }

  /** A column of one of several outputs, by its number from 0. */
  public static ScoreColumn ofOutput(String name, int output) {
    return new ScoreColumn(name, Kind.OUTPUT, output, List.of());
  }

  /** A column of one of several outputs that is a series. */
  public static ScoreColumn ofSeries(String name, int output) {
    return new ScoreColumn(name, Kind.SERIES, output, List.of());
  }

  /** A column of the activations of a layer. */
  public static ScoreColumn ofLayer(String name, int layer) {
    return new ScoreColumn(name, Kind.ACTIVATION, layer, List.of());
  }

  /** A column of predicted classes. */
  public static ScoreColumn ofClasses(String name, List<Double> thresholds) {
    return new ScoreColumn(name, Kind.CLASS, 0, thresholds);
  }

  /** Spark's type of the column. */
  public DataType type() {
    return switch (kind) {
      case CLASS, VALUE -> DataTypes.DoubleType;
      case ARRAY -> FLOATS;
      case SERIES -> DataTypes.createArrayType(FLOATS, false);
      case OUTPUT, INPUT, PROBABILITY, RAW, ACTIVATION -> SQLDataTypes.VectorType();
    };
  }

  /** What stands before the numbers of a row's series: its steps, and the numbers of each. */
  static final int SERIES_HEAD = 2;

  private static UnsafeArrayData floats(double[] numbers, int from, int count) {
    float[] part = new float[count];
    for (int i = 0; i < count; i++) {
      part[i] = (float) numbers[from + i];
    }
    return UnsafeArrayData.fromPrimitiveArray(part);
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
      case ARRAY -> floats(numbers, row * width, width);
      case SERIES -> {
        Object[] steps = new Object[(int) numbers[row * width]];
        int size = (int) numbers[row * width + 1];
        for (int i = 0; i < steps.length; i++) {
          steps[i] = floats(numbers, row * width + SERIES_HEAD + i * size, size);
        }
        yield new GenericArrayData(steps);
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
