package org.pydl4j.nn.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.pydl4j.nn.data.MiniBatches;

/** A network whose output can be held against labels, over one pass of data. Names are DL4J's. */
public interface Evaluable {
  /**
   * Counts all batches into an evaluation, which is returned.
   *
   * @throws org.pydl4j.nd.errors.DataException if there are no labels, or some that cannot be
   *     counted; names the row
   * @throws org.pydl4j.nd.errors.ShapeException if it does not fit the network's output
   */
  <T extends IEvaluation<T>> T doEvaluation(MiniBatches data, T evaluation);

  /** Whether the output stands for classes: behind a cross-entropy or softmax. */
  boolean classifies();

  /**
   * Numbers in one row of the output.
   *
   * @throws org.pydl4j.nd.errors.ConfigurationException if the output is no row of numbers
   */
  int outputColumns();

  /**
   * Counts all batches into several evaluations in one pass; each is returned in its place.
   *
   * @throws org.pydl4j.nd.errors.DataException as {@link #doEvaluation(MiniBatches, IEvaluation)}
   *     does
   */
  default IEvaluation<?>[] doEvaluation(
      MiniBatches data, IEvaluation<?> first, IEvaluation<?>... more) {
    List<IEvaluation<?>> all = new ArrayList<>(List.of(more));
    all.add(0, first);
    doEvaluation(data, new Several(all));
    return all.toArray(IEvaluation<?>[]::new);
  }

  /** Names of the classes, or none. */
  List<String> labels();

  /** Accuracy, precision, recall, F1 and the confusion matrix. */
  default Evaluation evaluate(MiniBatches data) {
    return evaluate(data, Evaluation.builder());
  }

  /** The same, with names of the classes. */
  default Evaluation evaluate(MiniBatches data, List<String> labels) {
    return evaluate(data, Evaluation.builder().labels(labels));
  }

  /** The same, with the top N accuracy. */
  default Evaluation evaluate(MiniBatches data, List<String> labels, int topN) {
    return evaluate(data, Evaluation.builder().labels(labels).topN(topN));
  }

  /** The same, counted as it is set; names that are not set are the network's. */
  default Evaluation evaluate(MiniBatches data, EvaluationBuilder settings) {
    return doEvaluation(data, settings.forOutput(outputColumns(), labels()).build());
  }

  /** Errors and correlation of each column. */
  default RegressionEvaluation evaluateRegression(MiniBatches data) {
    return doEvaluation(data, new RegressionEvaluation(outputColumns()));
  }

  /** The ROC of a network with one probability or two classes; 0 steps for exact. */
  default ROC evaluateROC(MiniBatches data, int thresholdSteps) {
    return doEvaluation(data, new ROC(thresholdSteps));
  }

  /** The ROC of each class against the others; 0 steps for exact. */
  default ROCMultiClass evaluateROCMultiClass(MiniBatches data, int thresholdSteps) {
    return doEvaluation(data, new ROCMultiClass(outputColumns(), thresholdSteps));
  }

  /** The ROC of each of several yes-or-no questions; 0 steps for exact. */
  default ROCBinary evaluateROCBinary(MiniBatches data, int thresholdSteps) {
    return doEvaluation(data, new ROCBinary(outputColumns(), thresholdSteps));
  }

  /** Accuracy and the like of each of several yes-or-no questions, at the threshold 0.5. */
  default EvaluationBinary evaluateBinary(MiniBatches data) {
    return doEvaluation(data, new EvaluationBinary(outputColumns()));
  }

  /** Whether probabilities can be taken at their word; {@code bins} steps of the probability. */
  default EvaluationCalibration evaluateCalibration(MiniBatches data, int bins) {
    return doEvaluation(data, new EvaluationCalibration(outputColumns(), bins));
  }
}
