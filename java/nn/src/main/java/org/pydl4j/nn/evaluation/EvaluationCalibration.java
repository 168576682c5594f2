package org.pydl4j.nn.evaluation;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.ShapeException;

/**
 * Whether probabilities can be taken at their word: of the examples that a class is predicted for
 * with 0.7, seven in ten should be of it. Kept as counts in equal steps of the probability. DL4J:
 * {@code EvaluationCalibration}.
 */
public final class EvaluationCalibration implements IEvaluation<EvaluationCalibration> {
  /** Steps of the probability, as in DL4J. */
  public static final int BINS = 10;

  private static final long serialVersionUID = 1L;

  private final long[][] counts;
  private final long[][] positives;
  private final double[][] sums;

  /** Nothing counted yet, in {@link #BINS} steps. */
  public EvaluationCalibration(int classes) {
    this(classes, BINS);
  }

  /** Nothing counted yet; {@code reliabilityDiagBins} is at least 1. */
  public EvaluationCalibration(int classes, int reliabilityDiagBins) {
    if (reliabilityDiagBins < 1) {
      throw new ConfigurationException(
          "The 'reliabilityDiagBins' must be 1 or more. Got " + reliabilityDiagBins + ".");
    }
    Table.requireColumns(classes);
    counts = new long[classes][reliabilityDiagBins];
    positives = new long[classes][reliabilityDiagBins];
    sums = new double[classes][reliabilityDiagBins];
  }

  /**
   * Counts a batch.
   *
   * @param labels class indices [n], or one-hot [n, classes]; 0 or 1 where there is one column
   * @param predictions probabilities [n, classes]
   */
  @Override
  public void eval(NDArray labels, NDArray predictions) {
    Table predicted = Table.predictions(predictions, classes(), examples());
    long[] actual = predicted.probabilities().classes(labels);
    for (int i = 0; i < actual.length; i++) {
      for (int c = 0; c < classes(); c++) {
        add(c, actual[i] == predicted.classOf(c), predicted.get(i, c));
      }
    }
  }

  private void add(int c, boolean positive, double probability) {
    int bin = Math.min(bins() - 1, (int) (probability * bins()));
    counts[c][bin]++;
    positives[c][bin] += positive ? 1 : 0;
    sums[c][bin] += probability;
  }

  @Override
  public void merge(EvaluationCalibration other) {
    if (classes() != other.classes() || bins() != other.bins()) {
      throw new ShapeException(
          "Calibrations of "
              + classes()
              + " classes in "
              + bins()
              + " steps and of "
              + other.classes()
              + " in "
              + other.bins()
              + " cannot be merged.");
    }
    for (int c = 0; c < classes(); c++) {
      for (int b = 0; b < bins(); b++) {
        counts[c][b] += other.counts[c][b];
        positives[c][b] += other.positives[c][b];
        sums[c][b] += other.sums[c][b];
      }
    }
  }

  /** Number of classes; 1 for the probability of a yes. */
  public int classes() {
    return counts.length;
  }

  /** Number of examples counted. */
  public long examples() {
    return Arrays.stream(counts[0]).sum();
  }

  /** Steps of the probability. */
  public int bins() {
    return counts[0].length;
  }

  /** Examples in each step, of one class. */
  public long[] histogram(int label) {
    return counts[label].clone();
  }

  /** Mean probability in each step; NaN in empty ones. The x of a reliability diagram. */
  public double[] meanPredictedValue(int label) {
    return IntStream.range(0, bins()).mapToDouble(b -> sums[label][b] / counts[label][b]).toArray();
  }

  /** Share of the class in each step; NaN in empty ones. The y of a reliability diagram. */
  public double[] fractionPositives(int label) {
    return IntStream.range(0, bins())
        .mapToDouble(b -> (double) positives[label][b] / counts[label][b])
        .toArray();
  }

  /** Mean over the examples of how far share and mean probability are apart in their step. */
  public double expectedCalibrationError(int label) {
    double apart = 0;
    long examples = 0;
    for (int b = 0; b < bins(); b++) {
      apart += Math.abs(positives[label][b] - sums[label][b]);
      examples += counts[label][b];
    }
    return apart / examples;
  }

  @Override
  public String stats() {
    StringBuilder out = new StringBuilder();
    for (int c = 0; c < Table.shown(classes()); c++) {
      out.append(
          String.format(
              Locale.ROOT,
              "Class %d: expected calibration error %.6f%n",
              c,
              expectedCalibrationError(c)));
    }
    return out.append(Table.rest(classes())).toString();
  }

  private ScoreJson json(int label) {
    return new ScoreJson()
        .put("histogram", bins(), b -> counts[label][b])
        .put("mean_predicted_value", meanPredictedValue(label))
        .put("fraction_positives", fractionPositives(label))
        .put("expected_calibration_error", expectedCalibrationError(label));
  }

  @Override
  public String toJson() {
    return new ScoreJson()
        .putAll("classes", IntStream.range(0, classes()).mapToObj(this::json).toList())
        .toString();
  }

  @Override
  public String toString() {
    return stats();
  }
}
