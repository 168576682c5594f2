package org.pydl4j.nn.transferlearning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.ComputationGraphConfiguration;
import org.pydl4j.nn.NetworkConfiguration;
import org.pydl4j.nn.conf.GraphNode;
import org.pydl4j.nn.conf.Names;
import org.pydl4j.nn.inputs.DataFormat;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.plan.Plan;
import org.pydl4j.nn.plan.Source;

/** The vertices of a graph by name, to be changed, and graphs made of them. */
final class GraphParts {
  private final ComputationGraphConfiguration original;
  private final Map<String, GraphNode> vertices = new LinkedHashMap<>();

  GraphParts(ComputationGraphConfiguration original) {
    this.original = original;
    original
        .get(ComputationGraphConfiguration.VERTICES)
        .forEach(vertex -> vertices.put(vertex.name(), vertex));
  }

  Collection<GraphNode> vertices() {
    return vertices.values();
  }

  Map<String, GraphNode> byName() {
    return vertices;
  }

  GraphNode require(String name) {
    GraphNode found = vertices.get(name);
    if (found == null) {
      throw new ConfigurationException(
          "There is no vertex '" + name + "'. " + Names.suggestion(name, vertices.keySet()));
    }
    return found;
  }

  /** These vertices with all that they depend on. */
  Set<String> dependencies(Collection<String> names) {
    Set<String> all = new HashSet<>();
    List<String> next = new ArrayList<>(names);
    while (!next.isEmpty()) {
      String name = GraphNode.maker(next.remove(next.size() - 1), vertices.keySet());
      GraphNode vertex = all.add(name) ? vertices.get(name) : null;
      if (vertex != null) {
        next.addAll(vertex.inputs());
        if (vertex.sharedWith() != null) {
          next.add(vertex.sharedWith());
        }
      }
    }
    return all;
  }

  /** The graph of some of the vertices alone, which read what the others made as inputs. */
  ComputationGraphConfiguration without(Map<String, Source> boundary, List<GraphNode> left) {
    Plan plan = original.plan();
    List<InputType> types = new ArrayList<>();
    for (Source source : boundary.values()) {
      types.add(
          source.isInput()
              ? plan.inputs().get(source.inputNumber())
              : plan.outside(plan.get(source.node()).outputs().get(source.port())));
    }
    return ComputationGraphConfiguration.DECLARATION.create(
        original
            .settings()
            .with(ComputationGraphConfiguration.INPUTS, List.copyOf(boundary.keySet()))
            .with(ComputationGraphConfiguration.INPUT_TYPES, types)
            .with(ComputationGraphConfiguration.VERTICES, left)
            .with(NetworkConfiguration.OUTPUT_FORMAT, outputFormat(plan)));
  }

  /** Where the features of a network's outputs stand, whatever its part has for inputs. */
  static DataFormat outputFormat(Plan plan) {
    for (int i = 0; i < plan.outputs().size(); i++) {
      if (plan.outputType(i).dataFormat() == DataFormat.CHANNELS_LAST) {
        return DataFormat.CHANNELS_LAST;
      }
    }
    return DataFormat.CHANNELS_FIRST;
  }
}
