package org.pydl4j.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nn.conf.Names;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.data.BatchIterator;
import org.pydl4j.nn.data.FeaturePlaces;
import org.pydl4j.nn.data.MiniBatches;
import org.pydl4j.nn.data.MultiDataSet;
import org.pydl4j.nn.evaluation.Evaluable;
import org.pydl4j.nn.evaluation.IEvaluation;
import org.pydl4j.nn.inputs.DataFormat;
import org.pydl4j.nn.inputs.FeedForward;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.inputs.Recurrent;
import org.pydl4j.nn.layers.Signal;
import org.pydl4j.nn.layers.SupervisedLayer;
import org.pydl4j.nn.plan.Node;
import org.pydl4j.nn.plan.Plan;
import org.pydl4j.nn.plan.Source;
import org.pydl4j.nn.training.Pass;

/**
 * What a network computes: its outputs for batches and step by step, and how they stand against
 * labels. Any number of threads may ask, also while one trains.
 */
public abstract class NetworkInference extends NetworkState implements Evaluable {
  final Inference inference;
  private final StoredStates stepping;

  /** Makes no parameters yet. */
  NetworkInference(NetworkConfiguration configuration) {
    super(configuration);
    this.inference = new Inference(configuration, vectors);
    this.stepping = new StoredStates(configuration);
  }

  /** The same mini-batches under the names of this network's inputs and outputs. */
  public BatchIterator batches(MiniBatches data) {
    return data.named(plan().inputNames(), plan().outputNames());
  }

  /** The same arrays under the names of this network's inputs and outputs. */
  public Batch batch(MultiDataSet data) {
    return data.batch(plan().inputNames(), plan().outputNames());
  }

  // ---- outputs ----

  /**
   * The outputs for a batch, in the order of the network's outputs, in memory from {@link
   * org.pydl4j.nd.Nd}; the caller owns them. Large batches are computed piece by piece.
   *
   * @param batch its inputs and their masks; labels and weights are not looked at
   * @throws ShapeException if the inputs do not fit the network
   * @throws org.pydl4j.nd.errors.ClosedException if the network was closed
   */
  public List<NDArray> outputs(Batch batch) {
    return inference.compute(batch, this::wholeOutputs);
  }

  /** What the network's outputs are, as they are handed out. */
  private List<Signal> wholeOutputs(Pass pass, List<Signal> inputs) {
    List<Signal> made = pass.outputs(inputs);
    List<Signal> outside = new ArrayList<>(made.size());
    for (int i = 0; i < made.size(); i++) {
      outside.add(plan().handedOut(plan().outputType(i), made.get(i)));
    }
    return outside;
  }

  // ---- step by step ----

  /**
   * The outputs for the next part of some series, which begins with the states that the part before
   * left: at first, and after {@link #rnnClearPreviousState()}, with zeros. Several threads take
   * turns. A call that fails leaves the states as they were.
   *
   * @param batch its inputs and their masks; labels and weights are not looked at
   * @return as {@link #outputs}; the caller owns them
   * @throws ConfigurationException if a layer looks at later steps, such as Bidirectional
   * @throws ShapeException if the inputs do not fit the network, or come of another number of
   *     series than the part before
   */
  public List<NDArray> rnnTimeStep(Batch batch) {
    return stepping.step(carry -> inference.compute(batch, carry, this::wholeOutputs));
  }

  /** Forgets the states of {@link #rnnTimeStep}: the next part is the first of its series. */
  public void rnnClearPreviousState() {
    stepping.clear();
  }

  /**
   * The states that {@link #rnnTimeStep} left, by the names of layer and state, such as {@code
   * layer0.prevAct}: copies [n, nOut], which the caller owns; none before the first part.
   */
  public Map<String, NDArray> rnnGetPreviousState() {
    return stepping.get();
  }

  /**
   * Makes these the states that the next part begins with, in place of all that there are.
   *
   * @param states as {@link #rnnGetPreviousState()} gives them; they are copied
   * @throws ConfigurationException if there is no such state
   */
  public void rnnSetPreviousState(Map<String, NDArray> states) {
    stepping.set(states);
  }

  /**
   * The output of a network that has one input and one output.
   *
   * @param features [n, …] as the input type says, of any type
   * @return [n, …] as the output type says; the caller owns it
   * @throws ConfigurationException if the network has several outputs
   * @throws DataException if it has several inputs
   * @throws ShapeException if the features do not fit the network
   */
  public NDArray outputSingle(NDArray features) {
    requireOneOutput();
    return outputs(only(features)).get(0);
  }

  /** The features of a network with one input as a batch. */
  private Batch only(NDArray features) {
    plan().requireInput(0, features.shape()); // before a scalar is asked for its rows
    return batch(new MultiDataSet(List.of(features), List.of()));
  }

