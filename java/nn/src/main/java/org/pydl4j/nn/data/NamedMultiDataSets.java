package org.pydl4j.nn.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pydl4j.nd.NDArray;

/** Mini-batches in order, under the names of a model. */
final class NamedMultiDataSets extends ForwardedBatches<MultiDataSetIterator>
    implements BatchIterator {
  private final List<String> inputs;
  private final List<String> outputs;

  NamedMultiDataSets(MultiDataSetIterator data, List<String> inputs, List<String> outputs) {
    super(data);
    this.inputs = inputs;
    this.outputs = outputs;
  }

  @Override
  public Batch next() {
    return data.next().batch(inputs, outputs);
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
}
