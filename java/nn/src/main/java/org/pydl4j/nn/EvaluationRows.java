package org.pydl4j.nn;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.ops.Comparison;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.evaluation.IEvaluation;

/**
 * Labels and outputs as the rows that evaluations count: each example, each real time step, or each
 * pixel.
 */
final class EvaluationRows {
  private EvaluationRows() {}

  /**
   * Counts a batch.
   *
   * @param labels [n, columns], or class indices [n]; with further axes behind, of time or pixels
   * @param outputs [n, columns], or with the same axes behind
   * @param mask [n], or [n] with these axes: 1 where a row counts; null when all do
   */
  static void count(
      IEvaluation<?> evaluation, NDArray labels, NDArray outputs, @Nullable NDArray mask) {
    if (outputs.rank() == 2 && mask == null) {
      evaluation.eval(labels, outputs);
      return;
    }
    try (Scope scope = Scope.open()) {
      boolean several = outputs.rank() > 2;
      NDArray expected = several ? rows(labels, labels.rank() < outputs.rank()) : labels;
      NDArray made = several ? rows(outputs, false) : outputs;
      if (mask != null) {
        NDArray flat = Shapes.reshape(mask, mask.length());
        NDArray real = Shapes.flatten(Indexing.nonZero(Comparison.ne(flat, 0)));
        expected = Indexing.take(expected, real, 0);
        made = Indexing.take(made, real, 0);
      }
      evaluation.eval(expected, made);
    }
  }

  private static NDArray rows(NDArray values, boolean indices) {
    return indices
        ? Shapes.reshape(values, values.length())
        : Shapes.reshape(Shapes.moveAxis(values, 1, -1), -1, values.size(1));
  }
}
