package org.pydl4j.spark.ml;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;

/**
 * Trains a network to tell classes apart; labels are indices of classes, or one vector of numbers a
 * row.
 */
public final class NeuralNetworkClassifier
    extends SupervisedEstimator<NeuralNetworkClassifier, NeuralNetworkClassificationModel> {
  private static final long serialVersionUID = 1L;

  private final Param<String> probabilityCol = ColumnParams.probability(this);
  private final Param<String> rawPredictionCol = ColumnParams.rawPrediction(this);

  /** With the name that Spark gives to a copy. */
  public NeuralNetworkClassifier(String uid) {
    super(uid);
    setDefault(probabilityCol, "probability");
    setDefault(rawPredictionCol, "rawPrediction");
  }

  /** With a random name. */
  public NeuralNetworkClassifier() {
    this(Identifiable.randomUID("NeuralNetworkClassifier"));
  }

  /** Reads what {@code write()} wrote. */
  public static MLReader<NeuralNetworkClassifier> read() {
    return new DefaultParamsReader<>();
  }

  /** Reads what {@code save(path)} wrote. */
  public static NeuralNetworkClassifier load(String path) {
    return read().load(path);
  }

  @Override
  boolean classes() {
    return true;
  }

  @Override
  NeuralNetworkClassificationModel emptyModel(String modelUid) {
    return new NeuralNetworkClassificationModel(modelUid);
  }

  /** New column with the classes' probabilities, a vector; empty for none. */
  public NeuralNetworkClassifier setProbabilityCol(String value) {
    set(probabilityCol, value);
    return this;
  }

  /** Param of {@link #setProbabilityCol}; {@code probability} by default. */
  public Param<String> probabilityCol() {
    return probabilityCol;
  }

  /**
   * New column with what the last layer computes before its activation, a vector; empty for none.
   */
  public NeuralNetworkClassifier setRawPredictionCol(String value) {
    set(rawPredictionCol, value);
    return this;
  }

  /** Param of {@link #setRawPredictionCol}; {@code rawPrediction} by default. */
  public Param<String> rawPredictionCol() {
    return rawPredictionCol;
  }
}
