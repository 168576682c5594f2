package org.pydl4j.spark.dl4j;

import java.io.Serializable;
import org.pydl4j.nd.errors.DataException;

/**
 * One example of an RDD, in Java's memory. DL4J: a {@code DataSet} of one row.
 *
 * <p>No record: Kryo 4, the serializer of many clusters, cannot write those.
 */
public final class Example implements Serializable {
  private static final long serialVersionUID = 1L;

  private final float[] features;
  private final float[] labels;
  private final float weight;

  /**
   * An example.
   *
   * @param features as many numbers as the network's input has, in C order
   * @param labels as many numbers as the network's output has: one-hot for classes
   * @param weight how much it counts, at least 0
   */
  public Example(float[] features, float[] labels, float weight) {
    this.features = features;
    this.labels = labels;
    this.weight = weight;
  }

  /** One that counts 1. */
  public Example(float[] features, float[] labels) {
    this(features, labels, 1);
  }

  /** The numbers of the input. */
  public float[] features() {
    return features;
  }

  /** The numbers of the output. */
  public float[] labels() {
    return labels;
  }

  /** How much it counts. */
  public float weight() {
    return weight;
  }

  /**
   * One of a class among several, which counts 1.
   *
   * @param label from 0 to below {@code classes}
   * @throws DataException if it is another number
   */
  public static Example ofClass(float[] features, int label, int classes) {
    if (label < 0 || label >= classes) {
      throw new DataException(
          "A label must be the number of one of "
              + classes
              + " classes, from 0 on. Got "
              + label
              + ".");
    }
    float[] labels = new float[classes];
    labels[label] = 1;
    return new Example(features, labels, 1);
  }
}
