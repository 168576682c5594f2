package org.pydl4j.nn.evaluation;

import java.io.Serializable;
import org.pydl4j.nd.NDArray;

/**
 * What counts how well predictions fit their labels, batch by batch. It holds no native memory, and
 * parts that counted different batches can be merged: in other threads, in other processes. DL4J:
 * {@code IEvaluation}.
 *
 * @param <T> the class itself
 */
public interface IEvaluation<T extends IEvaluation<T>> extends Serializable {
  /**
   * Counts a batch.
   *
   * @param labels [n, columns], of one column also [n]; where classes are counted, their indices
   *     [n] or one-hot rows
   * @param predictions [n, columns], of one column also [n]
   * @throws org.pydl4j.nd.errors.ShapeException if labels and predictions do not fit together
   * @throws org.pydl4j.nd.errors.DataException if labels are none of those that there can be
   */
  void eval(NDArray labels, NDArray predictions);

  /**
   * Adds what another one counted.
   *
   * @throws org.pydl4j.nd.errors.ShapeException if it counts something else
   */
  void merge(T other);

  /** The numbers as text. */
  String stats();

  /** The numbers as JSON; numbers that are not defined are null. */
  String toJson();
}
