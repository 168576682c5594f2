package org.pydl4j.spark.ml;

import java.util.List;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.pydl4j.spark.scoring.ScoreColumn;

/**
 * A frozen network, trained elsewhere, whose activations of one layer are features for another
 * estimator: transfer learning.
 */
public final class ImageFeaturizer extends FeaturesModel<ImageFeaturizer> {
  private static final long serialVersionUID = 1L;

  private final Param<String> outputCol = new Param<>(this, "outputCol", "new column");
  private final Param<String> layer =
      new Param<>(
          this,
          "layer",
          "name or number of the layer whose activations the column holds; empty for the one before"
              + " the last");

  /** Without a network yet: for {@link #read()}. */
  public ImageFeaturizer(String uid) {
    super(uid);
    setDefault(outputCol, "output");
    setDefault(layer, "");
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
    String wanted = getOrDefault(layer);
    int last = configuration().plan().size() - 1;
    return List.of(
        activation(
            getOrDefault(outputCol), wanted.isEmpty() ? Integer.toString(last - 1) : wanted));
  }

  /** New column. */
  public ImageFeaturizer setOutputCol(String value) {
    set(outputCol, value);
    return this;
  }

  /** Param of {@link #setOutputCol}; {@code output} by default. */
  public Param<String> outputCol() {
    return outputCol;
  }

  /**
   * Name or number of the layer whose activations the column holds; empty for the one before the
   * last.
   */
  public ImageFeaturizer setLayer(String value) {
    set(layer, value);
    return this;
  }

  /** Param of {@link #setLayer}; empty by default. */
  public Param<String> layer() {
    return layer;
  }
}
