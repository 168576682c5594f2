package org.pydl4j.spark.ml;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.ml.param.StringArrayParam;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.NetworkConfiguration;
import org.pydl4j.nn.Signature;
import org.pydl4j.spark.scoring.ScoreColumn;

/** Any network, or model in an ONNX or TorchScript file: its outputs as vectors, in new columns. */
public class NeuralNetworkModel extends NetworkModel<NeuralNetworkModel> {
  private static final long serialVersionUID = 1L;

  private final StringArrayParam inputCols =
      new StringArrayParam(this, "inputCols", "columns of the network's inputs, in order");
  private final StringArrayParam outputCols =
      new StringArrayParam(this, "outputCols", "new columns, in the order of the outputs");

  /** Without a network yet: for {@link #read()}. */
  public NeuralNetworkModel(String uid) {
    super(uid);
    setDefault(inputCols, new String[] {"features"});
    setDefault(outputCols, new String[] {"output"});
  }

  /** Without a network yet: {@link #setModelFile} gives it one. */
  public NeuralNetworkModel() {
    this(Identifiable.randomUID("NeuralNetworkModel"));
  }

  /** Reads what {@code write()} wrote. */
  public static MLReader<NeuralNetworkModel> read() {
    return new NetworkModelFiles.Reader<>();
  }

  /** Reads what {@code save(path)} wrote. */
  public static NeuralNetworkModel load(String path) {
    return read().load(path);
  }

  @Override
  List<String> inputColumns() {
    return List.of(getOrDefault(inputCols));
  }

  @Override
  NetworkConfiguration suited(NetworkConfiguration network) {
    return network;
  }

  @Override
  boolean takesAnyModel() {
    return true;
  }

  @Override
  List<ScoreColumn> scoreColumns() {
    List<String> names = List.of(getOrDefault(outputCols));
    List<Signature.Tensor> made = signature().outputs();
    List<String> outputs = made.stream().map(Signature.Tensor::name).toList();
    if (names.size() != outputs.size()) {
      throw new ConfigurationException(
          "The 'outputCols' must have a name for each output of the network, in the order of "
              + outputs
              + "; an empty one for a column that is not wanted. Got "
              + names
              + ".");
    }
    return IntStream.range(0, names.size())
        .mapToObj(i -> column(names.get(i), i, made.get(i).shape()))
        .toList();
  }

  /** A series where it has one axis of any length beside the rows. */
  private static ScoreColumn column(String name, int output, long[] shape) {
    return shape.length == 3 && (shape[1] < 0) != (shape[2] < 0)
        ? ScoreColumn.ofSeries(name, output)
        : ScoreColumn.ofOutput(name, output);
  }

  /** Columns of the network's inputs, in order. */
  public NeuralNetworkModel setInputCols(String[] value) {
    set(inputCols, value);
    return this;
  }

  /** Param of {@link #setInputCols}; {@code features} alone by default. */
  public StringArrayParam inputCols() {
    return inputCols;
  }

  /** New columns, in the order of the outputs. */
  public NeuralNetworkModel setOutputCols(String[] value) {
    set(outputCols, value);
    return this;
  }

  /** Param of {@link #setOutputCols}; {@code output} alone by default. */
  public StringArrayParam outputCols() {
    return outputCols;
  }
}
