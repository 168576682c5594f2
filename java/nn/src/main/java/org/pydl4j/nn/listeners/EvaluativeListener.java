package org.pydl4j.nn.listeners;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.data.MiniBatches;
import org.pydl4j.nn.evaluation.Evaluable;
import org.pydl4j.nn.evaluation.Evaluation;
import org.pydl4j.nn.evaluation.IEvaluation;

/**
 * Evaluates the network on other data every so many mini-batches or passes, in one pass of them
 * however many evaluations there are. It borrows the data. DL4J: {@code EvaluativeListener}.
 */
public final class EvaluativeListener implements TrainingListener {
  /** When it evaluates. DL4J: {@code InvocationType}. */
  public enum InvocationType {
    /** After mini-batches. */
    ITERATION_END,
    /** Before passes. */
    EPOCH_START,
    /** After passes. */
    EPOCH_END
  }

  /** Gets the evaluations. DL4J: {@code EvaluationCallback}. */
  @FunctionalInterface
  public interface Callback {
    /**
     * After each evaluation.
     *
     * @param iteration mini-batches that the network was trained on
     * @param epoch whole passes over the data
     */
    void call(long iteration, long epoch, List<IEvaluation<?>> evaluations);
  }

  private final MiniBatches data;
  private final int every;
  private final InvocationType type;
  private final List<Function<Evaluable, IEvaluation<?>>> kinds;
  private Callback callback = EvaluativeListener::print;
  private long calls;
  private List<IEvaluation<?>> last = List.of();

  /** An {@link Evaluation} after every {@code every}-th pass (at least 1), on standard output. */
  public EvaluativeListener(MiniBatches data, int every) {
    this(data, every, InvocationType.EPOCH_END, List.of());
  }

  /**
   * Evaluations at other times.
   *
   * @param data with labels; used by nobody else meanwhile
   * @param every mini-batches or passes between two of them, at least 1
   * @param kinds what makes an evaluation that has counted nothing yet, such as {@code net -> new
   *     ROC()}; none for an {@link Evaluation}
   */
  public EvaluativeListener(
      MiniBatches data,
      int every,
      InvocationType type,
      List<Function<Evaluable, IEvaluation<?>>> kinds) {
    if (every < 1) {
      throw new ConfigurationException(
          "The 'every' of an EvaluativeListener must be at least 1. Got " + every + " instead.");
    }
    this.data = data;
    this.every = every;
    this.type = type;
    this.kinds = kinds.isEmpty() ? List.of(Evaluation.Metric.F1::evaluation) : List.copyOf(kinds);
  }

  /** Hands the evaluations over in place of printing them. */
  public EvaluativeListener setCallback(Callback callback) {
    this.callback = callback;
    return this;
  }

  /** The last evaluations; empty before the first. DL4J: {@code getEvaluations}. */
  public List<IEvaluation<?>> evaluations() {
    return last;
  }

  private static void print(long iteration, long epoch, List<IEvaluation<?>> evaluations) {
    System.out.println("Evaluation after iteration " + iteration + ", epoch " + epoch);
    evaluations.forEach(each -> System.out.println(each.stats()));
  }

  @Override
  public void iterationDone(TrainingProgress progress) {
    invoke(InvocationType.ITERATION_END, progress);
  }

  @Override
  public void onEpochStart(TrainingProgress progress) {
    invoke(InvocationType.EPOCH_START, progress);
  }

  @Override
  public void onEpochEnd(TrainingProgress progress) {
    invoke(InvocationType.EPOCH_END, progress);
  }

  private void invoke(InvocationType now, TrainingProgress progress) {
    if (now != type || ++calls % every != 0) {
      return;
    }
    if (!(progress.model() instanceof Evaluable network)) {
      throw new ConfigurationException(
          "An EvaluativeListener needs a model that can be evaluated. This one is a "
              + progress.model().getClass().getName()
              + ".");
    }
    List<IEvaluation<?>> all = new ArrayList<>();
    kinds.forEach(kind -> all.add(kind.apply(network)));
    network.doEvaluation(
        data, all.get(0), all.subList(1, all.size()).toArray(IEvaluation<?>[]::new));
    last = all;
    callback.call(progress.iteration(), progress.epoch(), all);
  }
}