  /**
   * What the output's layer computes before its activation function, in a network that has one
   * input and one output.
   *
   * @param features [n, …] as the input type says, of any type
   * @return [n, nOut]; the caller owns it
   * @throws ConfigurationException if the network has several outputs, or its output comes from no
   *     {@link org.pydl4j.nn.layers.OutputLayer}
   * @throws DataException if it has several inputs
   * @throws ShapeException if the features do not fit the network
   */
  public NDArray logits(NDArray features) {
    requireOneOutput();
    return logits(only(features));
  }

  /** The same of a batch with the masks of its series. */
  public NDArray logits(Batch batch) {
    requireOneOutput();
    Node last = plan().outputNode(0);
    if (last.outputLayer() == null) {
      throw new ConfigurationException(
          "Logits come from a last layer with a loss, such as Output. It is "
              + last.described()
              + ": ask for output().");
    }
    return inference.compute(batch, (pass, in) -> List.of(Signal.of(pass.logits(in, last)))).get(0);
  }

  /**
   * What a layer or vertex makes of a batch, in a network that has one input.
   *
   * @param features [n, …] as the input type says, of any type
   * @param vertex its number in {@link Plan#nodes()}
   * @return [n, …] as its output type says; the caller owns it
   * @throws DataException if the network has several inputs
   * @throws ShapeException if the features do not fit the network
   */
  public NDArray activationAt(NDArray features, int vertex) {
    return activationAt(only(features), vertex);
  }

  /** The same of a batch with the masks of its series. */
  public NDArray activationAt(Batch batch, int vertex) {
    Node node = plan().get(vertex);
    List<Source> wanted = List.of(Source.node(vertex));
    return inference
        .compute(
            batch,
            (pass, in) -> List.of(plan().handedOut(node.output(), pass.signals(in, wanted).get(0))))
        .get(0);
  }

  /**
   * What inputs and vertices hold for a batch, with their masks: what a network is given that reads
   * them as its inputs.
   *
   * @param wanted by the names that they get
   * @return the caller owns the arrays that are not those of {@code batch}
   * @throws ShapeException if the inputs do not fit the network
   */
  public Batch entering(Batch batch, Map<String, Source> wanted) {
    Map<String, NDArray> values = new LinkedHashMap<>();
    Map<String, NDArray> masks = new LinkedHashMap<>();
    Map<String, Source> computed = new LinkedHashMap<>();
    wanted.forEach(
        (name, source) -> {
          if (source.isInput()) {
            String input = plan().inputNames().get(source.inputNumber());
            values.put(name, batch.inputs().get(input));
            NDArray mask = batch.inputMasks().get(input);
            if (mask != null) {
              masks.put(name, mask);
            }
          } else {
            computed.put(name, source);
          }
        });
    if (!computed.isEmpty()) {
      List<String> masked = new ArrayList<>();
      List<NDArray> made = inference.compute(batch, (pass, in) -> made(pass, in, computed, masked));
      List<String> names = List.copyOf(computed.keySet());
      for (int i = 0; i < made.size(); i++) {
        boolean value = i < names.size();
        (value ? values : masks)
            .put(value ? names.get(i) : masked.get(i - names.size()), made.get(i));
      }
    }
    return new Batch(values, Map.of(), masks, Map.of(), null);
  }

  /**
   * The signals' values as they are handed out, then the masks of those that {@code masked} names.
   */
  private List<Signal> made(
      Pass pass, List<Signal> inputs, Map<String, Source> wanted, List<String> masked) {
    List<Signal> signals = pass.signals(inputs, List.copyOf(wanted.values()));
    List<Signal> made = new ArrayList<>();
    List<Signal> masks = new ArrayList<>();
    masked.clear();
    int number = 0;
    for (Map.Entry<String, Source> each : wanted.entrySet()) {
      Signal signal = signals.get(number++);
      Source source = each.getValue();
      InputType type = plan().get(source.node()).outputs().get(source.port());
      made.add(plan().handedOut(type, signal));
      if (signal.mask() != null) {
        masked.add(each.getKey());
        masks.add(Signal.of(signal.mask()));
      }
    }
    made.addAll(masks);
    return made;
  }

  final void requireOneOutput() {
    List<String> names = plan().outputNames();
    if (names.size() > 1) {
      throw new ConfigurationException(
          "The network has the outputs " + names + ", not one alone. Ask for output(…).");
    }
  }

  @Override
  public Map<String, NDArray> output(Map<String, NDArray> inputs) {
    List<NDArray> made = outputs(new Batch(inputs, Map.of(), null));
    Map<String, NDArray> named = new LinkedHashMap<>();
    for (int i = 0; i < made.size(); i++) {
      named.put(plan().outputNames().get(i), made.get(i));
    }
    return named;
  }

