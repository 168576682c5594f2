package org.pydl4j.spark.ml;

import java.util.List;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;

/** Trains a network to give its input back through a narrow layer. */
public class NeuralNetworkAutoencoder
    extends FeaturesEstimator<NeuralNetworkAutoencoder, NeuralNetworkAutoencoderModel> {
  private static final long serialVersionUID = 1L;

  private final Param<String> outputCol = ColumnParams.output(this);
  private final Param<String> layer = ColumnParams.layer(this, "the last one");

  /** With the name that Spark gives to a copy. */
  public NeuralNetworkAutoencoder(String uid) {
    super(uid);
    setDefault(outputCol, "output");
    setDefault(layer, "");
  }

  /** With a random name. */
  public NeuralNetworkAutoencoder() {
    this(Identifiable.randomUID("NeuralNetworkAutoencoder"));
  }

  /** Reads what {@code write()} wrote. */
  public static MLReader<NeuralNetworkAutoencoder> read() {
    return new DefaultParamsReader<>();
  }

  /** Reads what {@code save(path)} wrote. */
  public static NeuralNetworkAutoencoder load(String path) {
    return read().load(path);
  }

  @Override
  List<String> labelColumns() {
    return List.of();
  }

  @Override
  boolean classes() {
    return false;
  }

  @Override
  protected NeuralNetworkAutoencoderModel emptyModel(String modelUid) {
    return new NeuralNetworkAutoencoderModel(modelUid);
  }

  /** The name or number of the layer whose activations the column holds; empty for the last one. */
  public NeuralNetworkAutoencoder setLayer(String value) {
    set(layer, value);
    return this;
  }

  /** New column. */
  public NeuralNetworkAutoencoder setOutputCol(String value) {
    set(outputCol, value);
    return this;
  }

  /** Param of {@link #setOutputCol}; {@code output} by default. */
  public Param<String> outputCol() {
    return outputCol;
  }

  /** Param of {@link #setLayer}; empty by default. */
  public Param<String> layer() {
    return layer;
  }
}
