package pydl4j.spark;

/** The stage by the name of its class in Python. */
public final class ImageFeaturizer extends org.pydl4j.spark.ml.ImageFeaturizer {
  private static final long serialVersionUID = 1L;

  /** With the name that Spark gives to a copy. */
  public ImageFeaturizer(String uid) {
    super(uid);
  }
}
