package pydl4j.spark;

/** The stage by the name of its class in Python. */
public final class NeuralNetworkClassificationModel
    extends org.pydl4j.spark.ml.NeuralNetworkClassificationModel {
  private static final long serialVersionUID = 1L;

  /** With the name that Spark gives to a copy. */
  public NeuralNetworkClassificationModel(String uid) {
    super(uid);
  }
}
