package org.pydl4j.nn;

import com.google.auto.service.AutoService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.conf.Names;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.data.MultiDataSet;
import org.pydl4j.nn.files.ModelFile;
import org.pydl4j.nn.layers.Signal;
import org.pydl4j.nn.plan.Node;
import org.pydl4j.nn.plan.Plan;
import org.pydl4j.nn.plan.Source;
import org.pydl4j.nn.training.Pass;

/**
 * A network whose layers and vertices read each other by name, with any number of inputs and
 * outputs. It owns its parameters, their gradient and the updaters' state, until {@link #close()};
 * arrays that it returns belong to the caller. DL4J: {@code ComputationGraph}.
 *
 * <pre>{@code
 * try (ComputationGraph net = new ComputationGraph(conf).init()) {
 *   net.fit(new MultiDataSet(List.of(left, right), List.of(labels)));
 *   NDArray probabilities = net.outputSingle(left, right);
 * }
 * }</pre>
 *
 * <p>Scores are the sum of the outputs' losses by their {@code lossWeights}. Threads may use it as
 * {@link NeuralNetwork} says.
 */
public final class ComputationGraph extends FluentNetwork<ComputationGraph> {
  /** {@link #kind()}. */
  public static final String NAME = "ComputationGraph";

  private final ComputationGraphConfiguration configuration;

  /** A network without parameters yet; see {@link #init()}. */
  public ComputationGraph(ComputationGraphConfiguration configuration) {
    super(configuration);
    this.configuration = configuration;
  }

  @Override
  public ComputationGraphConfiguration configuration() {
    return configuration;
  }

  /** For {@link Trainables}. */
  @AutoService(Trainables.Factory.class)
  public static final class Factory implements Trainables.Factory {
    /** Called by the service loader. */
    public Factory() {}

    @Override
    public String kind() {
      return NAME;
    }

    @Override
    public ComputationGraph create(String configurationJson) {
      return new ComputationGraph(ComputationGraphConfiguration.fromJson(configurationJson));
    }
  }

  @Override
  public String kind() {
    return NAME;
  }

  @Override
  public ComputationGraph init() {
    super.init();
    return this; // by its own type in bytecode, too, which Clojure goes by
  }

  @Override
  public ComputationGraph init(Map<String, NDArray> values) {
    super.init(values);
    return this;
  }

  // ---- inference ----

  /**
   * The outputs for a batch, in their order; the caller owns them. Large batches are computed piece
   * by piece.
   *
   * @param inputs one for each input, each [n, …] as its input type says
   * @throws org.pydl4j.nd.errors.DataException if there is another number of them
   * @throws org.pydl4j.nd.errors.ShapeException if they do not fit the network
   */
  public NDArray[] output(NDArray... inputs) {
    return output(Arrays.asList(inputs)).toArray(NDArray[]::new);
  }

  /** The same, from a list. */
  public List<NDArray> output(List<NDArray> inputs) {
    return output(new MultiDataSet(inputs, List.of()));
  }

  /** The same, with masks where there are some; labels are not looked at. */
  public List<NDArray> output(MultiDataSet inputs) {
    return outputs(batch(inputs));
  }

  /**
   * The output of a network that has one, as {@link #output(NDArray...)}.
   *
   * @throws ConfigurationException if it has several
   */
  public NDArray outputSingle(NDArray... inputs) {
    return outputSingle(new MultiDataSet(Arrays.asList(inputs), List.of()));
  }

  private NDArray outputSingle(MultiDataSet inputs) {
    requireOneOutput();
    return output(inputs).get(0);
  }

  /**
   * What the one output of a network says of each example; see {@link MultiLayerNetwork#predict}.
   *
   * @param inputs as for {@link #output(NDArray...)}
   */
  public NDArray predict(NDArray... inputs) {
    return predict(new MultiDataSet(Arrays.asList(inputs), List.of()));
  }

  /** The same, with masks where there are some. */
  public NDArray predict(MultiDataSet inputs) {
    return Prediction.of(plan(), outputSingle(inputs));
  }

  /**
   * What each input and vertex holds for a batch, by name, in the order of computation; the caller
   * owns what the vertices made, the inputs are those that were handed in.
   *
   * @param inputs as for {@link #output(NDArray...)}
   */
  public Map<String, NDArray> feedForward(NDArray... inputs) {
    return feedForward(new MultiDataSet(Arrays.asList(inputs), List.of()));
  }

  /** The same, with masks where there are some. */
  public Map<String, NDArray> feedForward(MultiDataSet inputs) {
    Plan plan = plan();
    Batch batch = batch(inputs);
    List<NDArray> made = inference.compute(batch, (pass, in) -> made(pass, in, plan.nodes()));
    Map<String, NDArray> named = new LinkedHashMap<>(batch.inputs());
    for (int i = 0; i < made.size(); i++) {
      named.put(plan.get(i).name(), made.get(i));
    }
    return named;
  }

  /**
   * What a vertex makes of a batch.
   *
   * @param vertex its name
   * @param inputs as for {@link #output(NDArray...)}
   * @return [n, …]; the caller owns it
   * @throws ConfigurationException if there is no such vertex
   */
  public NDArray activation(String vertex, NDArray... inputs) {
    Batch batch = batch(new MultiDataSet(Arrays.asList(inputs), List.of()));
    List<Node> wanted = List.of(node(vertex));
    return inference.compute(batch, (pass, in) -> made(pass, in, wanted)).get(0);
  }

  private List<Signal> made(Pass pass, List<Signal> inputs, List<Node> nodes) {
    List<Source> wanted = nodes.stream().map(node -> Source.node(node.index())).toList();
    List<Signal> signals = pass.signals(inputs, wanted);
    List<Signal> outside = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      outside.add(plan().handedOut(nodes.get(i).output(), signals.get(i)));
    }
    return outside;
  }

  /**
   * The outputs for the next steps of some series, which begin with the states that the steps
   * before left; see {@link NeuralNetwork#rnnTimeStep(Batch)}. DL4J: {@code rnnTimeStep}.
   *
   * @param inputs one for each input, sequences with their axis of time
   */
  public NDArray[] rnnTimeStep(NDArray... inputs) {
    MultiDataSet batch = new MultiDataSet(Arrays.asList(inputs), List.of());
    return rnnTimeStep(batch).toArray(NDArray[]::new);
  }

  /** The same, with masks where there are some. */
  public List<NDArray> rnnTimeStep(MultiDataSet inputs) {
    return rnnTimeStep(batch(inputs));
  }

  private Node node(String name) {
    List<String> names = new ArrayList<>();
    for (Node node : plan().nodes()) {
      if (node.name().equals(name)) {
        return node;
      }
      names.add(node.name());
    }
    throw new ConfigurationException(
        "There is no vertex '" + name + "'. " + Names.suggestion(name, names));
  }

  // ---- copies and files ----

  @Override
  public ComputationGraph copy() {
    return copied(new ComputationGraph(configuration));
  }

  /** Reads what {@link #save} wrote; the caller closes the network. */
  public static ComputationGraph load(Path file) {
    return ModelFile.read(file, ComputationGraph.class);
  }
}
