package org.pydl4j.nn.transferlearning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.ComputationGraph;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.MultiLayerNetwork;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.conf.GraphNode;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.data.MiniBatches;
import org.pydl4j.nn.data.MultiDataSet;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.plan.Plan;
import org.pydl4j.nn.plan.Source;

/**
 * Trains the end of a network whose beginning stays as it is, without computing the beginning in
 * each pass: {@link #featurize} computes it once for some data, {@link #fitFeaturized} trains the
 * rest on what came out. DL4J: {@code TransferLearningHelper}.
 *
 * <p>It owns the rest, a network of its own, and writes its parameters into the whole network after
 * each fit; the state of its updaters stays with it. The whole network is the caller's.
 *
 * <pre>{@code
 * try (TransferLearningHelper helper = new TransferLearningHelper(net, 3)) { // layers 0 to 3 stay
 *   DataSet featurized = helper.featurize(data);
 *   for (int pass = 0; pass < 20; pass++) {
 *     helper.fitFeaturized(featurized);
 *   }
 * }
 * }</pre>
 */
public final class TransferLearningHelper implements AutoCloseable {
  private final NeuralNetwork whole;
  private final NeuralNetwork rest;
  private final Map<String, Source> boundary;
  private final Map<String, String> origins;

  /** What stands behind the boundary: the network, what it reads, and where its parameters are. */
  private record Rest(
      NeuralNetwork network, Map<String, Source> boundary, Map<String, String> origins) {}

  /**
   * Of a chain.
   *
   * @param frozenTill the last layer that stays as it is
   * @throws ConfigurationException if there is no such layer, or none behind it
   */
  public TransferLearningHelper(MultiLayerNetwork network, int frozenTill) {
    this(network, rest(network, frozenTill));
  }

  /**
   * Of a graph.
   *
   * @param frozenTill vertices that stay as they are, with all that they depend on
   * @throws ConfigurationException if there is no such vertex, or an output would stay, too
   */
  public TransferLearningHelper(ComputationGraph network, String... frozenTill) {
    this(network, List.of(frozenTill));
  }

  /** The same, from a list. */
  public TransferLearningHelper(ComputationGraph network, List<String> frozenTill) {
    this(network, rest(network, frozenTill));
  }

  private TransferLearningHelper(NeuralNetwork whole, Rest rest) {
    this.whole = whole;
    this.rest = Kept.started(rest.network, whole, rest.origins);
    this.boundary = rest.boundary;
    this.origins = rest.origins;
  }

  private static Rest rest(MultiLayerNetwork network, int frozenTill) {
    MultiLayerConfiguration conf = network.configuration();
    Plan plan = conf.plan();
    if (frozenTill < 0 || frozenTill >= plan.size() - 1) {
      throw new ConfigurationException(
          "There must be a layer that stays and one behind it that learns. Got "
              + frozenTill
              + " of the layers 0 to "
              + (plan.size() - 1)
              + ".");
    }
    var layers = conf.get(MultiLayerConfiguration.LAYERS);
    var learning = List.copyOf(layers.subList(frozenTill + 1, layers.size()));
    InputType between = plan.outside(plan.get(frozenTill).output());
    MultiLayerConfiguration behind =
        MultiLayerConfiguration.DECLARATION.create( // both at once: one fits the other
            conf.settings()
                .with(MultiLayerConfiguration.LAYERS, learning)
                .with(MultiLayerConfiguration.INPUT_TYPE, between)
                .with(MultiLayerConfiguration.OUTPUT_FORMAT, GraphParts.outputFormat(plan)));
    Map<String, String> origins = new HashMap<>();
    for (int i = frozenTill + 1; i < plan.size(); i++) {
      origins.put(Integer.toString(i - frozenTill - 1), plan.get(i).prefix());
    }
    return new Rest(
        new MultiLayerNetwork(behind),
        Map.of(plan.inputNames().get(0), Source.node(frozenTill)),
        origins);
  }