  @Override
  public Signature signature() {
    Plan plan = plan();
    List<Signature.Tensor> inputs = new ArrayList<>();
    for (int i = 0; i < plan.inputs().size(); i++) {
      DType type = plan.takesIndices(i) ? DType.INT64 : dtype();
      inputs.add(
          new Signature.Tensor(
              plan.inputNames().get(i), type, plan.inputs().get(i).batchShape(-1)));
    }
    List<Signature.Tensor> outputs = new ArrayList<>();
    for (int i = 0; i < plan.outputs().size(); i++) {
      outputs.add(
          new Signature.Tensor(
              plan.outputNames().get(i), dtype(), plan.outputType(i).batchShape(-1)));
    }
    return new Signature(inputs, outputs);
  }

  /** Where features stand in its inputs and outputs, for {@code Normalizers.placed}. */
  public FeaturePlaces featurePlaces() {
    Plan plan = plan();
    List<FeaturePlaces.Place> inputs = new ArrayList<>();
    for (int i = 0; i < plan.inputs().size(); i++) {
      inputs.add(place(plan.inputNames().get(i), plan.inputs().get(i)));
    }
    List<FeaturePlaces.Place> outputs = new ArrayList<>();
    for (int i = 0; i < plan.outputs().size(); i++) {
      outputs.add(place(plan.outputNames().get(i), plan.outputType(i)));
    }
    return new FeaturePlaces(inputs, outputs);
  }

  private static FeaturePlaces.Place place(String name, InputType type) {
    boolean last = type.dataFormat() == DataFormat.CHANNELS_LAST;
    FeaturePlaces.Order beside = last ? FeaturePlaces.Order.LAST : FeaturePlaces.Order.FIRST;
    String shape = InputType.text(type.shape()).replaceFirst("\\[", "[n, ");
    boolean alone = type.shape().length == 1;
    return new FeaturePlaces.Place(
        name, shape, alone ? FeaturePlaces.Order.ALONE : beside, type.features());
  }

  @Override
  public <T extends IEvaluation<T>> T doEvaluation(MiniBatches data, T evaluation) {
    return doEvaluation(data, plan().outputNames().get(0), evaluation);
  }

  /**
   * Counts one output of all batches into an evaluation, which is returned. What a mask of the
   * labels or, without one, of the only input leaves out does not count.
   *
   * @param output the output's name
   * @throws DataException if there are no labels, or some that cannot be counted; names the row
   * @throws ShapeException if they do not fit the network's output
   */
  public <T extends IEvaluation<T>> T doEvaluation(MiniBatches data, String output, T evaluation) {
    int number = outputNumber(output);
    BatchIterator batches = batches(data);
    batches.reset();
    while (batches.hasNext()) {
      count(batches.next(), number, evaluation);
    }
    return evaluation;
  }

  /**
   * One output by itself, for all that {@link Evaluable} offers.
   *
   * @throws ConfigurationException if there is no output of this name
   */
  public Evaluable at(String output) {
    return new OutputView(this, output, outputNumber(output));
  }

  private int outputNumber(String output) {
    int number = plan().outputNames().indexOf(output);
    if (number < 0) {
      throw new ConfigurationException(
          "The network has no output '"
              + output
              + "'. "
              + Names.suggestion(output, plan().outputNames()));
    }
    return number;
  }

  private void count(Batch batch, int number, IEvaluation<?> evaluation) {
    String name = plan().outputNames().get(number);
    NDArray labels = batch.labels().get(name);
    if (labels == null) {
      throw new DataException("Evaluation needs labels. This data set has none.");
    }
    NDArray mask = batch.labelMasks().get(name);
    if (mask == null && plan().outputType(number) instanceof Recurrent) {
      mask = batch.inputMasks().get(plan().inputNames().get(0));
    }
    List<NDArray> made = outputs(batch);
    try {
      try (Scope scope = Scope.open()) {
        NDArray expected = plan().outputInside(number, labels);
        NDArray outputs = plan().outputInside(number, made.get(number));
        EvaluationRows.count(evaluation, expected, outputs, mask);
      }
    } finally {
      made.forEach(NDArray::close);
    }
  }

  @Override
  public boolean classifies() {
    return classifies(0);
  }

  final boolean classifies(int output) {
    return Prediction.classifies(plan().outputNode(output).vertex());
  }

  @Override
  public int outputColumns() {
    return outputColumns(0);
  }

  final int outputColumns(int number) {
    InputType output = plan().outputType(number);
    boolean rows = output instanceof FeedForward || output instanceof Recurrent;
    long[] shape = plan().outputNode(number).output().batchShape(1);
    boolean pixels =
        plan().outputNode(number).vertex() instanceof SupervisedLayer layer
            && Arrays.equals(layer.labelShape(shape), shape);
    if (rows || pixels) {
      return Math.toIntExact(output.features());
    }
    throw new ConfigurationException(
        "Evaluation needs one row of numbers an example, a time step or a pixel, and labels of the"
            + " same shape. The network's output is "
            + output.described()
            + ".");
  }

  /** Frees the memory; waits for the step that another thread makes. A second call does nothing. */
  @Override
  public void close() {
    super.close();
    stepping.close();
  }
}
