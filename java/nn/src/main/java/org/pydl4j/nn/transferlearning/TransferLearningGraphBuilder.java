package org.pydl4j.nn.transferlearning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.ComputationGraph;
import org.pydl4j.nn.ComputationGraphConfiguration;
import org.pydl4j.nn.conf.Configured;
import org.pydl4j.nn.conf.ConfiguredBuilder;
import org.pydl4j.nn.conf.GraphNode;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.Layer;
import org.pydl4j.nn.layers.LayerKeys;
import org.pydl4j.nn.vertices.GraphVertex;
import org.pydl4j.nn.weights.WeightInit;
import org.pydl4j.nn.weights.WeightInits;

/** Makes a new graph from a trained one; see {@link TransferLearning}. */
public final class TransferLearningGraphBuilder {
  private final ComputationGraph trained;
  private final GraphParts parts;
  private final Map<String, GraphNode> vertices;
  private final Set<String> kept = new HashSet<>();
  private final List<String> inputs;
  private List<String> outputs;
  private List<InputType> types;
  private final Set<String> extractors = new HashSet<>();
  private @Nullable FineTuneConfiguration tuning;

  TransferLearningGraphBuilder(ComputationGraph trained) {
    this.trained = trained;
    ComputationGraphConfiguration conf = trained.configuration();
    parts = new GraphParts(conf);
    vertices = parts.byName();
    kept.addAll(vertices.keySet());
    inputs = new ArrayList<>(conf.plan().inputNames());
    outputs = conf.plan().outputNames();
    types = conf.plan().inputs();
  }

  /** Settings for the whole network in place of those that it had. */
  public TransferLearningGraphBuilder fineTuneConfiguration(FineTuneConfiguration changes) {
    tuning = changes;
    return this;
  }

  /** Freezes these vertices and all that they depend on: training leaves them as they are. */
  public TransferLearningGraphBuilder setFeatureExtractor(String... names) {
    Arrays.asList(names).forEach(parts::require);
    extractors.addAll(Arrays.asList(names));
    return this;
  }

  /** Gives a layer another number of outputs; it and those that read it are drawn anew. */
  public TransferLearningGraphBuilder nOutReplace(String layer, long outputs) {
    return nOutReplace(layer, outputs, WeightInits.xavier());
  }

  /** The same, with another start of its weights. */
  public TransferLearningGraphBuilder nOutReplace(String name, long outputs, WeightInit scheme) {
    GraphNode old = parts.require(name);
    if (!(old.member() instanceof Layer layer)) {
      throw new ConfigurationException("'" + name + "' is no layer, and has no nOut.");
    }
    vertices.put(
        name, new GraphNode(name, Kept.withOutputs(layer, outputs, scheme), null, old.inputs()));
    kept.remove(name);
    followed(name);
    return this;
  }

  /** The names of all vertices, and of one that may be taken out already. */
  private Set<String> known(String name) {
    Set<String> all = new HashSet<>(vertices.keySet());
    all.add(name);
    return all;
  }

  /** Lets what reads a vertex find its number of inputs anew, past what has none of its own. */
  private void followed(String name) {
    for (GraphNode reader : List.copyOf(vertices.values())) {
      if (!reader.reads(name, known(name))) {
        continue;
      }
      if (reader.member() instanceof Layer layer) {
        GraphNode follows =
            new GraphNode(reader.name(), Kept.following(layer), null, reader.inputs());
        vertices.put(reader.name(), follows);
        if (layer.declaration().keyNames().contains(LayerKeys.N_OUT.name())) {
          continue;
        }
      }
      followed(reader.name());
    }
  }

  /** Takes a vertex out; another one of its name takes its place, and is read by the same. */
  public TransferLearningGraphBuilder removeVertexKeepConnections(String name) {
    parts.require(name);
    vertices.remove(name);
    kept.remove(name);
    return this;
  }

