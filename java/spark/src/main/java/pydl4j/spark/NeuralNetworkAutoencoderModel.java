package pydl4j.spark;

/** The stage by the name of its class in Python. */
public final class NeuralNetworkAutoencoderModel
    extends org.pydl4j.spark.ml.NeuralNetworkAutoencoderModel {
  private static final long serialVersionUID = 1L;

  /** With the name that Spark gives to a copy. */
  public NeuralNetworkAutoencoderModel(String uid) {
    super(uid);
  }
}
