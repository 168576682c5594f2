package org.pydl4j.nn.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.GraphNode;
import org.pydl4j.nn.conf.Names;
import org.pydl4j.nn.inputs.DataFormat;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Layer;
import org.pydl4j.nn.layers.Layer.InputFamily;
import org.pydl4j.nn.layers.LayerKeys;
import org.pydl4j.nn.layers.Vertex;
import org.pydl4j.nn.vertices.MergeVertex;

/**
 * The plan of a graph: names are looked up, vertices stand behind what they read, and what cannot
 * be computed, or never is read, is refused by name.
 */
public final class GraphPlan {
  private final List<String> inputs;
  private final List<InputType> types;
  private final Map<String, GraphNode> vertices = new LinkedHashMap<>();
  private final List<String> outputs;
  private final List<Double> lossWeights;
  private final @Nullable DataFormat outputFormat;

  private GraphPlan(
      List<String> inputs,
      List<InputType> types,
      List<GraphNode> vertices,
      List<String> outputs,
      List<Double> lossWeights,
      @Nullable DataFormat outputFormat) {
    this.outputFormat = outputFormat;
    this.inputs = inputs;
    this.types = types;
    this.outputs = outputs;
    this.lossWeights = lossWeights;
    requireDistinct("inputs", inputs);
    requireDistinct("outputs", outputs);
    for (GraphNode vertex : vertices) {
      if (inputs.contains(vertex.name()) || this.vertices.put(vertex.name(), vertex) != null) {
        throw new ConfigurationException(
            "The name '" + vertex.name() + "' stands for two things in this graph. Rename one.");
      }
    }
  }

  /**
   * The plan of a graph.
   *
   * @param inputs the names of its inputs
   * @param types their shapes, in the same order; empty where layers with nIn read them
   * @param vertices with the inherited settings filled in, in any order
   * @param outputs the names of the vertices that are its outputs
   * @param lossWeights how much the loss of each output counts; empty for 1 each
   * @param outputFormat where the features of outputs stand; null for what the inputs say
   * @throws ConfigurationException if names, cycles or what nobody reads make no network of it
   * @throws org.pydl4j.nd.errors.ShapeException if a vertex cannot work on what it reads
   */
  public static Plan of(
      List<String> inputs,
      List<InputType> types,
      List<GraphNode> vertices,
      List<String> outputs,
      List<Double> lossWeights,
      @Nullable DataFormat outputFormat) {
    GraphPlan graph = new GraphPlan(inputs, types, vertices, outputs, lossWeights, outputFormat);
    graph.requireNames();
    List<GraphNode> ordered = graph.ordered();
    graph.requireRead();
    return graph.built(ordered);
  }

  private static void requireDistinct(String what, List<String> names) {
    if (new HashSet<>(names).size() < names.size()) {
      throw new ConfigurationException(
          "The " + what + " of a graph must have names of their own. Got " + names + ".");
    }
  }

  private void requireNames() {
    List<String> known = new ArrayList<>(inputs);
    known.addAll(vertices.keySet());
    for (GraphNode vertex : vertices.values()) {
      for (String source : vertex.inputs()) {
        require(
            known,
            maker(source),
            "The vertex '" + vertex.name() + "' reads '" + source + "', which");
      }
      String owner = vertex.sharedWith();
      if (owner != null) {
        require(
            vertices.keySet(),
            owner,
            "The vertex '" + vertex.name() + "' shares the layer of '" + owner + "', which");
      }
    }
    for (String output : outputs) {
      require(vertices.keySet(), maker(output), "The output '" + output + "'");
    }
    requireCount("inputTypes", types.size(), "input", inputs);
    requireCount("lossWeights", lossWeights.size(), "output", outputs);
  }

  private static void require(Iterable<String> known, String name, String begin) {
    for (String each : known) {
      if (each.equals(name)) {
        return;
      }
    }
    throw new ConfigurationException(
        begin + " is not in the graph. " + Names.suggestion(name, known));
  }

  private static void requireCount(String key, int count, String what, List<String> names) {
    if (count != 0 && count != names.size()) {
      throw new ConfigurationException(
          "The '" + key + "' must be one for each " + what + " " + names + ". Got " + count + ".");
    }
  }

  /** Each vertex behind what it reads, otherwise as they were given. */
  private List<GraphNode> ordered() {
    List<GraphNode> ordered = new ArrayList<>();
    Set<String> placed = new HashSet<>(inputs);
    Set<GraphNode> left = new LinkedHashSet<>(vertices.values());
    while (!left.isEmpty()) {
      @Nullable GraphNode next = null;
      for (GraphNode each : left) {
        if (placed.containsAll(needed(each))) {
          next = each;
          break;
        }
      }
      if (next == null) {
        throw cycle(left, placed);
      }
      left.remove(next);
      placed.add(next.name());
      ordered.add(next);
    }
    return ordered;
  }

  private List<String> needed(GraphNode vertex) {
    List<String> needed = new ArrayList<>();
    vertex.inputs().forEach(name -> needed.add(maker(name)));
    if (vertex.sharedWith() != null) {
      needed.add(vertex.sharedWith());
    }
    return needed;
  }

