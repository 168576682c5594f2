package pydl4j.spark;

/** The stage by the name of its class in Python. */
public final class NeuralNetworkRegressor extends org.pydl4j.spark.ml.NeuralNetworkRegressor {
  private static final long serialVersionUID = 1L;

  /** With the name that Spark gives to a copy. */
  public NeuralNetworkRegressor(String uid) {
    super(uid);
  }

  @Override
  protected org.pydl4j.spark.ml.NeuralNetworkRegressionModel emptyModel(String modelUid) {
    return new NeuralNetworkRegressionModel(modelUid);
  }
}
