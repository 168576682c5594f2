package org.pydl4j.spark.rows;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;
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
 *     number; of a series {@code [size, steps]} or {@code [steps, size]}, with -1 for steps that
 *     are not known yet
 * @param time the axis of a series' steps in {@code example}; -1 where it is no series
 * @param least the least number that may stand there, where there is one number an example
 * @param most the greatest one
 */
public record TensorSpec(
    String name, String column, DType type, long[] example, int time, double least, double most)
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

  /** Any numbers; a series where an axis of the example is -1. */
  public TensorSpec(String name, String column, DType type, long[] example) {
    this(
        name,
        column,
        type,
        example,
        IntStream.range(0, example.length).filter(i -> example[i] < 0).findFirst().orElse(-1),
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY);
  }

  /** Indices of classes from 0 on. */
  public static TensorSpec indices(String name, String column, long classes) {
    return new TensorSpec(name, column, DType.INT64, new long[0], -1, 0, classes - 1.0);
  }

  /** Indices of classes from 0 on, one for each step of a series. */
  public static TensorSpec indicesBySteps(String name, String column, long classes) {
    return new TensorSpec(name, column, DType.INT64, new long[] {-1}, 0, 0, classes - 1.0);
  }

  /** Weights of examples. */
  public static TensorSpec weights(String column) {
    double most = Double.POSITIVE_INFINITY;
    return new TensorSpec("weights", column, DType.FLOAT32, new long[0], -1, 0, most);
  }

  /** Whether each row has a series, of its own length. */
  public boolean isSeries() {
    return time >= 0;
  }

  /** The name of the array [n, steps] that is 1 where a step of this series is real. */
  public String maskName() {
    return "mask of " + name;
  }

  /** Which steps of a series are real: an array of its own, from the same column. */
  TensorSpec mask() {
    return new TensorSpec(maskName(), column, DType.FLOAT32, new long[] {-1}, 0, 0, 1);
  }

  /** The same, of so many steps; itself where it is no series. */
  TensorSpec lasting(long steps) {
    if (!isSeries()) {
      return this;
    }
    long[] fixed = example.clone();
    fixed[time] = steps;
    return new TensorSpec(name, column, type, fixed, time, least, most);
  }

  /** The same numbers in double precision, which a normalizer needs of large ones. */
  public TensorSpec wide() {
    return type == DType.FLOAT32
        ? new TensorSpec(name, column, DType.FLOAT64, example, time, least, most)
        : this;
  }

  /** The same from another column. */
  TensorSpec from(String other) {
    return new TensorSpec(name, other, type, example, time, least, most);
  }

  /** Numbers an example; of a series whose steps are not known yet those of one. */
  public int elements() {
    long product = 1;
    for (long extent : example) {
      product *= extent < 0 ? 1 : extent;
    }
    return Math.toIntExact(product);
  }

  /** Numbers of one step of a series. */
  int stepSize() {
    return Math.toIntExact(elements() / Math.max(1, example[time]));
  }

  String described() {
    return "'" + name + "' " + Arrays.toString(example).replace("-1", "steps");
  }

  /** What may stand there. */
  String bounds() {
    return type == DType.INT64
        ? "class indices from 0 to " + (long) most + ", as many as the network has outputs"
        : "numbers of at least " + (long) least;
  }
}
