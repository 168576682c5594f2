package org.pydl4j.nn.evaluation;

import org.pydl4j.nd.NDArray;

/**
 * A {@link ROC} for each of several yes-or-no questions: labels are 0 or 1, predictions are
 * probabilities, as of a sigmoid. DL4J: {@code ROCBinary}.
 */
public final class ROCBinary extends ColumnRocs<ROCBinary> {
  private static final long serialVersionUID = 1L;

  /** Nothing counted yet; exact. */
  public ROCBinary(int columns) {
    this(columns, 0);
  }

  /** Nothing counted yet; {@code thresholdSteps} is 0 for exact. */
  public ROCBinary(int columns, int thresholdSteps) {
    super(columns, thresholdSteps);
  }

  /**
   * Counts a batch.
   *
   * @param labels 0 or 1: [n, columns], or [n] for one column
   * @param predictions probabilities of the same shape
   */
  @Override
  public void eval(NDArray labels, NDArray predictions) {
    Table predicted = Table.predictions(predictions, columns(), examples()).probabilities();
    Table actual = Table.labels(labels, predicted).zeroOrOne();
    for (int i = 0; i < predicted.rows(); i++) {
      for (int c = 0; c < columns(); c++) {
        roc(c).add(actual.get(i, c) == 1, predicted.get(i, c));
      }
    }
  }
}
