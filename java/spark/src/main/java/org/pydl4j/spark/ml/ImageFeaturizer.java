package org.pydl4j.spark.ml;

import java.util.List;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.pydl4j.spark.scoring.ScoreColumn;

/**
 * A frozen network, trained elsewhere, whose activations of one layer are features for another
 * estimator: transfer learning.
 */
public class ImageFeaturizer extends LayerModel<ImageFeaturizer> {
  private static final long serialVersionUID = 1L;

  /** Without a network yet: for {@link #read()}. */
  public ImageFeaturizer(String uid) {
    super(uid, "the one before the last");
  }

  /** Without a network yet: {@link #setModelFile} gives it one. */
  public ImageFeaturizer() {
    this(Identifiable.randomUID("ImageFeaturizer"));
  }

  /** Reads what {@code write()} wrote. */
  public static MLReader<ImageFeaturizer> read() {
    return new NetworkModelFiles.Reader<>();
  }

  /** Reads what {@code save(path)} wrote. */
  public static ImageFeaturizer load(String path) {
    return read().load(path);
  }

  @Override
  List<ScoreColumn> scoreColumns() {
    int beforeLast = configuration().plan().size() - 2;
    return List.of(column(() -> activation(newColumn(), Integer.toString(beforeLast))));
  }
}