  /** The vertex or input that makes what a name stands for. */
  private String maker(String name) {
    return inputs.contains(name) ? name : GraphNode.maker(name, vertices.keySet());
  }

  private ConfigurationException cycle(Set<GraphNode> left, Set<String> placed) {
    List<String> path = new ArrayList<>();
    String at = left.iterator().next().name();
    while (!path.contains(at)) {
      path.add(at);
      at =
          needed(Objects.requireNonNull(vertices.get(at))).stream()
              .filter(source -> !placed.contains(source))
              .findFirst()
              .orElseThrow();
    }
    List<String> round = path.subList(path.indexOf(at), path.size());
    return new ConfigurationException(
        "The graph has a cycle: '"
            + String.join("' reads '", round)
            + "' reads '"
            + at
            + "'. Take one of these connections out.");
  }

  private void requireRead() {
    Set<String> read = new HashSet<>();
    List<String> next = new ArrayList<>();
    outputs.forEach(name -> next.add(maker(name)));
    while (!next.isEmpty()) {
      String name = next.remove(next.size() - 1);
      GraphNode vertex = read.add(name) ? vertices.get(name) : null;
      if (vertex != null) {
        next.addAll(needed(vertex));
      }
    }
    String unread =
        vertices.keySet().stream().filter(name -> !read.contains(name)).collect(quoted());
    String unused = inputs.stream().filter(name -> !read.contains(name)).collect(quoted());
    if (!unread.isEmpty() || !unused.isEmpty()) {
      throw new ConfigurationException(
          "No output "
              + outputs
              + " depends on "
              + (unread.isEmpty() ? "the input " + unused : "the vertex " + unread)
              + ". Take it out, connect it, or name it among the outputs.");
    }
  }

  private static Collector<CharSequence, ?, String> quoted() {
    return Collectors.collectingAndThen(
        Collectors.joining("', '"), names -> names.isEmpty() ? "" : "'" + names + "'");
  }

  private Plan built(List<GraphNode> ordered) {
    PlanBuilder builder = new PlanBuilder(outputFormat);
    Map<String, Source> sources = new LinkedHashMap<>();
    for (int i = 0; i < inputs.size(); i++) {
      String name = inputs.get(i);
      builder.input(name, types.isEmpty() ? inferred(name) : types.get(i));
      sources.put(name, Source.input(i));
    }
    for (GraphNode vertex : ordered) {
      List<Source> read =
          vertex.inputs().stream().map(name -> source(builder, name, sources)).toList();
      sources.put(vertex.name(), placed(builder, vertex, read, sources));
    }
    for (int i = 0; i < outputs.size(); i++) {
      double weight = lossWeights.isEmpty() ? 1 : lossWeights.get(i);
      builder.output(outputs.get(i), source(builder, outputs.get(i), sources), weight);
    }
    return builder.build();
  }

  private Source source(PlanBuilder builder, String name, Map<String, Source> sources) {
    String maker = maker(name);
    Source first = Objects.requireNonNull(sources.get(maker));
    if (maker.equals(name)) {
      return first;
    }
    int port = GraphNode.port(name, maker);
    int count = first.isInput() ? 1 : builder.outputs(first);
    if (port < 1 || port >= count) {
      throw new ConfigurationException(
          "There is no '"
              + name
              + "': the vertex '"
              + maker
              + "' makes "
              + (count == 1
                  ? "one thing"
                  : count + " things, the last '" + maker + "#" + (count - 1))
              + (count == 1 ? ". Read '" + maker + "'." : "'."));
    }
    return new Source(first.node(), port);
  }

  /** A layer reads one signal: where it has several sources, they are merged before it. */
  private static Source placed(
      PlanBuilder builder, GraphNode node, List<Source> read, Map<String, Source> sources) {
    String owner = node.sharedWith();
    if (owner == null) {
      Vertex vertex = (Vertex) Objects.requireNonNull(node.member());
      List<Source> one = merged(builder, node.name(), vertex, read);
      return builder.node(node.name(), node.name(), vertex, one);
    }
    Source first = Objects.requireNonNull(sources.get(owner));
    List<Source> one = merged(builder, node.name(), builder.vertex(first), read);
    return builder.shared(node.name(), first, one);
  }

  private static List<Source> merged(
      PlanBuilder builder, String name, Vertex vertex, List<Source> read) {
    if (!(vertex instanceof Layer) || read.size() == 1) {
      return read;
    }
    String merge = name + "-merge"; // as DL4J calls it
    return List.of(builder.node(merge, merge, MergeVertex.builder().build(), read));
  }

  private InputType inferred(String input) {
    for (GraphNode vertex : vertices.values()) {
      if (vertex.member() instanceof Layer layer
          && vertex.inputs().equals(List.of(input))
          && layer.inputFamily() == InputFamily.FEED_FORWARD
          && layer.find(LayerKeys.N_IN).isPresent()) {
        return InputType.feedForward(layer.find(LayerKeys.N_IN).get());
      }
    }
    throw new ConfigurationException(
        "The shape of the input '" + input + "' is unknown. Set the graph's inputTypes.");
  }
}
