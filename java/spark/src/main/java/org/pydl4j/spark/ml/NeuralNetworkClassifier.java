package org.pydl4j.spark.ml;

import java.util.List;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;

/**
 * Trains a network to tell classes apart; labels are indices of classes, or one vector of numbers a
 * row.
 */
public final class NeuralNetworkClassifier
    extends NetworkEstimator<NeuralNetworkClassifier, NeuralNetworkClassificationModel> {
  private static final long serialVersionUID = 1L;

  private final Param<String> featuresCol =
      new Param<>(this, "featuresCol", "column with the features");
  private final Param<String> labelCol = new Param<>(this, "labelCol", "column with the labels");
  private final Param<String> predictionCol =
      new Param<>(this, "predictionCol", "new column with the prediction");
  private final Param<String> probabilityCol =
      new Param<>(
          this,
          "probabilityCol",
          "new column with the classes' probabilities, a vector; empty for none");
  private final Param<String> rawPredictionCol =
      new Param<>(
          this,
          "rawPredictionCol",
          "new column with what the last layer computes before its activation, a vector; empty for"
              + " none");

  /** With the name that Spark gives to a copy. */
  public NeuralNetworkClassifier(String uid) {
    super(uid);
    setDefault(featuresCol, "features");
    setDefault(labelCol, "label");
    setDefault(predictionCol, "prediction");
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
  List<String> inputColumns() {
    return List.of(getOrDefault(featuresCol));
  }

  @Override
  List<String> labelColumns() {
    return List.of(getOrDefault(labelCol));
  }

  @Override
  boolean classes() {
    return true;
  }

  @Override
  NeuralNetworkClassificationModel emptyModel(String modelUid) {
    return new NeuralNetworkClassificationModel(modelUid);
  }

  /** The column with the features. */
  public NeuralNetworkClassifier setFeaturesCol(String value) {
    set(featuresCol, value);
    return this;
  }

  /** The column with the labels. */
  public NeuralNetworkClassifier setLabelCol(String value) {
    set(labelCol, value);
    return this;
  }

  public Param<String> featuresCol() {
    return featuresCol;
  }

  public Param<String> labelCol() {
    return labelCol;
  }

  public Param<String> predictionCol() {
    return predictionCol;
  }

  public Param<String> probabilityCol() {
    return probabilityCol;
  }

  public Param<String> rawPredictionCol() {
    return rawPredictionCol;
  }
}
