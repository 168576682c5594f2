package org.pydl4j.nn.evaluation;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.ShapeException;

/**
 * How well the probability of a yes keeps yes and no apart, at every threshold: the receiver
 * operating characteristic, the curve of precision and recall, and the areas under both. DL4J:
 * {@code ROC}.
 *
 * <p>Exact (the default) keeps every probability, 8 bytes an example; with threshold steps only
 * counts are kept, however many examples there are. Areas are sums of trapezoids, as in DL4J.
 */
public final class ROC implements IEvaluation<ROC> {
  private static final long serialVersionUID = 1L;

  /**
   * What early stopping and histories may look at. Of a network with more than two outputs, the
   * mean of each class against the others ({@link ROCMultiClass}).
   */
  public enum Metric implements org.pydl4j.nn.evaluation.Metric {
    /** {@link ROC#calculateAUC()}. */
    AUROC(ROC::calculateAUC, ROCMultiClass::calculateAverageAUC),
    /** {@link ROC#calculateAUCPR()}. */
    AUPRC(ROC::calculateAUCPR, ROCMultiClass::calculateAverageAUCPR);

    private final ToDoubleFunction<ROC> ofTwo;
    private final ToDoubleFunction<ROCMultiClass> ofMany;

    Metric(ToDoubleFunction<ROC> ofTwo, ToDoubleFunction<ROCMultiClass> ofMany) {
      this.ofTwo = ofTwo;
      this.ofMany = ofMany;
    }

    @Override
    public boolean minimize() {
      return false;
    }

    @Override
    public IEvaluation<?> evaluation(Evaluable network) {
      int columns = network.outputColumns();
      return columns <= 2 ? new ROC() : new ROCMultiClass(columns, 0);
    }

    @Override
    public double of(IEvaluation<?> counted) {
      return counted instanceof ROC roc
          ? ofTwo.applyAsDouble(roc)
          : ofMany.applyAsDouble((ROCMultiClass) counted);
    }
  }

  private final int thresholdSteps;
  private final Scores positives;
  private final Scores negatives;

  /** Nothing counted yet; exact. */
  public ROC() {
    this(0);
  }

  /**
   * Nothing counted yet.
   *
   * @param thresholdSteps 0 for exact, or how many steps there are from 0 to 1, for example 100
   */
  public ROC(int thresholdSteps) {
    if (thresholdSteps < 0) {
      throw new ConfigurationException(
          "The 'thresholdSteps' of ROC must be 0 (exact) or more. Got " + thresholdSteps + ".");
    }
    this.thresholdSteps = thresholdSteps;
    positives = Scores.of(thresholdSteps);
    negatives = Scores.of(thresholdSteps);
  }

  /**
   * Counts a batch.
   *
   * @param labels 0 or 1: [n], [n, 1], or one-hot [n, 2]
   * @param predictions the probability of 1: [n], [n, 1], or column 1 of [n, 2]
   */
  @Override
  public void eval(NDArray labels, NDArray predictions) {
    Table predicted = Table.of(predictions, "Predictions", examples());
    if (predicted.columns() > 2) {
      throw new ShapeException(
          "ROC needs predictions of one probability, or of two classes. Got "
              + Arrays.toString(predictions.shape())
              + ". Use ROCMultiClass for more classes, ROCBinary for more columns.");
    }
    long[] classes = predicted.probabilities().classes(labels);
    for (int i = 0; i < classes.length; i++) {
      add(classes[i] == 1, predicted.get(i, predicted.columns() - 1));
    }
  }

  /** Counts an example by its probability, from 0 to 1. */
  void add(boolean positive, double probability) {
    (positive ? positives : negatives).add(probability);
  }

  @Override
  public void merge(ROC other) {
    if (thresholdSteps != other.thresholdSteps) {
      throw new ShapeException(
          "A ROC of "
              + thresholdSteps
              + " threshold steps cannot be merged with one of "
              + other.thresholdSteps
              + ".");
    }
    positives.merge(other.positives);
    negatives.merge(other.negatives);
  }

  /** 0 when exact. */
  public int thresholdSteps() {
    return thresholdSteps;
  }

  /** Examples that are a yes. */
  public long positives() {
    return positives.count();
  }

  /** Examples that are a no. */
  public long negatives() {
    return negatives.count();
  }

  /** Number of examples counted. */
  public long examples() {
    return positives() + negatives();
  }

  /** Area under the ROC curve, 0 to 1; NaN unless there are both yes and no. */
  public double calculateAUC() {
    return curve().areaUnderRoc();
  }

  /** Area under the curve of precision and recall, 0 to 1; NaN unless there is a yes. */
  public double calculateAUCPR() {
    return curve().areaUnderPrecisionRecall();
  }

  /** All points of both curves. */
  public ThresholdCurve curve() {
    return ThresholdCurve.of(positives, negatives);
  }

  @Override
  public String stats() {
    ThresholdCurve curve = curve();
    return String.format(
        Locale.ROOT,
        "AUC (Area under ROC Curve):                %.6f%n"
            + "AUPRC (Area under Precision/Recall Curve): %.6f%n"
            + "Examples: %d positive, %d negative%n",
        curve.areaUnderRoc(),
        curve.areaUnderPrecisionRecall(),
        positives(),
        negatives());
  }

  ScoreJson json() {
    ThresholdCurve curve = curve();
    ScoreJson json = new ScoreJson();
    json.put("threshold_steps", (long) thresholdSteps);
    json.put("positives", positives()).put("negatives", negatives());
    json.put("auc", curve.areaUnderRoc()).put("aucpr", curve.areaUnderPrecisionRecall());
    ThresholdCurve drawn = curve.drawn();
    return json.put("thresholds", drawn.thresholds())
        .put("false_positive_rates", drawn.falsePositiveRates())
        .put("true_positive_rates", drawn.truePositiveRates())
        .put("precisions", drawn.precisions());
  }

  /** The areas, and curves of at most {@link ThresholdCurve#DRAWN} points. */
  @Override
  public String toJson() {
    return json().toString();
  }

  @Override
  public String toString() {
    return stats();
  }
}
