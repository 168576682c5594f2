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
 */
public record TensorSpec(String name, String column, DType type, long[] example)
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
}
