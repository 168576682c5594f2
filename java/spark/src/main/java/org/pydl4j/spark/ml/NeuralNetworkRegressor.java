package org.pydl4j.spark.ml;

import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;

/** Trains a network to predict a number, or a vector of several. */
public class NeuralNetworkRegressor
    extends SupervisedEstimator<NeuralNetworkRegressor, NeuralNetworkRegressionModel> {
  private static final long serialVersionUID = 1L;

  /** With the name that Spark gives to a copy. */
  public NeuralNetworkRegressor(String uid) {
    super(uid);
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
  boolean classes() {
    return false;
  }

  @Override
  protected NeuralNetworkRegressionModel emptyModel(String modelUid) {
    return new NeuralNetworkRegressionModel(modelUid);
  }
}
