package org.pydl4j.nn;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.conf.Names;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.data.BatchIterator;
import org.pydl4j.nn.data.MiniBatches;
import org.pydl4j.nn.evaluation.Evaluable;
import org.pydl4j.nn.evaluation.IEvaluation;

/** One output of a model of any kind, to be held against labels. It borrows the model. */
public final class ModelOutput implements Evaluable {
  private final Model model;
  private final int number;

  private ModelOutput(Model model, int number) {
    this.model = model;
    this.number = number;
  }

  /**
   * An output by its name; the first one where that is empty. Of a network it is that of {@link
   * NetworkInference#at}, which knows masks and series.
   *
   * @throws ConfigurationException if there is none of this name
   */
  public static Evaluable of(Model model, String output) {
    List<String> names = model.signature().outputNames();
    int number = output.isEmpty() ? 0 : names.indexOf(output);
    if (number < 0) {
      throw new ConfigurationException(
          "The model has no output '" + output + "'. " + Names.suggestion(output, names));
    }
    return model instanceof NetworkInference network
        ? network.at(names.get(number))
        : new ModelOutput(model, number);
  }

  private Signature.Tensor output() {
    return model.signature().outputs().get(number);
  }

  @Override
  public <T extends IEvaluation<T>> T doEvaluation(MiniBatches data, T evaluation) {
    Signature signature = model.signature();
    BatchIterator batches = data.named(signature.inputNames(), signature.outputNames());
    batches.reset();
    while (batches.hasNext()) {
      count(batches.next(), evaluation);
    }
    return evaluation;
  }

  private void count(Batch batch, IEvaluation<?> evaluation) {
    NDArray labels = batch.labels().get(output().name());
    if (labels == null) {
      throw new DataException("Evaluation needs labels. This data set has none.");
    }
    if (!batch.inputMasks().isEmpty()) {
      throw new DataException("This model takes no masks of features. Leave them out.");
    }
    try (Scope scope = Scope.open()) {
      Map<String, NDArray> made = model.output(batch.inputs());
      EvaluationRows.count(
          evaluation,
          labels,
          Objects.requireNonNull(made.get(output().name())),
          batch.labelMasks().get(output().name()));
    }
  }

  /** Several numbers a row are taken for classes. */
  @Override
  public boolean classifies() {
    return outputColumns() > 1;
  }

  @Override
  public int outputColumns() {
    long[] shape = output().shape();
    long columns = shape.length == 2 ? shape[1] : -1;
    if (columns < 1) {
      throw new ConfigurationException(
          "Evaluations count rows of as many numbers as the model says. This output is "
              + output()
              + ".");
    }
    return Math.toIntExact(columns);
  }

  /** Those of the model belong to its first output. */
  @Override
  public List<String> labels() {
    return number == 0 ? model.labels() : List.of();
  }
}
