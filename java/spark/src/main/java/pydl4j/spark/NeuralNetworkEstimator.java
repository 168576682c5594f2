package pydl4j.spark;

/** The stage by the name of its class in Python. */
public final class NeuralNetworkEstimator extends org.pydl4j.spark.ml.NeuralNetworkEstimator {
  private static final long serialVersionUID = 1L;

  /** With the name that Spark gives to a copy. */
  public NeuralNetworkEstimator(String uid) {
    super(uid);
  }

  @Override
  protected org.pydl4j.spark.ml.NeuralNetworkModel emptyModel(String modelUid) {
    return new NeuralNetworkModel(modelUid);
  }
}
