package org.pydl4j.nn.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.pydl4j.nd.NDArray;

/**
 * How well numbers are predicted, for each column by itself. DL4J: {@code RegressionEvaluation}.
 *
 * <p>Means and sums of squares are kept around the mean (Chan, Golub and LeVeque, 1983), so that
 * labels far from 0 lose no digits, and parts merge to what one pass gives but for rounding.
 */
public final class RegressionEvaluation implements IEvaluation<RegressionEvaluation> {
  private static final long serialVersionUID = 1L;

  /** What early stopping and histories may look at; means over the columns. */
  public enum Metric implements org.pydl4j.nn.evaluation.Metric {
    /** {@link RegressionEvaluation#averageMeanSquaredError()}. */
    MSE(true, RegressionEvaluation::averageMeanSquaredError),
    /** {@link RegressionEvaluation#averageMeanAbsoluteError()}. */
    MAE(true, RegressionEvaluation::averageMeanAbsoluteError),
    /** {@link RegressionEvaluation#averageRootMeanSquaredError()}. */
    RMSE(true, RegressionEvaluation::averageRootMeanSquaredError),
    /** {@link RegressionEvaluation#averageRelativeSquaredError()}. */
    RSE(true, RegressionEvaluation::averageRelativeSquaredError),
    /** {@link RegressionEvaluation#averagePearsonCorrelation()}. */
    PC(false, RegressionEvaluation::averagePearsonCorrelation),
    /** {@link RegressionEvaluation#averageRSquared()}. */
    R2(false, RegressionEvaluation::averageRSquared);

    private final boolean minimize;
    private final ToDoubleFunction<RegressionEvaluation> number;

    Metric(boolean minimize, ToDoubleFunction<RegressionEvaluation> number) {
      this.minimize = minimize;
      this.number = number;
    }

    @Override
    public boolean minimize() {
      return minimize;
    }

    @Override
    public RegressionEvaluation evaluation(Evaluable network) {
      return new RegressionEvaluation(network.outputColumns());
    }

    @Override
    public double of(IEvaluation<?> counted) {
      return number.applyAsDouble((RegressionEvaluation) counted);
    }
  }

  private final List<String> names;
  private final double[] labelMean;
  private final double[] predictionMean;
  private final double[] labelSquares;
  private final double[] predictionSquares;
  private final double[] products;
  private final double[] squaredErrors;
  private final double[] absoluteErrors;
  private long examples;

  /** Nothing counted yet, for this many columns, called {@code col_0}, {@code col_1} … */
  public RegressionEvaluation(int columns) {
    this(IntStream.range(0, columns).mapToObj(i -> "col_" + i).toList());
  }

  /** Nothing counted yet, for columns with these names. */
  public RegressionEvaluation(List<String> columnNames) {
    int columns = Table.requireColumns(columnNames.size());
    names = List.copyOf(columnNames);
    labelMean = new double[columns];
    predictionMean = new double[columns];
    labelSquares = new double[columns];
    predictionSquares = new double[columns];
    products = new double[columns];
    squaredErrors = new double[columns];
    absoluteErrors = new double[columns];
  }

  /**
   * Counts a batch.
   *
   * @param labels [n, columns], or [n] for one column
   * @param predictions of the same shape
   */
  @Override
  public void eval(NDArray labels, NDArray predictions) {
    Table predicted = Table.predictions(predictions, columns(), examples).finite("Predictions");
    Table actual = Table.labels(labels, predicted).finite("Labels");
    for (int i = 0; i < predicted.rows(); i++) {
      examples++;
      for (int c = 0; c < columns(); c++) {
        add(c, actual.get(i, c), predicted.get(i, c));
      }
    }
  }

  private void add(int c, double label, double prediction) {
    double fromLabels = label - labelMean[c];
    double fromPredictions = prediction - predictionMean[c];
    labelMean[c] += fromLabels / examples;
    predictionMean[c] += fromPredictions / examples;
    labelSquares[c] += fromLabels * (label - labelMean[c]);
    predictionSquares[c] += fromPredictions * (prediction - predictionMean[c]);
    products[c] += fromLabels * (prediction - predictionMean[c]);
    squaredErrors[c] += (prediction - label) * (prediction - label);
    absoluteErrors[c] += Math.abs(prediction - label);
  }

