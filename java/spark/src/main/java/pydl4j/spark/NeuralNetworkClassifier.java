package pydl4j.spark;

/** The stage by the name of its class in Python. */
public final class NeuralNetworkClassifier extends org.pydl4j.spark.ml.NeuralNetworkClassifier {
  private static final long serialVersionUID = 1L;

  /** With the name that Spark gives to a copy. */
  public NeuralNetworkClassifier(String uid) {
    super(uid);
  }

  @Override
  protected org.pydl4j.spark.ml.NeuralNetworkClassificationModel emptyModel(String modelUid) {
    return new NeuralNetworkClassificationModel(modelUid);
  }
}
