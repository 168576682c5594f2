package org.pydl4j.nn.data;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.ops.Arithmetic;
import org.pydl4j.nd.ops.Casts;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Reduction;

/**
 * Mini-batches of another iterator, whose examples count as much as their class says, times the
 * weight that they have. It borrows the other iterator, and owns the weights of the last mini-batch
 * until {@link #close()}.
 */
public final class ClassWeightedIterator extends ForwardedBatches<DataSetIterator>
    implements DataSetIterator {
  private final NDArray byClass;
  private @Nullable NDArray last;

  /**
   * Weights of examples by their labels.
   *
   * @param data with class indices [n] or one-hot labels [n, classes]; of one output 0 or 1
   * @param weights how much an example of each class counts, at least 0
   */
  public ClassWeightedIterator(DataSetIterator data, double... weights) {
    super(data);
    if (weights.length < 2 || !Arrays.stream(weights).allMatch(weight -> weight >= 0)) {
      throw new ConfigurationException(
          "The class weights must be a number of at least 0 for each of two or more classes. Got "
              + Arrays.toString(weights)
              + ".");
    }
    this.byClass = Scope.detach(Nd.create(weights));
  }

  @Override
  public DataSet next() {
    DataSet batch = data.next();
    forget();
    try (Scope scope = Scope.open()) {
      NDArray weights = Indexing.take(byClass, classes(batch), 0);
      NDArray own = batch.weights();
      last = Scope.detach(own == null ? weights : Arithmetic.mul(weights, own));
    }
    return batch.withWeights(last);
  }

  private NDArray classes(DataSet batch) {
    NDArray labels = batch.labels();
    if (labels == null) {
      throw new DataException("Class weights need labels. This data set has none.");
    }
    boolean column = labels.rank() == 2 && labels.size(1) == 1;
    if (labels.rank() > 2 || labels.rank() == 2 && !column && labels.size(1) != byClass.length()) {
      throw new ConfigurationException(
          "There are "
              + byClass.length()
              + " class weights, which need labels [n] or [n, "
              + byClass.length()
              + "]. Got labels "
              + Arrays.toString(labels.shape())
              + ".");
    }
    NDArray indices =
        labels.rank() == 2 && !column
            ? Reduction.argMax(labels, 1)
            : Casts.castTo(labels.reshape(labels.size(0)), DType.INT64);
    return inside(indices);
  }

  private NDArray inside(NDArray indices) {
    double least = Reduction.min(indices).getDouble();
    double most = Reduction.max(indices).getDouble();
    if (least < 0 || most >= byClass.length()) {
      throw new DataException(
          "There are "
              + byClass.length()
              + " class weights, and a label is class "
              + (long) (least < 0 ? least : most)
              + ".");
    }
    return indices;
  }

  @Override
  public @Nullable NDArray labels() {
    return data.labels();
  }

  private void forget() {
    NDArray before = last;
    last = null;
    if (before != null) {
      before.close();
    }
  }

  @Override
  public void close() {
    forget();
    byClass.close();
  }
}
