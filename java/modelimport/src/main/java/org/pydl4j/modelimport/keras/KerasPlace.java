package org.pydl4j.modelimport.keras;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.pydl4j.modelimport.LayerValues;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.plan.Node;

/**
 * A layer or vertex where it stands, and what it adds to a model of Keras.
 *
 * @param graph that is written
 * @param node where it stands
 * @param table the network's parameters
 */
record KerasPlace(KerasGraphWriter graph, Node node, Map<String, NDArray> table) {
  Configured layer() {
    return (Configured) node.vertex();
  }

  LayerValues values() {
    return new LayerValues(layer());
  }

  String type() {
    return layer().declaration().name();
  }

  String name() {
    return node.name();
  }

  /** What comes in; of a layer of rows over series that of a step. */
  InputType in() {
    return node.inputs().get(0);
  }

  /** A parameter. */
  NDArray weight(String name) {
    return Objects.requireNonNull(table.get(node.prefix() + "_" + name), name);
  }

  /** A layer with weights of its own. */
  String add(String type, JsonObject config, String from, List<NDArray> weights) {
    return add(type, name(), config, from, Map.of("", weights));
  }

  String add(
      String type,
      String name,
      JsonObject config,
      String from,
      Map<String, List<NDArray>> weights) {
    return graph.add(type, name, config, List.of(from), weights);
  }

  String add(String type, JsonObject config, String from) {
    return graph.add(type, name(), config, from);
  }
}
