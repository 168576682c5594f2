package org.pydl4j.nn.training;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Reduction;
import org.pydl4j.nn.layers.SupervisedLayer;
import org.pydl4j.nn.losses.LabelRange;
import org.pydl4j.nn.plan.Node;

/** Refuses labels that a loss cannot work on, before they change a weight. */
final class LabelCheck {
  /** Rows that are copied to the heap at once in the search for the wrong one. */
  private static final long PIECE = 1 << 16;

  private final Node node;
  private final SupervisedLayer layer;
  private final Target target;

  /** For a node whose layer has a loss. */
  LabelCheck(Node node, SupervisedLayer layer, Target target) {
    this.node = node;
    this.layer = layer;
    this.target = target;
  }

  /**
   * Looks at labels [n, nOut], of one output also [n], or class indices [n]; of sequences with a
   * last axis of time, as the layer computes.
   *
   * @param labels may be null, which is refused where they are needed
   * @param firstRow what messages call the first row
   * @throws DataException naming the row and the label
   * @throws org.pydl4j.nd.errors.ShapeException if they do not fit the outputs or the loss
   */
  void check(@Nullable NDArray labels, long firstRow) {
    if (labels == null || labels.length() == 0) {
      return;
    }
    target.require(labels, labels.size(0));
    if (labels.dtype() == DType.BOOL) {
      return;
    }
    boolean indices = target.areIndices(labels);
    LabelRange range =
        indices ? new LabelRange(0, target.columns() - 1.0) : layer.labelRange(target.columns());
    if (!range.isUnlimited() && !within(range, labels)) {
      throw refusal(labels, range, indices, firstRow);
    }
  }

  private static boolean within(LabelRange range, NDArray labels) {
    try (Scope scope = Scope.open()) { // NaN is the least and the greatest of its array
      return range.contains(Reduction.min(labels).getDouble())
          && range.contains(Reduction.max(labels).getDouble());
    }
  }

  private DataException refusal(NDArray labels, LabelRange range, boolean indices, long firstRow) {
    long width = labels.length() / labels.size(0);
    for (long start = 0; start < labels.size(0); start += PIECE) {
      long end = Math.min(labels.size(0), start + PIECE);
      double[] values;
      try (NDArray rows = Indexing.slice(labels, 0, start, end)) {
        values = rows.toDoubleArray();
      }
      for (int i = 0; i < values.length; i++) {
        if (!range.contains(values[i])) {
          long row = firstRow + start + i / width;
          return indices
              ? wrongIndex((long) values[i], row)
              : wrongNumber(values[i], range, row, width > 1 ? ", column " + i % width : "");
        }
      }
    }
    throw new IllegalStateException("The labels changed while they were looked at.");
  }

  private DataException wrongIndex(long label, long row) {
    long classes = target.columns();
    return new DataException(
        "The label in row "
            + row
            + " is "
            + label
            + ", but the "
            + classes
            + " outputs of "
            + node.described()
            + " are classes 0 to "
            + (classes - 1)
            + ". Rows and classes count from 0: change the labels, or the layer's nOut.");
  }

  private DataException wrongNumber(double label, LabelRange range, long row, String column) {
    return new DataException(
        "The label in row "
            + row
            + column
            + " (from 0) is "
            + label
            + ", but labels for the loss "
            + layer.lossName()
            + " of "
            + node.described()
            + " must be "
            + range.described()
            + ". Change the labels, or the loss.");
  }
}
