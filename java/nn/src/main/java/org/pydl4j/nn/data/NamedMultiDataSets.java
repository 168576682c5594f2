package org.pydl4j.nn.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;

/** Mini-batches in order, under the names of a model. */
final class NamedMultiDataSets implements BatchIterator {
  private final MultiDataSetIterator data;
  private final List<String> inputs;
  private final List<String> outputs;

  NamedMultiDataSets(MultiDataSetIterator data, List<String> inputs, List<String> outputs) {
    this.data = data;
    this.inputs = inputs;
    this.outputs = outputs;
  }

  @Override
  public boolean hasNext() {
    return data.hasNext();
  }

  @Override
  public Batch next() {
    return data.next().batch(inputs, outputs);
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
  public int batch() {
    return data.batch();
  }

  @Override
  public long totalExamples() {
    return data.totalExamples();
  }

  @Override
  public Map<String, NDArray> labels() {
    List<NDArray> all = data.labels();
    Map<String, NDArray> named = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(all.size(), outputs.size()); i++) {
      named.put(outputs.get(i), all.get(i));
    }
    return named;
  }

  @Override
  public void close() {
    data.close();
  }
}
