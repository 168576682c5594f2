package org.pydl4j.nn;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.ops.Comparison;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.evaluation.IEvaluation;

/** Labels and outputs as the rows that evaluations count: each example, or each real time step. */
final class EvaluationRows {
  private EvaluationRows() {}

  /**
   * Counts a batch.
   *
   * @param labels [n, columns], or class indices [n]; with a further last axis of time
   * @param outputs [n, columns] or [n, columns, time]
   * @param mask [n] or [n, time]: 1 where a row counts; null when all do
   */
  static void count(
      IEvaluation<?> evaluation, NDArray labels, NDArray outputs, @Nullable NDArray mask) {
    if (outputs.rank() == 2 && mask == null) {
      evaluation.eval(labels, outputs);
      return;
    }
    try (Scope scope = Scope.open()) {
      boolean sequences = outputs.rank() == 3;
      NDArray expected = sequences ? rows(labels) : labels;
      NDArray made = sequences ? rows(outputs) : outputs;
      if (mask != null) {
        NDArray flat = Shapes.reshape(mask, mask.length());
        NDArray real = Shapes.flatten(Indexing.nonZero(Comparison.ne(flat, 0)));
        expected = Indexing.take(expected, real, 0);
        made = Indexing.take(made, real, 0);
      }
      evaluation.eval(expected, made);
    }
  }

  private static NDArray rows(NDArray sequences) {
    if (sequences.rank() == 2) { // class indices
      return Shapes.reshape(sequences, sequences.length());
    }
    long[] shape = sequences.shape();
    return Shapes.reshape(Shapes.permute(sequences, 0, 2, 1), shape[0] * shape[2], shape[1]);
  }
}
