package org.pydl4j.nn.evaluation;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;

/** What an {@link Evaluation} is set to; see {@link Evaluation#builder()}. */
public final class EvaluationBuilder implements Serializable {
  private static final long serialVersionUID = 1L;

  private int classes;
  private List<String> labels = List.of();
  private int topN = 1;
  private @Nullable Integer binaryPositiveClass = 1;
  private Decision decision = Decision.GREATEST;

  EvaluationBuilder() {}

  private EvaluationBuilder(EvaluationBuilder other) {
    classes = other.classes;
    labels = other.labels;
    topN = other.topN;
    binaryPositiveClass = other.binaryPositiveClass;
    decision = other.decision;
  }

  /**
   * The number of classes; 1 stands for the two of a probability. Unset, it is that of the names,
   * or of the first predictions' columns.
   */
  public EvaluationBuilder classes(int number) {
    classes = Math.max(2, Table.requireColumns(number));
    return this;
  }

  /** Names of the classes. */
  public EvaluationBuilder labels(List<String> names) {
    labels = List.copyOf(names);
    return this;
  }

  /**
   * Examples are right for {@link Evaluation#topNAccuracy()} when fewer than this many scores are
   * greater than that of their class. Default: 1.
   */
  public EvaluationBuilder topN(int number) {
    if (number < 1) {
      throw new ConfigurationException("The 'topN' must be at least 1. Got " + number + ".");
    }
    topN = number;
    return this;
  }

  /**
   * The class whose precision, recall, F1 and the like stand for both where there are two classes.
   * Default: 1.
   *
   * @param label 0, 1, or null for the mean of both
   */
  public EvaluationBuilder binaryPositiveClass(@Nullable Integer label) {
    if (label != null && label != 0 && label != 1) {
      throw new ConfigurationException(
          "The 'binaryPositiveClass' must be 0, 1 or null. Got " + label + ".");
    }
    binaryPositiveClass = label;
    return this;
  }

  /** Of two classes, 1 is predicted when its probability is this or more; 0 to 1. */
  public EvaluationBuilder binaryDecisionThreshold(double probability) {
    decision = new Decision(probability, decision.costs());
    return this;
  }

  /** The class with the greatest score times its cost is predicted; numbers of at least 0. */
  public EvaluationBuilder costArray(double... costs) {
    decision = new Decision(decision.threshold(), costs.clone());
    return this;
  }

  /**
   * An evaluation that has counted nothing yet.
   *
   * @throws ConfigurationException if names, costs or a threshold do not fit the number of classes
   */
  public Evaluation build() {
    return new Evaluation(new EvaluationBuilder(this));
  }

  void requireClasses(int number) {
    if (!labels.isEmpty() && labels.size() != number) {
      throw new ConfigurationException(
          "There are " + number + " classes, and " + labels.size() + " names for them.");
    }
    if (number != 2 && Objects.equals(binaryPositiveClass, 0)) {
      throw new ConfigurationException(
          "A positive class is for two classes. There are " + number + ".");
    }
    decision.requireClasses(number);
  }

  /** The same for a network's output, with the network's names unless there are some. */
  EvaluationBuilder forOutput(int columns, List<String> names) {
    EvaluationBuilder own = new EvaluationBuilder(this).classes(columns);
    return own.labels.isEmpty() && names.size() == own.classes ? own.labels(names) : own;
  }

  void requireAlike(EvaluationBuilder other) {
    boolean alike =
        topN == other.topN
            && Objects.equals(decision.threshold(), other.decision.threshold())
            && Arrays.equals(decision.costs(), other.decision.costs());
    if (!alike) {
      throw new ConfigurationException(
          "Evaluations with another top N, threshold or cost array cannot be merged.");
    }
  }

  int classes() {
    return classes > 0 || labels.isEmpty() ? classes : Math.max(2, labels.size());
  }

  List<String> labels() {
    return labels;
  }

  int topN() {
    return topN;
  }

  @Nullable Integer binaryPositiveClass() {
    return binaryPositiveClass;
  }

  Decision decision() {
    return decision;
  }
}
