package org.pydl4j.nn.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nd.ops.Comparison;
import org.pydl4j.nd.ops.Indexing;
import org.pydl4j.nd.ops.Reduction;

/**
 * How well a classifier does, from its confusion matrix. Holds no native memory. DL4J: {@code
 * Evaluation}; what its other constructors set, {@link #builder()} does.
 *
 * <p>Which number stands for all classes, and what is not defined, says {@link ClassScores}.
 */
public final class Evaluation extends ClassScores implements IEvaluation<Evaluation> {
  private static final long serialVersionUID = 1L;

  /** What early stopping and histories may look at; the numbers that are usual. */
  public enum Metric implements org.pydl4j.nn.evaluation.Metric {
    /** {@link Evaluation#accuracy()}. */
    ACCURACY(Evaluation::accuracy),
    /** {@link Evaluation#f1()}. */
    F1(Evaluation::f1),
    /** {@link Evaluation#precision()}. */
    PRECISION(Evaluation::precision),
    /** {@link Evaluation#recall()}. */
    RECALL(Evaluation::recall),
    /** {@link Evaluation#gMeasure()}. */
    GMEASURE(Evaluation::gMeasure),
    /** {@link Evaluation#matthewsCorrelation()}. */
    MCC(Evaluation::matthewsCorrelation);

    private final ToDoubleFunction<Evaluation> number;

    Metric(ToDoubleFunction<Evaluation> number) {
      this.number = number;
    }

    @Override
    public boolean minimize() {
      return false;
    }

    @Override
    public Evaluation evaluation(Evaluable network) {
      return builder().forOutput(network.outputColumns(), network.labels()).build();
    }

    @Override
    public double of(IEvaluation<?> counted) {
      return number.applyAsDouble((Evaluation) counted);
    }
  }

  private final EvaluationBuilder settings;
  private ConfusionMatrix confusion = new ConfusionMatrix(0);
  private long topNCorrectCount;

  /** Nothing counted yet; there are as many classes as the first predictions have columns. */
  public Evaluation() {
    this(new EvaluationBuilder());
  }

  /** Nothing counted yet, for this many classes; 1 stands for the two classes of a probability. */
  public Evaluation(int classes) {
    this(new EvaluationBuilder().classes(classes));
  }

  /** Nothing counted yet, for classes with these names. */
  public Evaluation(List<String> labels) {
    this(new EvaluationBuilder().labels(labels));
  }

  /** Nothing counted yet; see {@link EvaluationBuilder#topN}. */
  public Evaluation(List<String> labels, int topN) {
    this(new EvaluationBuilder().labels(labels).topN(topN));
  }

  /** Nothing counted yet, of two classes; see {@link EvaluationBuilder#binaryDecisionThreshold}. */
  public Evaluation(double binaryDecisionThreshold) {
    this(new EvaluationBuilder().binaryDecisionThreshold(binaryDecisionThreshold));
  }

  Evaluation(EvaluationBuilder settings) {
    this.settings = settings;
    if (settings.classes() > 0) {
      begin(settings.classes());
    }
  }

  /** Sets names, the positive class, thresholds and the like. */
  public static EvaluationBuilder builder() {
    return new EvaluationBuilder();
  }

  private void begin(int classes) {
    settings.requireClasses(classes);
    confusion = new ConfusionMatrix(classes);
  }

  /**
   * Counts a batch, or nothing of it if a row is refused.
   *
   * @param labels class indices [n], or one-hot [n, classes]
   * @param predictions probabilities or scores [n, classes], of which the greatest counts; of two
   *     classes also the probability of class 1 alone, [n, 1] or [n], which counts from 0.5 on
   */
  @Override
  public void eval(NDArray labels, NDArray predictions) {
    long columns = columns(predictions);
    try (Scope scope = Scope.open()) {
      long[] predicted = settings.decision().classes(predictions, examples()).toLongArray();
      long[] actual = ClassLabels.of(labels, predicted.length, Math.max(2, columns), examples());
      if (classes() == 0) {
        begin((int) Math.max(2, columns));
      }
      topNCorrectCount += topNCorrect(actual, predicted, predictions);
      for (int i = 0; i < actual.length; i++) {
        confusion.add((int) actual[i], (int) predicted[i], 1);
      }
    }
  }

