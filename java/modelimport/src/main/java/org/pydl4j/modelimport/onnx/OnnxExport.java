package org.pydl4j.modelimport.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ModelFileException;
import org.pydl4j.nd.io.AtomicFiles;
import org.pydl4j.nd.io.FileReasons;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.inputs.DataFormat;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Layer;
import org.pydl4j.nn.plan.Node;
import org.pydl4j.nn.plan.Plan;
import org.pydl4j.nn.plan.Source;
import org.pydl4j.nn.preprocessors.Preprocessor;

/**
 * Writes what a network computes as an ONNX file (opset 17), for ONNX Runtime and everything else
 * that reads such files. Inputs and outputs have the network's names, shapes and order of axes; the
 * batch may have any size. Masks and states between calls are none of such a file.
 *
 * <pre>{@code
 * OnnxExport.write(network, Path.of("model.onnx"));
 * }</pre>
 */
public final class OnnxExport {
  private final Plan plan;
  private final OnnxGraph graph;
  private final Map<String, NDArray> parameters;
  private final Map<Source, String> made = new HashMap<>();

  private OnnxExport(NeuralNetwork network, Map<String, NDArray> parameters) {
    this.plan = network.configuration().plan();
    this.graph = new OnnxGraph(network.dtype());
    this.parameters = parameters;
  }

  /**
   * Writes a network; the file appears when it is whole.
   *
   * @throws ModelFileException if there are layers which ONNX has no counterpart of, which names
   *     all of them, or the file cannot be written
   */
  public static void write(NeuralNetwork network, Path file) {
    byte[] content;
    try (Scope scope = Scope.open()) {
      content = new OnnxExport(network, network.paramTable()).content();
    }
    try {
      AtomicFiles.write(
          file,
          channel -> {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
              channel.write(left);
            }
          });
    } catch (IOException e) {
      throw new ModelFileException(
          "The ONNX file " + file + " cannot be written: " + FileReasons.of(e) + ".", e);
    }
  }

  private byte[] content() {
    requireAll();
    graph.reserve(plan.inputNames());
    graph.reserve(plan.outputNames());
    for (int i = 0; i < plan.inputs().size(); i++) {
      InputType type = plan.inputs().get(i);
      String name = plan.inputNames().get(i);
      graph.input(name, plan.takesIndices(i), type.batchShape(-1));
      made.put(Source.input(i), turned(type, name, true));
    }
    for (Node node : plan.nodes()) {
      made.put(Source.node(node.index()), node(node));
    }
    for (int i = 0; i < plan.outputs().size(); i++) {
      String name = plan.outputNames().get(i);
      InputType type = plan.outputType(i);
      String inside = signal(plan.outputs().get(i));
      String unique = plan.inputNames().contains(name) ? name + "_out" : name;
      graph.named("Identity", unique, turned(type, inside, false));
      graph.output(unique, type.batchShape(-1));
    }
    return graph.toBytes("1");
  }

  /** All that cannot be written is told at once. */
  private void requireAll() {
    List<String> problems = new ArrayList<>();
    for (Node node : plan.nodes()) {
      String problem = OnnxLayers.problem(node);
      if (!problem.isEmpty()) {
        problems.add(node.described() + " " + problem);
      }
    }
    if (!problems.isEmpty()) {
      throw new ModelFileException(
          "This network cannot be written as ONNX: " + String.join("; ", problems) + ".");
    }
  }

  private String signal(Source source) {
    String found = made.get(source);
    if (found == null) {
      throw new IllegalStateException(String.valueOf(source));
    }
    return found;
  }

  /** A value in the order of axes inside, or back. */
  private String turned(InputType type, String name, boolean inside) {
    int rank = type.shape().length + 1;
    if (type.dataFormat() == DataFormat.CHANNELS_FIRST || rank < 3) {
      return name;
    }
    long[] order = new long[rank];
    for (int i = 1; i < rank; i++) {
      order[i] = (inside ? rank - 1L : 2L) - 1 + i - 1;
      order[i] = order[i] % (rank - 1) + 1;
    }
    return graph.node("Transpose", Map.of("perm", order), name);
  }

  private String node(Node node) {
    List<String> inputs = new ArrayList<>();
    for (int i = 0; i < node.sources().size(); i++) {
      String name = signal(node.sources().get(i));
      Preprocessor before = node.preprocessors().get(i);
      inputs.add(before == null ? name : reshaped(name, before.output()));
    }
    OnnxPlace place =
        new OnnxPlace(
            graph,
            node.inputs(),
            node.outputs().get(0),
            name -> parameter(node, name),
            (Configured) node.vertex());
    if (!(node.vertex() instanceof Layer)) {
      return OnnxVertices.of(place, inputs);
    }
    if (!node.byStep()) {
      return OnnxLayers.of(place, inputs.get(0));
    }
    String rows = place.transposed(inputs.get(0), 0, 2, 1); // [n, time, size]
    return place.transposed(OnnxLayers.of(place, rows), 0, 2, 1);
  }

  private String reshaped(String name, InputType type) {
    long[] shape = type.batchShape(0); // 0 is as before
    return graph.node("Reshape", Map.of(), name, graph.whole(shape));
  }

  private NDArray parameter(Node node, String name) {
    Node owner = plan.get(node.owner());
    NDArray found = parameters.get(owner.prefix() + "_" + name);
    if (found == null) {
      throw new IllegalStateException(owner.prefix() + "_" + name);
    }
    return found;
  }
}
