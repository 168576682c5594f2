package org.pydl4j.nn.training;

import java.util.Map;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.data.Batch;

/**
 * What training makes smaller: one number of a pass and a batch. The trainer knows no more of it,
 * so that a network learns from labels, layer by layer without any, or from whatever else is given
 * to it by the same steps.
 */
public interface Objective {
  /**
   * The loss of a mini-batch as an array of shape [] that autograd may go back from.
   *
   * @param pass that has not been used yet
   */
  NDArray loss(Pass pass, Batch batch);

  /**
   * Refuses labels that a loss cannot work on, all labels of a training at once.
   *
   * @param labels by the names of outputs; none are refused where they are missing
   * @param firstRow what a message calls the first row
   * @throws org.pydl4j.nd.errors.DataException naming the row and the label
   */
  default void checkLabels(Map<String, NDArray> labels, long firstRow) {}

  /** The same of a batch, with its masks. */
  default void checkLabels(Batch batch, long firstRow) {}
}