  private static Rest rest(ComputationGraph network, List<String> frozenTill) {
    GraphParts parts = new GraphParts(network.configuration());
    frozenTill.forEach(parts::require);
    Set<String> frozen = parts.dependencies(frozenTill);
    Set<String> names = parts.byName().keySet();
    Plan plan = network.configuration().plan();
    Map<String, Source> boundary = new LinkedHashMap<>();
    List<GraphNode> learning = new ArrayList<>();
    Map<String, String> origins = new HashMap<>();
    for (GraphNode vertex : parts.vertices()) {
      if (!frozen.contains(vertex.name())) {
        learning.add(vertex);
        origins.put(vertex.name(), vertex.name());
        requireOwn(vertex, frozen);
        for (String source : vertex.inputs()) {
          if (frozen.contains(GraphNode.maker(source, names))
              || plan.inputNames().contains(source)) {
            boundary.put(source, source(plan, source));
          }
        }
      }
    }
    for (String output : plan.outputNames()) {
      if (frozen.contains(GraphNode.maker(output, names))) {
        throw new ConfigurationException(
            "The output '" + output + "' would stay as it is. Freeze less of the graph.");
      }
    }
    var conf = parts.without(boundary, learning);
    return new Rest(new ComputationGraph(conf), boundary, origins);
  }

  private static void requireOwn(GraphNode vertex, Set<String> frozen) {
    String owner = vertex.sharedWith();
    if (owner != null && frozen.contains(owner)) {
      throw new ConfigurationException(
          "'"
              + vertex.name()
              + "' would learn, but shares the layer of '"
              + owner
              + "', which stays as it is. Freeze it, too.");
    }
  }

  private static Source source(Plan plan, String name) {
    int input = plan.inputNames().indexOf(name);
    if (input >= 0) {
      return Source.input(input);
    }
    Map<String, Integer> nodes = new HashMap<>();
    plan.nodes().forEach(node -> nodes.put(node.name(), node.index()));
    String maker = GraphNode.maker(name, nodes.keySet());
    return new Source(Objects.requireNonNull(nodes.get(maker)), GraphNode.port(name, maker));
  }

  /**
   * What goes into the part that learns, for some examples: computed as outside of training.
   *
   * @return features, with their masks, in the order of the inputs of {@link #unfrozen}; labels,
   *     their masks and weights are those given. The caller owns what differs from {@code data}
   */
  public MultiDataSet featurize(MultiDataSet data) {
    Batch made = whole.entering(whole.batch(data), boundary);
    List<NDArray> features = new ArrayList<>();
    List<@Nullable NDArray> masks = new ArrayList<>();
    for (String name : rest.configuration().plan().inputNames()) {
      features.add(made.inputs().get(name));
      masks.add(made.inputMasks().get(name));
    }
    boolean masked = masks.stream().anyMatch(mask -> mask != null);
    return new MultiDataSet(
        features, data.labels(), masked ? masks : List.of(), data.labelsMasks(), data.weights());
  }

  /** The same of a network of one input and one output. */
  public DataSet featurize(DataSet data) {
    MultiDataSet made = featurize(data.multi());
    NDArray mask = made.featuresMasks().isEmpty() ? null : made.featuresMasks().get(0);
    return new DataSet(
        made.features().get(0), data.labels(), mask, data.labelsMask(), data.weights());
  }

  /** Trains the rest on featurized data; throws as {@link NeuralNetwork#fit} does. */
  public TransferLearningHelper fitFeaturized(MiniBatches data, int epochs) {
    return fitting(() -> rest.fit(data, epochs));
  }

  /** The same on one featurized mini-batch, once. */
  public TransferLearningHelper fitFeaturized(MultiDataSet batch) {
    return fitting(() -> rest.fit(batch));
  }

  /** The same for a network of one input and one output. */
  public TransferLearningHelper fitFeaturized(DataSet batch) {
    return fitFeaturized(batch.multi());
  }

  private TransferLearningHelper fitting(Runnable training) {
    try {
      training.run();
    } finally {
      writeBack(); // what was learnt stays, as in any fit
    }
    return this;
  }

  /** The outputs for featurized examples, in the order of the network's; the caller owns them. */
  public List<NDArray> outputFromFeaturized(MultiDataSet data) {
    return rest.outputs(rest.batch(data));
  }

  /**
   * The part that learns, which belongs to this helper. Whoever trains it calls {@link #writeBack}
   * then. DL4J: {@code unfrozenMLN}, {@code unfrozenGraph}.
   */
  public NeuralNetwork unfrozen() {
    return rest;
  }

  /** Writes the parameters of the part that learns into the whole network. */
  public void writeBack() {
    Kept.written(rest, whole, origins);
  }

  /** Frees the part that learns; the whole network stays. */
  @Override
  public void close() {
    rest.close();
  }
}
