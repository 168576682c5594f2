package org.pydl4j.spark.ml;

import java.util.List;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.evaluation.RegressionEvaluation;
import org.pydl4j.spark.scoring.ScoreColumn;
import org.pydl4j.spark.scoring.ScoreColumn.Kind;

/** A network that predicts a number, or a vector of several, in the units of the labels. */
public class NeuralNetworkRegressionModel extends FeaturesModel<NeuralNetworkRegressionModel> {
  private static final long serialVersionUID = 1L;

  private final Param<String> labelCol = ColumnParams.labels(this);
  private final Param<String> predictionCol = ColumnParams.prediction(this);

  /** Without a network yet: for {@link #read()}. */
  public NeuralNetworkRegressionModel(String uid) {
    super(uid);
    setDefault(labelCol, "label");
    setDefault(predictionCol, "prediction");
  }

  /** Without a network yet: {@link #setModelFile} gives it one. */
  public NeuralNetworkRegressionModel() {
    this(Identifiable.randomUID("NeuralNetworkRegressionModel"));
  }

  /** Reads what {@code write()} wrote. */
  public static MLReader<NeuralNetworkRegressionModel> read() {
    return new NetworkModelFiles.Reader<>();
  }

  /** Reads what {@code save(path)} wrote. */
  public static NeuralNetworkRegressionModel load(String path) {
    return read().load(path);
  }

  @Override
  List<ScoreColumn> scoreColumns() {
    boolean one = outputs() == 1;
    return List.of(ScoreColumn.of(getOrDefault(predictionCol), one ? Kind.VALUE : Kind.OUTPUT));
  }

  /**
   * Errors and correlation of each column over the rows, counted in the executors, in the units of
   * the labels.
   *
   * @param dataset with the features and, in {@code labelCol}, a number or as many as outputs
   * @throws ConfigurationException if a column is missing or of another type
   */
  public RegressionEvaluation evaluate(Dataset<?> dataset) {
    int columns = outputs();
    return doEvaluation(dataset, getOrDefault(labelCol), () -> new RegressionEvaluation(columns));
  }

  /**
   * The number for one example, computed on this machine.
   *
   * @throws ConfigurationException if the network has several outputs, or the example another
   *     number of features
   */
  public double predict(Vector features) {
    if (outputs() != 1) {
      throw new ConfigurationException(
          "predict gives one number, and the network has "
              + outputs()
              + " outputs. Use transform, whose column holds all of them.");
    }
    return computed(features, ScoreColumn.of("prediction", Kind.VALUE))[0];
  }

  /** Column with the labels. */
  public NeuralNetworkRegressionModel setLabelCol(String value) {
    set(labelCol, value);
    return this;
  }

  /** Param of {@link #setLabelCol}; {@code label} by default. */
  public Param<String> labelCol() {
    return labelCol;
  }

  /** New column with the prediction. */
  public NeuralNetworkRegressionModel setPredictionCol(String value) {
    set(predictionCol, value);
    return this;
  }

  /** Param of {@link #setPredictionCol}; {@code prediction} by default. */
  public Param<String> predictionCol() {
    return predictionCol;
  }
}
