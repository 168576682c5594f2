package org.pydl4j.spark.ml;

import java.util.List;
import org.apache.spark.ml.param.StringArrayParam;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.pydl4j.nn.NetworkConfiguration;

/**
 * Trains any network: a column for each of its inputs, a column of labels and a new column for each
 * of its outputs. Where an output has several numbers, a single number as its label is the index of
 * a class.
 */
public class NeuralNetworkEstimator
    extends NetworkEstimator<NeuralNetworkEstimator, NeuralNetworkModel> {
  private static final long serialVersionUID = 1L;

  private final StringArrayParam inputCols =
      new StringArrayParam(this, "inputCols", "columns of the network's inputs, in order");
  private final StringArrayParam labelCols =
      new StringArrayParam(this, "labelCols", "columns of the labels, in the order of the outputs");
  private final StringArrayParam outputCols =
      new StringArrayParam(this, "outputCols", "new columns, in the order of the outputs");

  /** With the name that Spark gives to a copy. */
  public NeuralNetworkEstimator(String uid) {
    super(uid);
    setDefault(inputCols, new String[] {"features"});
    setDefault(labelCols, new String[] {"label"});
    setDefault(outputCols, new String[] {"output"});
  }

  /** With a random name. */
  public NeuralNetworkEstimator() {
    this(Identifiable.randomUID("NeuralNetworkEstimator"));
  }

  /** Reads what {@code write()} wrote. */
  public static MLReader<NeuralNetworkEstimator> read() {
    return new DefaultParamsReader<>();
  }

  /** Reads what {@code save(path)} wrote. */
  public static NeuralNetworkEstimator load(String path) {
    return read().load(path);
  }

  @Override
  NetworkConfiguration suited(NetworkConfiguration network) {
    return network;
  }

  @Override
  List<String> inputColumns() {
    return List.of(getOrDefault(inputCols));
  }

  @Override
  List<String> labelColumns() {
    return List.of(getOrDefault(labelCols));
  }

  @Override
  boolean classes() {
    return false;
  }

  @Override
  protected NeuralNetworkModel emptyModel(String modelUid) {
    return new NeuralNetworkModel(modelUid);
  }

  /** Columns of the network's inputs, in order. */
  public NeuralNetworkEstimator setInputCols(String[] value) {
    set(inputCols, value);
    return this;
  }

  /** Param of {@link #setInputCols}; {@code features} alone by default. */
  public StringArrayParam inputCols() {
    return inputCols;
  }

  /** Columns of the labels, in the order of the outputs. */
  public NeuralNetworkEstimator setLabelCols(String[] value) {
    set(labelCols, value);
    return this;
  }

  /** Param of {@link #setLabelCols}; {@code label} alone by default. */
  public StringArrayParam labelCols() {
    return labelCols;
  }

  /** New columns, in the order of the outputs. */
  public NeuralNetworkEstimator setOutputCols(String[] value) {
    set(outputCols, value);
    return this;
  }

  /** Param of {@link #setOutputCols}; {@code output} alone by default. */
  public StringArrayParam outputCols() {
    return outputCols;
  }
}
