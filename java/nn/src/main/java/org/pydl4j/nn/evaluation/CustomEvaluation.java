package org.pydl4j.nn.evaluation;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * A number of a user's own, from functions: what a batch gives, how two of them are joined, and the
 * number that follows. DL4J: {@code CustomEvaluation}.
 *
 * <pre>{@code
 * record Sum(double error, long examples) implements Serializable {}
 * CustomEvaluation<Sum> worst =
 *     new CustomEvaluation<>(
 *         (labels, predictions) -> new Sum(…, labels.size(0)),
 *         (a, b) -> new Sum(a.error() + b.error(), a.examples() + b.examples()),
 *         sum -> sum.error() / sum.examples());
 * }</pre>
 *
 * @param <T> what a batch gives; no native memory
 */
public final class CustomEvaluation<T extends Serializable>
    implements IEvaluation<CustomEvaluation<T>> {
  private static final long serialVersionUID = 1L;

  /** What a batch gives. DL4J: {@code EvaluationLambda}. */
  @FunctionalInterface
  public interface EvaluationLambda<T> extends Serializable {
    /** Of labels and predictions as the network gives them, [n, …] both, which stay open. */
    T eval(NDArray labels, NDArray predictions);
  }

  /** Joins what two batches gave. DL4J: {@code MergeLambda}. */
  @FunctionalInterface
  public interface MergeLambda<T> extends Serializable {
    /** Of the earlier and the later one. */
    T merge(T a, T b);
  }

  /** The number that follows. DL4J: {@code ResultLambda}. */
  @FunctionalInterface
  public interface ResultLambda<T> extends Serializable {
    /** Of all batches. */
    double toResult(T all);
  }

  private final EvaluationLambda<T> evaluation;
  private final MergeLambda<T> merge;
  private final ResultLambda<T> result;
  private @Nullable T counted;

  /** Nothing counted yet. */
  public CustomEvaluation(
      EvaluationLambda<T> evaluation, MergeLambda<T> merge, ResultLambda<T> result) {
    this.evaluation = evaluation;
    this.merge = merge;
    this.result = result;
  }

  @Override
  public void eval(NDArray labels, NDArray predictions) {
    add(evaluation.eval(labels, predictions));
  }

  private void add(T more) {
    T before = counted;
    counted = before == null ? more : merge.merge(before, more);
  }

  @Override
  public void merge(CustomEvaluation<T> other) {
    T more = other.counted;
    if (more != null) {
      add(more);
    }
  }

  /**
   * The number over all batches. DL4J: {@code getValue}.
   *
   * @throws ConfigurationException if nothing was counted
   */
  public double value() {
    T all = counted;
    if (all == null) {
      throw new ConfigurationException(
          "This CustomEvaluation has counted nothing. Evaluate a network with it first.");
    }
    return result.toResult(all);
  }

  @Override
  public String stats() {
    return "value: " + value() + System.lineSeparator();
  }

  @Override
  public String toJson() {
    return new ScoreJson().put("value", counted == null ? Double.NaN : value()).toString();
  }

  @Override
  public String toString() {
    return counted == null ? "nothing counted" : stats();
  }
}
