package org.pydl4j.nn;

import java.util.List;
import org.pydl4j.nn.data.MiniBatches;
import org.pydl4j.nn.evaluation.Evaluable;
import org.pydl4j.nn.evaluation.IEvaluation;

/** One output of a network, to be held against its labels. */
record OutputView(NetworkInference network, String name, int number) implements Evaluable {
  @Override
  public <T extends IEvaluation<T>> T doEvaluation(MiniBatches data, T evaluation) {
    return network.doEvaluation(data, name, evaluation);
  }

  @Override
  public boolean classifies() {
    return network.classifies(number);
  }

  @Override
  public int outputColumns() {
    return network.outputColumns(number);
  }

  /** Those of the network belong to its first output. */
  @Override
  public List<String> labels() {
    return number == 0 ? network.labels() : List.of();
  }
}
