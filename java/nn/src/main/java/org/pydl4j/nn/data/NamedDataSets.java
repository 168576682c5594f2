package org.pydl4j.nn.data;

import java.util.Map;
import org.pydl4j.nd.NDArray;

/** Mini-batches of one input and one output under the names of a model. */
final class NamedDataSets implements BatchIterator {
  private final DataSetIterator data;
  private final String input;
  private final String output;

  NamedDataSets(DataSetIterator data, String input, String output) {
    this.data = data;
    this.input = input;
    this.output = output;
  }

  @Override
  public boolean hasNext() {
    return data.hasNext();
  }

  @Override
  public Batch next() {
    return data.next().batch(input, output);
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
  public int batch() {
    return data.batch();
  }

  @Override
  public long totalExamples() {
    return data.totalExamples();
  }

  @Override
  public Map<String, NDArray> labels() {
    NDArray labels = data.labels();
    return labels == null ? Map.of() : Map.of(output, labels);
  }

  @Override
  public void close() {
    data.close();
  }
}
