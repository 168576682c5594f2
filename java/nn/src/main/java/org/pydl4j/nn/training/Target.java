package org.pydl4j.nn.training;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.SupervisedLayer;
import org.pydl4j.nn.plan.AxisOrder;
import org.pydl4j.nn.plan.Node;

/** The labels that an output layer takes: their shapes, and their rows. */
final class Target {
  private final Node node;
  private final SupervisedLayer layer;
  private final InputType outside;

  /**
   * For a node whose layer has a loss.
   *
   * @param outside its output as it is handed out
   */
  Target(Node node, SupervisedLayer layer, InputType outside) {
    this.node = node;
    this.layer = layer;
    this.outside = outside;
  }

  /** Labels of any shape with their axes as the layer computes: a view. */
  NDArray inside(NDArray labels) {
    return AxisOrder.inside(outside, labels);
  }

  /** Numbers in a row of the output. */
  long columns() {
    return node.output().features();
  }

  /** Whether these are class indices in place of one-hot rows. */
  boolean areIndices(NDArray labels) {
    boolean named = labels.dtype().isInteger() || labels.dtype() == DType.BOOL && columns() > 1;
    return named && layer.acceptsClassIndices() && fits(labels.shape(), indexShape(labels.size(0)));
  }

  /**
   * Refuses labels that do not fit n examples, the output or the loss.
   *
   * @throws DataException if there are none
   * @param labels with their axes as the layer computes
   * @throws ShapeException if their shape is another one
   */
  NDArray require(@Nullable NDArray labels, long n) {
    if (labels == null) {
      throw new DataException("Training needs labels. This data set has none.");
    }
    long[] shape = labels.shape();
    boolean whole = fits(shape, labelShape(n));
    boolean column = columns() == 1 && fits(shape, indexShape(n));
    if (whole || column || (labels.size(0) == n && areIndices(labels))) {
      return labels;
    }
    throw new ShapeException(
        "The output layer expects labels "
            + InputType.text(AxisOrder.outside(outside, labelShape(n)))
            + (columns() == 1 ? " or " + InputType.text(indexShape(n)) : "")
            + (layer.acceptsClassIndices()
                ? " or integer class indices " + InputType.text(indexShape(n))
                : "")
            + ", got "
            + labels.dtype()
            + " "
            + Arrays.toString(AxisOrder.outside(outside, shape))
            + ". "
            + remedy(labels, n));
  }

  /** What makes class indices of another form into such that the loss takes. */
  private String remedy(NDArray labels, long n) {
    long[] indices = indexShape(n);
    long[] column = LongStream.concat(Arrays.stream(indices), LongStream.of(1)).toArray();
    boolean named = labels.dtype().isInteger();
    if (columns() == 1 || !fits(labels.shape(), indices) && !fits(labels.shape(), column)) {
      return "Change the labels or the layer's nOut.";
    }
    if (!layer.acceptsClassIndices()) {
      return "This loss takes no class indices: make them one-hot, or change the layer's nOut.";
    }
    String cast = "cast them to int64";
    if (fits(labels.shape(), indices)) {
      return "If these are class indices, " + cast + "; else change the layer's nOut.";
    }
    return "If these are class indices, reshape them to "
        + InputType.text(indices)
        + (named ? "" : " and " + cast)
        + ", without the axis of 1; else change the layer's nOut.";
  }

  /** The shape of labels that are no indices: that of the output, but for losses of their own. */
  private long[] labelShape(long n) {
    return layer.labelShape(node.output().batchShape(n));
  }

  /** The shape without the axis of classes. */
  private long[] indexShape(long n) {
    long[] whole = node.output().batchShape(n);
    long[] shape = new long[whole.length - 1];
    shape[0] = n;
    System.arraycopy(whole, 2, shape, 1, shape.length - 1);
    return shape;
  }

  private static boolean fits(long[] shape, long[] expected) {
    boolean fits = shape.length == expected.length;
    for (int i = 0; fits && i < shape.length; i++) {
      fits = expected[i] < 0 || shape[i] == expected[i];
    }
    return fits;
  }

  /**
   * The labels of n examples as the loss takes them: [rows, nOut] in the network's type, or class
   * indices [rows] as int64.
   */
  NDArray rows(@Nullable NDArray given, long n, DType type) {
    if (given == null && !layer.needsLabels()) {
      return Nd.zeros(type, n, 1);
    }
    NDArray labels = require(given, n);
    if (areIndices(labels)) {
      NDArray indices = Batches.features(labels, DType.INT64);
      return indices.rank() == 1 ? indices : Shapes.reshape(indices, indices.length());
    }
    NDArray numbers = Batches.features(labels, type);
    if (!fits(numbers.shape(), labelShape(n))) { // one output, its axis left out
      return Shapes.reshape(numbers, numbers.length(), 1);
    }
    return node.labelRows(numbers);
  }
}
