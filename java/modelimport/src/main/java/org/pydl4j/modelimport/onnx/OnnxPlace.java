package org.pydl4j.modelimport.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.pydl4j.modelimport.LayerValues;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.ops.Shapes;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.inputs.InputType;

/**
 * A layer or vertex where it stands, and what it adds to the graph.
 *
 * @param graph that is written
 * @param inputs what comes in
 * @param output what goes out
 * @param parameters by their names
 * @param layer as it is
 */
record OnnxPlace(
    OnnxGraph graph,
    List<InputType> inputs,
    InputType output,
    Function<String, NDArray> parameters,
    Configured layer) {
  LayerValues values() {
    return new LayerValues(layer);
  }

  String type() {
    return layer.declaration().name();
  }

  NDArray parameter(String name) {
    return parameters.apply(name);
  }

  /** A parameter as a value of the graph. */
  String weight(String name) {
    return graph.weight(parameter(name));
  }

  /** A parameter of features, in a shape that broadcasts over axis 1. */
  String along(String name) {
    return along(parameter(name));
  }

  String along(NDArray features) {
    int rank = inputs.get(0).shape().length;
    long[] shape = new long[rank];
    Arrays.fill(shape, 1);
    shape[0] = features.length();
    return graph.weight(Shapes.reshape(features, shape));
  }

  String node(String op, String... given) {
    return graph.node(op, Map.of(), given);
  }

  String node(String op, Map<String, ?> attributes, String... given) {
    return graph.node(op, attributes, given);
  }

  String transposed(String x, long... order) {
    return graph.node("Transpose", Map.of("perm", order), x);
  }

  /** The layer inside, with its parameters. */
  OnnxPlace inner(String prefix) {
    Configured inside = values().inner("layer");
    return new OnnxPlace(graph, inputs, output, name -> parameters.apply(prefix + name), inside);
  }

  /** How many axes of place or time there are. */
  int space() {
    return inputs.get(0).shape().length - 1;
  }
}
