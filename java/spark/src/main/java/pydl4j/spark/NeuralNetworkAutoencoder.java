package pydl4j.spark;

/** The stage by the name of its class in Python. */
public final class NeuralNetworkAutoencoder extends org.pydl4j.spark.ml.NeuralNetworkAutoencoder {
  private static final long serialVersionUID = 1L;

  /** With the name that Spark gives to a copy. */
  public NeuralNetworkAutoencoder(String uid) {
    super(uid);
  }

  @Override
  protected org.pydl4j.spark.ml.NeuralNetworkAutoencoderModel emptyModel(String modelUid) {
    return new NeuralNetworkAutoencoderModel(modelUid);
  }
}
