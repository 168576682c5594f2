package org.pydl4j.spark.ml;

import java.util.List;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.pydl4j.spark.scoring.ScoreColumn;
import org.pydl4j.spark.scoring.ScoreColumn.Kind;

/** A network that was trained to give its input back: that, or the code in one of its layers. */
public class NeuralNetworkAutoencoderModel extends LayerModel<NeuralNetworkAutoencoderModel> {
  private static final long serialVersionUID = 1L;

  /** Without a network yet: for {@link #read()}. */
  public NeuralNetworkAutoencoderModel(String uid) {
    super(uid, "the last one");
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
    return List.of(column(() -> ScoreColumn.of(newColumn(), Kind.INPUT)));
  }
}
