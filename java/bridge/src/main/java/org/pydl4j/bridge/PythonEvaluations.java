package org.pydl4j.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.data.MiniBatches;
import org.pydl4j.nn.evaluation.Evaluable;
import org.pydl4j.nn.evaluation.Evaluation;
import org.pydl4j.nn.evaluation.EvaluationBinary;
import org.pydl4j.nn.evaluation.EvaluationCalibration;
import org.pydl4j.nn.evaluation.IEvaluation;
import org.pydl4j.nn.evaluation.ROC;
import org.pydl4j.nn.evaluation.ROCBinary;
import org.pydl4j.nn.evaluation.ROCMultiClass;
import org.pydl4j.nn.evaluation.RegressionEvaluation;
import org.pydl4j.nn.listeners.EvaluativeListener;
import org.pydl4j.nn.listeners.EvaluativeListener.InvocationType;

/** Several evaluations at once, which Python names by their classes and reads as JSON. */
public final class PythonEvaluations {
  private static final Map<String, Function<Evaluable, IEvaluation<?>>> KINDS =
      Map.of(
          "Evaluation", Evaluation.Metric.F1::evaluation,
          "EvaluationBinary", net -> new EvaluationBinary(net.outputColumns()),
          "EvaluationCalibration", net -> new EvaluationCalibration(net.outputColumns()),
          "ROC", net -> new ROC(),
          "ROCBinary", net -> new ROCBinary(net.outputColumns(), 0),
          "ROCMultiClass", net -> new ROCMultiClass(net.outputColumns(), 0),
          "RegressionEvaluation", net -> new RegressionEvaluation(net.outputColumns()));

  private PythonEvaluations() {}

  /** What Python implements to count by itself. */
  public interface Sink {
    /** A batch; both arrays are valid until it returns. */
    void eval(NDArray labels, NDArray predictions);
  }

  /** What Python implements to be told. */
  public interface Told {
    /** The evaluations as JSON, in the order of their kinds. */
    void told(long iteration, long epoch, List<String> numbers);
  }

  /**
   * Counts one pass.
   *
   * @param kinds names of the classes
   * @param custom gets all batches, too; null for nobody
   * @return JSON for each kind
   */
  public static List<String> count(
      Evaluable network, MiniBatches data, List<String> kinds, @Nullable Sink custom) {
    List<IEvaluation<?>> all = new ArrayList<>();
    kinds(kinds).forEach(kind -> all.add(kind.apply(network)));
    if (custom != null) {
      all.add(new Custom(custom));
    }
    network.doEvaluation(
        data, all.get(0), all.subList(1, all.size()).toArray(IEvaluation<?>[]::new));
    return json(all.subList(0, kinds.size()));
  }

  /** A listener that hands such evaluations to Python. */
  public static EvaluativeListener listener(
      MiniBatches data, int every, InvocationType type, List<String> kinds, Told sink) {
    return new EvaluativeListener(data, every, type, kinds(kinds))
        .setCallback((iteration, epoch, all) -> sink.told(iteration, epoch, json(all)));
  }

  private static List<Function<Evaluable, IEvaluation<?>>> kinds(List<String> names) {
    List<Function<Evaluable, IEvaluation<?>>> found = new ArrayList<>();
    for (String name : names) {
      Function<Evaluable, IEvaluation<?>> kind = KINDS.get(name);
      if (kind == null) {
        throw new ConfigurationException("There is no evaluation '" + name + "'.");
      }
      found.add(kind);
    }
    return found;
  }

  private static List<String> json(List<IEvaluation<?>> all) {
    List<String> texts = new ArrayList<>();
    all.forEach(each -> texts.add(each.toJson()));
    return texts;
  }

  /** Counts in Python. */
  private static final class Custom implements IEvaluation<Custom> {
    private static final long serialVersionUID = 1L;

    private final transient Sink sink;

    private Custom(Sink sink) {
      this.sink = sink;
    }

    @Override
    public void eval(NDArray labels, NDArray predictions) {
      sink.eval(labels, predictions);
    }

    @Override
    public void merge(Custom other) {
      throw new UnsupportedOperationException("Python counts in one process.");
    }

    @Override
    public String stats() {
      return "";
    }

    @Override
    public String toJson() {
      return "null";
    }
  }
}
