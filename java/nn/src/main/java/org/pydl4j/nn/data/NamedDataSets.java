package org.pydl4j.nn.data;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;

/** Mini-batches of one input and one output as those of several. */
final class NamedDataSets extends ForwardedBatches<DataSetIterator>
    implements MultiDataSetIterator {
  NamedDataSets(DataSetIterator data) {
    super(data);
  }

  @Override
  public MultiDataSet next() {
    return data.next().multi();
  }

  @Override
  public DataSetIterator single() {
    return data;
  }

  @Override
  public List<NDArray> labels() {
    @Nullable NDArray labels = data.labels();
    return labels == null ? List.of() : List.of(labels);
  }
}
