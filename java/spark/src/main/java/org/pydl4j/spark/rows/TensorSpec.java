package org.pydl4j.spark.rows;

import java.io.Serializable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * A named array that is filled from one column: an input of a network, its labels, its weights.
 *
 * @param name the array's name, for example {@code input}
 * @param column the column's name
 * @param type {@code FLOAT32} or {@code FLOAT64} for numbers (whole numbers, bytes and booleans
 *     keep the narrower type that they have in Spark; networks convert each mini-batch), {@code
 *     INT64} for indices of classes
 * @param example the shape of one example: {@code [784]}, {@code [1, 28, 28]}, {@code []} for a
 *     number
 * @param least the least number that may stand there, where there is one number an example
 * @param most the greatest one
 */
public record TensorSpec(
    String name, String column, DType type, long[] example, double least, double most)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Refuses other types. */
  public TensorSpec {
    if (type != DType.FLOAT32 && type != DType.FLOAT64 && type != DType.INT64) {
      throw new ConfigurationException(
          "Columns are read as float32, float64 or int64. Got " + type + " for '" + column + "'.");
    }
    example = example.clone();
  }

  /** Any numbers. */
  public TensorSpec(String name, String column, DType type, long[] example) {
    this(name, column, type, example, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /** Indices of classes from 0 on. */
  public static TensorSpec indices(String name, String column, long classes) {
    return new TensorSpec(name, column, DType.INT64, new long[0], 0, classes - 1.0);
  }

  /** Weights of examples. */
  public static TensorSpec weights(String column) {
    double most = Double.POSITIVE_INFINITY;
    return new TensorSpec("weights", column, DType.FLOAT32, new long[0], 0, most);
  }

  /** The same numbers in double precision, which a normalizer needs of large ones. */
  public TensorSpec wide() {
    return type == DType.FLOAT32
        ? new TensorSpec(name, column, DType.FLOAT64, example, least, most)
        : this;
  }

  /** The same from another column. */
  TensorSpec from(String other) {
    return new TensorSpec(name, other, type, example, least, most);
  }

  /** Numbers an example. */
  public int elements() {
    long product = 1;
    for (long extent : example) {
      product *= extent;
    }
    return Math.toIntExact(product);
  }

  String described() {
    return "'" + name + "' " + java.util.Arrays.toString(example);
  }

  /** What may stand there. */
  String bounds() {
    return type == DType.INT64
        ? "class indices from 0 to " + (long) most + ", as many as the network has outputs"
        : "numbers of at least " + (long) least;
  }
}
