package org.pydl4j.nn.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * How well several yes-or-no questions are answered, each column by itself: labels are 0 or 1,
 * predictions are probabilities, as of a sigmoid. DL4J: {@code EvaluationBinary}.
 */
public final class EvaluationBinary implements IEvaluation<EvaluationBinary> {
  private static final long serialVersionUID = 1L;

  private final double[] thresholds;
  private final long[] truePositives;
  private final long[] falsePositives;
  private final long[] trueNegatives;
  private final long[] falseNegatives;

  /** Nothing counted yet; a probability of 0.5 or more is a yes. */
  public EvaluationBinary(int columns) {
    this(halves(columns));
  }

  /**
   * Nothing counted yet.
   *
   * @param decisionThresholds for each column, 0 to 1: probabilities from it on are a yes
   */
  public EvaluationBinary(double... decisionThresholds) {
    for (double threshold : decisionThresholds) {
      if (!(threshold >= 0 && threshold <= 1)) {
        throw new ConfigurationException(
            "A decision threshold must be from 0 to 1. Got " + threshold + ".");
      }
    }
    Table.requireColumns(decisionThresholds.length);
    thresholds = decisionThresholds.clone();
    truePositives = new long[thresholds.length];
    falsePositives = new long[thresholds.length];
    trueNegatives = new long[thresholds.length];
    falseNegatives = new long[thresholds.length];
  }

  private static double[] halves(int columns) {
    double[] halves = new double[Table.requireColumns(columns)];
    Arrays.fill(halves, 0.5);
    return halves;
  }

  /**
   * Counts a batch.
   *
   * @param labels 0 or 1: [n, columns], or [n] for one column
   * @param predictions probabilities of the same shape
   */
  @Override
  public void eval(NDArray labels, NDArray predictions) {
    Table predicted = Table.predictions(predictions, columns(), examples()).probabilities();
    Table actual = Table.labels(labels, predicted).zeroOrOne();
    double[] thresholds = rounded(predictions.dtype());
    for (int i = 0; i < predicted.rows(); i++) {
      for (int c = 0; c < columns(); c++) {
        boolean yes = predicted.get(i, c) >= thresholds[c];
        boolean is = actual.get(i, c) == 1;
        (yes ? is ? truePositives : falsePositives : is ? falseNegatives : trueNegatives)[c]++;
      }
    }
  }

  /** As numbers of the probabilities' type: a float32 that shows as 0.7 lies below 0.7. */
  private double[] rounded(DType type) {
    if (!type.isFloat()) {
      return thresholds;
    }
    try (NDArray exact = Nd.create(thresholds, thresholds.length);
        NDArray near = exact.castTo(type)) {
      return near.toDoubleArray();
    }
  }

  @Override
  public void merge(EvaluationBinary other) {
    Table.requireAlike(
        "Binary evaluations with the thresholds", list(thresholds), list(other.thresholds));
    for (int c = 0; c < columns(); c++) {
      truePositives[c] += other.truePositives[c];
      falsePositives[c] += other.falsePositives[c];
      trueNegatives[c] += other.trueNegatives[c];
      falseNegatives[c] += other.falseNegatives[c];
    }
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  /** Number of columns. */
  public int columns() {
    return thresholds.length;
  }

  /** Number of examples counted. */
  public long examples() {
    return truePositives[0] + falsePositives[0] + trueNegatives[0] + falseNegatives[0];
  }

  /** Yes predicted, and right. */
  public long truePositives(int column) {
    return truePositives[column];
  }

  /** Yes predicted, and wrong. */
  public long falsePositives(int column) {
    return falsePositives[column];
  }

  /** No predicted, and right. */
  public long trueNegatives(int column) {
    return trueNegatives[column];
  }

  /** No predicted, and wrong. */
  public long falseNegatives(int column) {
    return falseNegatives[column];
  }

  private BinaryCounts counts(int column) {
    return new BinaryCounts(
        truePositives[column],
        falsePositives[column],
        trueNegatives[column],
        falseNegatives[column]);
  }

  /** Share of right predictions; NaN before anything was counted. */
  public double accuracy(int column) {
    return counts(column).accuracy();
  }

  /** Share of right ones among those predicted as yes; NaN when there are none. */
  public double precision(int column) {
    return counts(column).precision();
  }

  /** Share of right ones among those that are yes; NaN when there are none. */
  public double recall(int column) {
    return counts(column).recall();
  }

  /** 2 p r / (p + r); NaN when yes neither occurred nor was predicted. */
  public double f1(int column) {
    return counts(column).f1();
  }

  /** Square root of p r; NaN when yes neither occurred nor was predicted. */
  public double gMeasure(int column) {
    return counts(column).gMeasure();
  }

  /** Matthews correlation, -1 to 1; NaN where all are, or are predicted as, the same. */
  public double matthewsCorrelation(int column) {
    return counts(column).matthewsCorrelation();
  }

  /** Mean of the false positive rate and the false negative rate. */
  public double falseAlarmRate(int column) {
    return (counts(column).falsePositiveRate() + counts(column).falseNegativeRate()) / 2;
  }

  /** Mean over the columns. */
  public double averageAccuracy() {
    return Table.mean(columns(), this::accuracy);
  }

  /** Mean over the columns for which it is defined. */
  public double averagePrecision() {
    return Table.mean(columns(), this::precision);
  }

  /** Mean over the columns for which it is defined. */
  public double averageRecall() {
    return Table.mean(columns(), this::recall);
  }

  /** Mean over the columns for which it is defined. */
  public double averageF1() {
    return Table.mean(columns(), this::f1);
  }

  @Override
  public String stats() {
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT,
            "%-8s%10s%11s%9s%8s%10s%10s%10s%10s%n",
            "Column",
            "Accuracy",
            "Precision",
            "Recall",
            "F1",
            "TP",
            "FP",
            "TN",
            "FN"));
    for (int c = 0; c < Table.shown(columns()); c++) {
      out.append(
          String.format(
              Locale.ROOT,
              "%-8d%10.4f%11.4f%9.4f%8.4f%10d%10d%10d%10d%n",
              c,
              accuracy(c),
              precision(c),
              recall(c),
              f1(c),
              truePositives[c],
              falsePositives[c],
              trueNegatives[c],
              falseNegatives[c]));
    }
    return out.append(Table.rest(columns())).toString();
  }

  @Override
  public String toJson() {
    return new ScoreJson()
        .put("examples", examples())
        .put("thresholds", thresholds)
        .put("true_positives", columns(), c -> truePositives[c])
        .put("false_positives", columns(), c -> falsePositives[c])
        .put("true_negatives", columns(), c -> trueNegatives[c])
        .put("false_negatives", columns(), c -> falseNegatives[c])
        .put("accuracy", columns(), this::accuracy)
        .put("precision", columns(), this::precision)
        .put("recall", columns(), this::recall)
        .put("f1", columns(), this::f1)
        .put("g_measure", columns(), this::gMeasure)
        .put("matthews_correlation", columns(), this::matthewsCorrelation)
        .toString();
  }

  @Override
  public String toString() {
    return stats();
  }
}