  /** Takes a vertex out, and its name from what others read and from the outputs. */
  public TransferLearningGraphBuilder removeVertexAndConnections(String name) {
    removeVertexKeepConnections(name);
    for (GraphNode reader : List.copyOf(vertices.values())) {
      if (reader.reads(name, known(name))) {
        List<String> left = new ArrayList<>(reader.inputs());
        left.removeIf(each -> GraphNode.maker(each, known(name)).equals(name));
        if (left.isEmpty()) {
          removeVertexAndConnections(reader.name());
        } else {
          vertices.put(
              reader.name(),
              new GraphNode(reader.name(), reader.member(), reader.sharedWith(), left));
        }
      }
    }
    outputs =
        outputs.stream()
            .filter(output -> !GraphNode.maker(output, known(name)).equals(name))
            .toList();
    return this;
  }

  /** Adds a layer that reads these inputs or vertices. */
  public TransferLearningGraphBuilder addLayer(String name, Layer layer, String... inputs) {
    return add(GraphNode.of(name, layer, inputs));
  }

  /** The same, from its builder. */
  public TransferLearningGraphBuilder addLayer(
      String name, ConfiguredBuilder<? extends Layer, ?> layer, String... inputs) {
    return addLayer(name, layer.build(), inputs);
  }

  /** Adds a vertex that reads these inputs or vertices. */
  public TransferLearningGraphBuilder addVertex(String name, GraphVertex vertex, String... inputs) {
    return add(GraphNode.of(name, vertex, inputs));
  }

  private TransferLearningGraphBuilder add(GraphNode vertex) {
    if (vertices.putIfAbsent(vertex.name(), vertex) != null) {
      throw new ConfigurationException(
          "There is a vertex '"
              + vertex.name()
              + "' already. Remove it first, or take another name.");
    }
    return this;
  }

  /** Adds inputs behind the others. */
  public TransferLearningGraphBuilder addInputs(String... names) {
    inputs.addAll(Arrays.asList(names));
    return this;
  }

  /** The shapes of all inputs. */
  public TransferLearningGraphBuilder setInputTypes(InputType... all) {
    types = List.of(all);
    return this;
  }

  /** The outputs, in place of those that there were. */
  public TransferLearningGraphBuilder setOutputs(String... names) {
    outputs = List.of(names);
    return this;
  }

  /**
   * The network, which the caller closes.
   *
   * @throws ConfigurationException if the vertices make no network
   * @throws org.pydl4j.nd.errors.ShapeException if they do not fit together
   */
  public ComputationGraph build() {
    Set<String> frozen = parts.dependencies(extractors);
    List<GraphNode> made = new ArrayList<>();
    Map<String, String> origins = new HashMap<>();
    for (GraphNode vertex : vertices.values()) {
      Configured member = vertex.member();
      if (member instanceof Layer layer) {
        Layer tuned = tuning == null ? layer : Kept.tuned(layer, tuning);
        member = frozen.contains(vertex.name()) ? Kept.frozen(tuned) : tuned;
      } else if (member != null && member.declaration().keys().contains(LayerKeys.FROZEN)) {
        Configured tuned = tuning == null ? member : Kept.tuned(member, tuning);
        member = frozen.contains(vertex.name()) ? tuned.with(LayerKeys.FROZEN, true) : tuned;
      }
      made.add(new GraphNode(vertex.name(), member, vertex.sharedWith(), vertex.inputs()));
      if (kept.contains(vertex.name())) {
        origins.put(vertex.name(), vertex.name());
      }
    }
    Configured conf = trained.configuration();
    conf = tuning == null ? conf : conf.overlaid(tuning);
    return Kept.filled(new ComputationGraph(rebuilt(conf, made)), trained, origins);
  }

  private ComputationGraphConfiguration rebuilt(Configured conf, List<GraphNode> made) {
    return ComputationGraphConfiguration.DECLARATION.create(
        conf.settings()
            .without(ComputationGraphConfiguration.LOSS_WEIGHTS.name())
            .with(ComputationGraphConfiguration.INPUTS, inputs)
            .with(ComputationGraphConfiguration.INPUT_TYPES, types)
            .with(ComputationGraphConfiguration.VERTICES, made)
            .with(ComputationGraphConfiguration.OUTPUTS, outputs));
  }
}
