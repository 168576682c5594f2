package org.pydl4j.spark.ml;

import java.util.List;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.pydl4j.spark.scoring.ScoreColumn;
import org.pydl4j.spark.scoring.ScoreColumn.Kind;

/** A network that was trained to give its input back: that, or the code in one of its layers. */
public final class NeuralNetworkAutoencoderModel
    extends FeaturesModel<NeuralNetworkAutoencoderModel> {
  private static final long serialVersionUID = 1L;

  private final Param<String> outputCol = new Param<>(this, "outputCol", "new column");
  private final Param<String> layer =
      new Param<>(
          this,
          "layer",
          "name or number of the layer whose activations the column holds; empty for the last one");

  /** Without a network yet: for {@link #read()}. */
  public NeuralNetworkAutoencoderModel(String uid) {
    super(uid);
    setDefault(outputCol, "output");
    setDefault(layer, "");
  }

  /** Without a network yet: {@link #setModelFile} gives it one. */
  public NeuralNetworkAutoencoderModel() {
    this(Identifiable.randomUID("NeuralNetworkAutoencoderModel"));
  }

  /** Reads what {@code write()} wrote. */
  public static MLReader<NeuralNetworkAutoencoderModel> read() {
    return new NetworkModelFiles.Reader<>();
  }

  /** Reads what {@code save(path)} wrote. */
  public static NeuralNetworkAutoencoderModel load(String path) {
    return read().load(path);
  }

  @Override
  List<ScoreColumn> scoreColumns() {
    String wanted = getOrDefault(layer);
    return List.of(
        wanted.isEmpty()
            ? ScoreColumn.of(getOrDefault(outputCol), Kind.INPUT)
            : activation(getOrDefault(outputCol), wanted));
  }

  /** New column. */
  public NeuralNetworkAutoencoderModel setOutputCol(String value) {
    set(outputCol, value);
    return this;
  }

  /** Param of {@link #setOutputCol}; {@code output} by default. */
  public Param<String> outputCol() {
    return outputCol;
  }

  /** Name or number of the layer whose activations the column holds; empty for the last one. */
  public NeuralNetworkAutoencoderModel setLayer(String value) {
    set(layer, value);
    return this;
  }

  /** Param of {@link #setLayer}; empty by default. */
  public Param<String> layer() {
    return layer;
  }
}
