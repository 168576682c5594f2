package org.pydl4j.spark.ml;

import java.util.List;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;

/** Trains a network to predict a number, or a vector of several. */
public final class NeuralNetworkRegressor
    extends NetworkEstimator<NeuralNetworkRegressor, NeuralNetworkRegressionModel> {
  private static final long serialVersionUID = 1L;

  private final Param<String> featuresCol =
      new Param<>(this, "featuresCol", "column with the features");
  private final Param<String> labelCol = new Param<>(this, "labelCol", "column with the labels");
  private final Param<String> predictionCol =
      new Param<>(this, "predictionCol", "new column with the prediction");

  /** With the name that Spark gives to a copy. */
  public NeuralNetworkRegressor(String uid) {
    super(uid);
    setDefault(featuresCol, "features");
    setDefault(labelCol, "label");
    setDefault(predictionCol, "prediction");
  }

  /** With a random name. */
  public NeuralNetworkRegressor() {
    this(Identifiable.randomUID("NeuralNetworkRegressor"));
  }

  /** Reads what {@code write()} wrote. */
  public static MLReader<NeuralNetworkRegressor> read() {
    return new DefaultParamsReader<>();
  }

  /** Reads what {@code save(path)} wrote. */
  public static NeuralNetworkRegressor load(String path) {
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
    return false;
  }

  @Override
  NeuralNetworkRegressionModel emptyModel(String modelUid) {
    return new NeuralNetworkRegressionModel(modelUid);
  }

  /** The column with the features. */
  public NeuralNetworkRegressor setFeaturesCol(String value) {
    set(featuresCol, value);
    return this;
  }

  /** The column with the labels. */
  public NeuralNetworkRegressor setLabelCol(String value) {
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
}
