package org.pydl4j.nn.evaluation;

import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * What follows from a classifier's counts: for one class, as an average over the classes, and as
 * the one number that is usual. That number is, with two classes, the one of the positive class
 * (class 1, unless set), as in DL4J and scikit-learn; with more, and without a positive class, it
 * is the mean of the classes ({@link EvaluationAveraging#Macro}).
 *
 * <p>Precision of a class: right among those predicted as it; recall: right among those that are
 * it; F-beta: (1 + β²) p r / (β² p + r), F1 for β = 1; G-measure: √(p r). Numbers that are 0 / 0
 * are NaN (DL4J's and scikit-learn's are 0): precision of a class never predicted, recall of one
 * that never occurred, F-beta and G-measure where both hold. Means leave them out, as DL4J's do; it
 * leaves out of F-beta's also classes that occurred and were never predicted, which count 0 here,
 * as in scikit-learn. An average that is asked for is that of all classes also where there are two:
 * DL4J's {@code f1(Macro)} is then class 1's.
 *
 * <p>Public, for callers by reflection.
 */
public abstract class ClassScores {
  ClassScores() {}

  /** How often each class was taken for each; grows as more is counted. */
  public abstract ConfusionMatrix confusionMatrix();

  /** Number of classes; 0 as long as it is not known. */
  public final int classes() {
    return confusionMatrix().classes();
  }

  /**
   * The class whose numbers stand for both where there are two; null for their mean. DL4J: {@code
   * getBinaryPositiveClass}.
   */
  public abstract @Nullable Integer binaryPositiveClass();

  final BinaryCounts counts(int label) {
    ConfusionMatrix matrix = confusionMatrix();
    long right = matrix.getCount(label, label);
    long actual = matrix.getActualTotal(label);
    long predicted = matrix.getPredictedTotal(label);
    return new BinaryCounts(
        right, predicted - right, examples() - actual - predicted + right, actual - right);
  }

  private double usual(ToDoubleFunction<BinaryCounts> number) {
    return classes() == 2 && binaryPositiveClass() != null
        ? number.applyAsDouble(counts(binaryPositiveClass()))
        : averaged(EvaluationAveraging.Macro, number);
  }

  private double averaged(EvaluationAveraging averaging, ToDoubleFunction<BinaryCounts> number) {
    if (averaging == EvaluationAveraging.Macro) {
      return Table.mean(classes(), label -> number.applyAsDouble(counts(label)));
    }
    return number.applyAsDouble(
        BinaryCounts.sum(IntStream.range(0, classes()).mapToObj(this::counts).toList()));
  }

  /** How many classes the mean of a number leaves out, since it is 0 / 0 for them. */
  final long undefined(ToDoubleFunction<BinaryCounts> number) {
    return IntStream.range(0, classes())
        .filter(label -> Double.isNaN(number.applyAsDouble(counts(label))))
        .count();
  }

  /** Number of examples counted. */
  public final long examples() {
    return confusionMatrix().examples();
  }

  /** Share of right predictions, 0 to 1; NaN before anything was counted. */
  public double accuracy() {
    return (double) confusionMatrix().right() / examples();
  }

  /** Precision of one class; NaN when it was never predicted. */
  public double precision(int label) {
    return counts(label).precision();
  }

  /** Average precision. */
  public double precision(EvaluationAveraging averaging) {
    return averaged(averaging, BinaryCounts::precision);
  }

  /** Precision of the positive class of two, else the classes' mean. */
  public double precision() {
    return usual(BinaryCounts::precision);
  }

  /** Recall of one class; NaN when it never occurred. */
  public double recall(int label) {
    return counts(label).recall();
  }

  /** Average recall. */
  public double recall(EvaluationAveraging averaging) {
    return averaged(averaging, BinaryCounts::recall);
  }

  /** Recall of the positive class of two, else the classes' mean. */
  public double recall() {
    return usual(BinaryCounts::recall);
  }

  /** F1 of one class; NaN when the class neither occurred nor was predicted. */
  public double f1(int label) {
    return counts(label).f1();
  }

  /** Average F1. */
  public double f1(EvaluationAveraging averaging) {
    return averaged(averaging, BinaryCounts::f1);
  }

  /** F1 of the positive class of two, else the classes' mean. */
  public double f1() {
    return usual(BinaryCounts::f1);
  }

  /** F-beta of one class; greater {@code beta} gives recall more weight. */
  public double fBeta(double beta, int label) {
    return counts(label).fBeta(require(beta));
  }

  /** Average F-beta. */
  public double fBeta(double beta, EvaluationAveraging averaging) {
    return averaged(averaging, counts -> counts.fBeta(require(beta)));
  }

  /** F-beta of the positive class of two, else the classes' mean. */
  public double fBeta(double beta) {
    return usual(counts -> counts.fBeta(require(beta)));
  }

  private static double require(double beta) {
    if (!(beta >= 0 && Double.isFinite(beta))) {
      throw new ConfigurationException(
          "The 'beta' of F-beta must be a number of at least 0. Got " + beta + ".");
    }
    return beta;
  }

  /** G-measure of one class; NaN when the class neither occurred nor was predicted. */
  public double gMeasure(int label) {
    return counts(label).gMeasure();
  }

  /** Average G-measure. */
  public double gMeasure(EvaluationAveraging averaging) {
    return averaged(averaging, BinaryCounts::gMeasure);
  }

  /** G-measure of the positive class of two, else the classes' mean. */
  public double gMeasure() {
    return usual(BinaryCounts::gMeasure);
  }

  /** Matthews correlation of one class against the others; NaN where one of both is missing. */
  public double matthewsCorrelation(int label) {
    return counts(label).matthewsCorrelation();
  }

  /** Average of the classes' Matthews correlations, each against the others. */
  public double matthewsCorrelation(EvaluationAveraging averaging) {
    return averaged(averaging, BinaryCounts::matthewsCorrelation);
  }

  /**
   * Matthews correlation of all classes at once, -1 to 1 (Gorodkin's R_K, 2004; scikit-learn's
   * {@code matthews_corrcoef}); with two classes that of either. NaN where all are, or are
   * predicted as, one class.
   */
  public double matthewsCorrelation() {
    ConfusionMatrix matrix = confusionMatrix();
    double all = examples();
    double both = 0;
    double actual = 0;
    double predicted = 0;
    for (int label = 0; label < classes(); label++) {
      double is = matrix.getActualTotal(label);
      double said = matrix.getPredictedTotal(label);
      both += is * said;
      actual += is * is;
      predicted += said * said;
    }
    double spread = Math.sqrt(all * all - predicted) * Math.sqrt(all * all - actual);
    return (matrix.right() * all - both) / spread;
  }

  /** Of those that are another class, the share that was predicted as this one. */
  public double falsePositiveRate(int label) {
    return counts(label).falsePositiveRate();
  }

  /** Average false positive rate. */
  public double falsePositiveRate(EvaluationAveraging averaging) {
    return averaged(averaging, BinaryCounts::falsePositiveRate);
  }

  /** False positive rate of the positive class of two, else the classes' mean. */
  public double falsePositiveRate() {
    return usual(BinaryCounts::falsePositiveRate);
  }

  /** Of those that are this class, the share that was predicted as another. */
  public double falseNegativeRate(int label) {
    return counts(label).falseNegativeRate();
  }

  /** Average false negative rate. */
  public double falseNegativeRate(EvaluationAveraging averaging) {
    return averaged(averaging, BinaryCounts::falseNegativeRate);
  }

  /** False negative rate of the positive class of two, else the classes' mean. */
  public double falseNegativeRate() {
    return usual(BinaryCounts::falseNegativeRate);
  }

  /** Mean of {@link #falsePositiveRate()} and {@link #falseNegativeRate()}. */
  public double falseAlarmRate() {
    return (falsePositiveRate() + falseNegativeRate()) / 2;
  }
}
