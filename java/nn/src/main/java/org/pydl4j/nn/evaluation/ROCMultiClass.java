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
   * @param labels class indices [n], or one-hot [n, classes]; 0 or 1 where there is one column
   * @param predictions probabilities [n, classes]; one column alone is that of class 1
   */
  @Override
  public void eval(NDArray labels, NDArray predictions) {
    Table predicted = Table.predictions(predictions, columns(), examples());
    long[] classes = predicted.probabilities().classes(labels);
    for (int i = 0; i < classes.length; i++) {
      for (int c = 0; c < columns(); c++) {
        roc(c).add(classes[i] == predicted.classOf(c), predicted.get(i, c));
      }
    }
  }
}
