package org.pydl4j.nn.data;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.DataException;

/** Mini-batches of one input and one output in the form of several as those of one. */
final class SingleDataSets extends ForwardedBatches<MultiDataSetIterator>
    implements DataSetIterator {
  SingleDataSets(MultiDataSetIterator data) {
    super(data);
  }

  @Override
  public DataSet next() {
    MultiDataSet next = data.next();
    if (next.features().size() != 1 || next.labels().size() > 1) {
      throw new DataException(
          "One input and one output at most are wanted here. Got "
              + next.features().size()
              + " arrays of features and "
              + next.labels().size()
              + " of labels.");
    }
    return new DataSet(
        next.features().get(0),
        next.labels().isEmpty() ? null : next.labels().get(0),
        first(next.featuresMasks()),
        first(next.labelsMasks()),
        next.weights());
  }

  private static @Nullable NDArray first(List<@Nullable NDArray> masks) {
    return masks.isEmpty() ? null : masks.get(0);
  }

  @Override
  public @Nullable NDArray labels() {
    List<NDArray> labels = data.labels();
    return labels.size() == 1 ? labels.get(0) : null;
  }

  @Override
  public MultiDataSetIterator multi() {
    return data;
  }
}