  @Override
  public void merge(RegressionEvaluation other) {
    Table.requireAlike("Regression evaluations", names, other.names);
    if (other.examples == 0) {
      return;
    }
    long all = examples + other.examples;
    double share = (double) other.examples / all;
    double weight = examples * share;
    for (int c = 0; c < columns(); c++) {
      double betweenLabels = other.labelMean[c] - labelMean[c];
      double betweenPredictions = other.predictionMean[c] - predictionMean[c];
      labelMean[c] += betweenLabels * share;
      predictionMean[c] += betweenPredictions * share;
      labelSquares[c] += other.labelSquares[c] + betweenLabels * betweenLabels * weight;
      predictionSquares[c] +=
          other.predictionSquares[c] + betweenPredictions * betweenPredictions * weight;
      products[c] += other.products[c] + betweenLabels * betweenPredictions * weight;
      squaredErrors[c] += other.squaredErrors[c];
      absoluteErrors[c] += other.absoluteErrors[c];
    }
    examples = all;
  }

  /** Number of columns. */
  public int columns() {
    return names.size();
  }

  /** The columns' names. */
  public List<String> columnNames() {
    return names;
  }

  /** Number of examples counted. */
  public long examples() {
    return examples;
  }

  /** Mean of (prediction - label)²; NaN before anything was counted. */
  public double meanSquaredError(int column) {
    return squaredErrors[column] / examples;
  }

  /** Mean of |prediction - label|. */
  public double meanAbsoluteError(int column) {
    return absoluteErrors[column] / examples;
  }

  /** Square root of {@link #meanSquaredError(int)}, in the units of the labels. */
  public double rootMeanSquaredError(int column) {
    return Math.sqrt(meanSquaredError(column));
  }

  /** Squared errors against those of always predicting the labels' mean; 0 is perfect. */
  public double relativeSquaredError(int column) {
    return squaredErrors[column] / labelSquares[column];
  }

  /** Share of the labels' variance that is explained: 1 is perfect, 0 as good as the mean. */
  public double rSquared(int column) {
    return 1 - relativeSquaredError(column);
  }

  /** Pearson's correlation of labels and predictions, -1 to 1; NaN where one never changes. */
  public double pearsonCorrelation(int column) {
    return products[column] / Math.sqrt(labelSquares[column] * predictionSquares[column]);
  }

  /** Mean over the columns. */
  public double averageMeanSquaredError() {
    return Table.mean(columns(), this::meanSquaredError);
  }

  /** Mean over the columns. */
  public double averageMeanAbsoluteError() {
    return Table.mean(columns(), this::meanAbsoluteError);
  }

  /** Mean over the columns. */
  public double averageRootMeanSquaredError() {
    return Table.mean(columns(), this::rootMeanSquaredError);
  }

  /** Mean over the columns for which it is defined. */
  public double averageRelativeSquaredError() {
    return Table.mean(columns(), this::relativeSquaredError);
  }

  /** Mean over the columns for which it is defined. */
  public double averageRSquared() {
    return Table.mean(columns(), this::rSquared);
  }

  /** Mean over the columns for which it is defined. */
  public double averagePearsonCorrelation() {
    return Table.mean(columns(), this::pearsonCorrelation);
  }

  @Override
  public String stats() {
    int width = names.stream().mapToInt(String::length).max().orElse(0) + 4;
    StringBuilder out = new StringBuilder();
    String head = "%-" + width + "s%14s%14s%14s%14s%14s%14s%n";
    out.append(
        String.format(Locale.ROOT, head, "Column", "MSE", "MAE", "RMSE", "RSE", "PC", "R^2"));
    String line = "%-" + width + "s%14.5e%14.5e%14.5e%14.5e%14.5e%14.5e%n";
    for (int c = 0; c < Table.shown(columns()); c++) {
      out.append(
          String.format(
              Locale.ROOT,
              line,
              names.get(c),
              meanSquaredError(c),
              meanAbsoluteError(c),
              rootMeanSquaredError(c),
              relativeSquaredError(c),
              pearsonCorrelation(c),
              rSquared(c)));
    }
    return out.append(Table.rest(columns())).toString();
  }

  @Override
  public String toJson() {
    return new ScoreJson()
        .put("examples", examples)
        .put("columns", names)
        .put("mean_squared_error", columns(), this::meanSquaredError)
        .put("mean_absolute_error", columns(), this::meanAbsoluteError)
        .put("root_mean_squared_error", columns(), this::rootMeanSquaredError)
        .put("relative_squared_error", columns(), this::relativeSquaredError)
        .put("r_squared", columns(), this::rSquared)
        .put("pearson_correlation", columns(), this::pearsonCorrelation)
        .toString();
  }

  @Override
  public String toString() {
    return stats();
  }
}
