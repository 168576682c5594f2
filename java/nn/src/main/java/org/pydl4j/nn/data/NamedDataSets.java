package org.pydl4j.nn.data;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;

/** Mini-batches of one input and one output as those of several. */
record NamedDataSets(DataSetIterator data) implements MultiDataSetIterator {
  @Override
  public boolean hasNext() {
    return data.hasNext();
  }

  @Override
  public MultiDataSet next() {
    return data.next().multi();
  }

  @Override
  public void reset() {
    data.reset();
  }

  @Override
  public void startEpoch(long epoch) {
    data.startEpoch(epoch);
  }

  @Override
  public @Nullable DataPosition position() {
    return data.position();
  }

  @Override
  public DataSetIterator single() {
    return data;
  }

  @Override
  public int batch() {
    return data.batch();
  }

  @Override
  public long totalExamples() {
    return data.totalExamples();
  }

  @Override
  public List<NDArray> labels() {
    @Nullable NDArray labels = data.labels();
    return labels == null ? List.of() : List.of(labels);
  }

  @Override
  public void close() {
    data.close();
  }
}
