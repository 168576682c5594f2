package pydl4j.spark;

/** The stage by the name of its class in Python. */
public final class NeuralNetworkModel extends org.pydl4j.spark.ml.NeuralNetworkModel {
  private static final long serialVersionUID = 1L;

  /** With the name that Spark gives to a copy. */
  public NeuralNetworkModel(String uid) {
    super(uid);
  }
}
