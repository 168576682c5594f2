package org.pydl4j.nn.evaluation;

import org.pydl4j.nd.NDArray;

/** A {@link ROC} for each class against all others. DL4J: {@code ROCMultiClass}. */
public final class ROCMultiClass extends ColumnRocs<ROCMultiClass> {
  private static final long serialVersionUID = 1L;

  /** Nothing counted yet; exact. */
  public ROCMultiClass(int classes) {
    this(classes, 0);
  }

  /** Nothing counted yet; {@code thresholdSteps} is 0 for exact. */
  public ROCMultiClass(int classes, int thresholdSteps) {
    super(classes, thresholdSteps);
  }

  /**
   * Counts a batch.
   *
   * @param labels class indices [n], or one-hot [n, classes]
   * @param predictions probabilities [n, classes]
   */
  @Override
  public void eval(NDArray labels, NDArray predictions) {
    Table predicted = Table.predictions(predictions, columns());
    int[] classes = Table.classes(labels, predicted);
    for (int i = 0; i < classes.length; i++) {
      for (int c = 0; c < columns(); c++) {
        roc(c).add(classes[i] == c, predicted.get(i, c));
      }
    }
  }
}