  private long columns(NDArray predictions) {
    long columns = predictions.rank() == 1 ? 1 : predictions.rank() == 2 ? predictions.size(1) : 0;
    boolean fits = classes() == 0 ? columns > 0 : Math.max(2, columns) == classes();
    if (columns > 0 && (!fits || classes() == 0)) {
      settings.requireClasses((int) Math.max(2, columns)); // names and costs tell more
    }
    if (columns == 0 || !fits) {
      throw new ShapeException(
          "Predictions must be [n, "
              + (classes() == 0 ? "classes" : Integer.toString(classes()))
              + "]"
              + (classes() == 2 || classes() == 0 ? ", or [n] probabilities of class 1" : "")
              + ". Got "
              + Arrays.toString(predictions.shape())
              + ".");
    }
    return columns;
  }

  /** Of how many rows fewer than {@code topN} scores are greater than that of the actual class. */
  private long topNCorrect(long[] actual, long[] predicted, NDArray predictions) {
    int topN = settings.topN();
    if (topN == 1 || predictions.rank() == 1 || predictions.size(1) <= topN) {
      boolean all = topN > 1;
      return IntStream.range(0, actual.length)
          .filter(i -> all || actual[i] == predicted[i])
          .count();
    }
    NDArray scores =
        predictions.dtype() == DType.BOOL ? predictions.castTo(DType.UINT8) : predictions;
    NDArray places = Nd.create(actual).reshape(actual.length, 1);
    NDArray greater = Comparison.gt(scores, Indexing.takeAlong(scores, places, 1));
    return Arrays.stream(Reduction.sum(greater, 1).toLongArray())
        .filter(count -> count < topN)
        .count();
  }

  /**
   * Adds what another evaluation counted.
   *
   * @throws ShapeException if it is of other classes
   * @throws ConfigurationException if it was set to count otherwise
   */
  @Override
  public void merge(Evaluation other) {
    settings.requireAlike(other.settings);
    if (other.classes() == 0) {
      return;
    }
    if (classes() == 0) {
      begin(other.classes());
    }
    confusion.merge(other.confusion);
    topNCorrectCount += other.topNCorrectCount;
  }

  @Override
  public ConfusionMatrix confusionMatrix() {
    return confusion;
  }

  @Override
  public @Nullable Integer binaryPositiveClass() {
    return settings.binaryPositiveClass();
  }

  /** Names of the classes; empty when they have none. */
  public List<String> labels() {
    return settings.labels();
  }

  /** The name of a class, or its number. DL4J: {@code getClassLabel}. */
  public String classLabel(int label) {
    return labels().isEmpty() ? Integer.toString(label) : labels().get(label);
  }

  /** How many of the greatest scores {@link #topNAccuracy()} looks at. */
  public int topN() {
    return settings.topN();
  }

  /** Share of examples whose class is among those of the {@link #topN()} greatest scores. */
  public double topNAccuracy() {
    return (double) topNCorrectCount / examples();
  }

  /** The number of examples that {@link #topNAccuracy()} counts as right. */
  public long topNCorrectCount() {
    return topNCorrectCount;
  }

  EvaluationBuilder settings() {
    return settings;
  }

  /** The numbers as text, and of up to 20 classes the confusion matrix. */
  @Override
  public String stats() {
    return EvaluationText.of(this);
  }

  /**
   * The numbers as JSON; those that are not defined are null. {@code confusion} has a row {actual,
   * predicted, count} for each pair that occurred.
   */
  @Override
  public String toJson() {
    return new ScoreJson()
        .put("classes", classes())
        .put("examples", examples())
        .put("labels", labels())
        .put("top_n", topN())
        .put("top_n_correct", topNCorrectCount)
        .put(
            "binary_positive_class",
            binaryPositiveClass() == null ? Double.NaN : binaryPositiveClass())
        .put("accuracy", accuracy())
        .put("top_n_accuracy", topNAccuracy())
        .put("precision", precision())
        .put("recall", recall())
        .put("f1", f1())
        .put("g_measure", gMeasure())
        .put("matthews_correlation", matthewsCorrelation())
        .put("precision_per_class", classes(), this::precision)
        .put("recall_per_class", classes(), this::recall)
        .put("f1_per_class", classes(), this::f1)
        .put("confusion", confusion.entries())
        .toString();
  }

  @Override
  public String toString() {
    return stats();
  }
}
