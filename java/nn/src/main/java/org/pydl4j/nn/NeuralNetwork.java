package org.pydl4j.nn;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nn.conf.Names;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.data.BatchIterator;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.data.MiniBatches;
import org.pydl4j.nn.data.MultiDataSet;
import org.pydl4j.nn.evaluation.Evaluable;
import org.pydl4j.nn.evaluation.IEvaluation;
import org.pydl4j.nn.files.ModelFile;
import org.pydl4j.nn.inputs.FeedForward;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.inputs.Recurrent;
import org.pydl4j.nn.layers.Signal;
import org.pydl4j.nn.listeners.TrainingHistory;
import org.pydl4j.nn.listeners.TrainingListener;
import org.pydl4j.nn.plan.Node;
import org.pydl4j.nn.plan.Plan;
import org.pydl4j.nn.plan.Source;
import org.pydl4j.nn.training.CarriedState;
import org.pydl4j.nn.training.FitLoop;
import org.pydl4j.nn.training.FitOptions;
import org.pydl4j.nn.training.FlatParameters;
import org.pydl4j.nn.training.Pass;
import org.pydl4j.nn.training.TrainingObjective;
import org.pydl4j.nn.training.TrainingRun;

/**
 * What networks do, however their layers are joined: they train, compute, are evaluated, copied and
 * saved. One thread trains at a time, a second one waits; any number may compute meanwhile, and see
 * the parameters as they change.
 */
public abstract class NeuralNetwork extends NetworkState implements Evaluable {
  final Inference inference;
  private final StoredStates stepping;
  private volatile List<TrainingListener> listeners = List.of();

  /** For the kinds of this package; makes no parameters yet. */
  NeuralNetwork(NetworkConfiguration configuration) {
    super(configuration);
    this.inference = new Inference(configuration, vectors);
    this.stepping = new StoredStates(configuration);
  }

  /**
   * Makes the parameters as the configuration and its seed say; does nothing when they are there.
   *
   * @throws org.pydl4j.nd.errors.ClosedException if this network was closed
   */
  public NeuralNetwork init() {
    vectors.parameters();
    return this;
  }

  /**
   * Makes the parameters with these values, by DL4J's names, in place of random ones.
   *
   * @param values {@code 0_W}, {@code 0_b} …, in the shapes of {@link #paramTable()}
   * @throws ShapeException if one is missing, too many or of another shape
   * @throws org.pydl4j.nd.errors.ClosedException if this network has parameters, or was closed
   */
  public NeuralNetwork init(Map<String, NDArray> values) {
    vectors.initialize(values);
    return this;
  }

  // ---- training ----

  /** Told about every mini-batch and pass of later fits, in the order of adding. */
  public synchronized NeuralNetwork addListeners(TrainingListener... several) {
    List<TrainingListener> all = new ArrayList<>(listeners);
    all.addAll(Arrays.asList(several));
    return setListeners(all);
  }

  /** Told, too, from the next fit on. */
  public NeuralNetwork addListeners(TrainingListener one) {
    return addListeners(new TrainingListener[] {one});
  }

  /** Told from the next fit on in place of those told before. */
  public NeuralNetwork setListeners(TrainingListener... several) {
    return setListeners(Arrays.asList(several));
  }

  /** Told alone from the next fit on. */
  public NeuralNetwork setListeners(TrainingListener one) {
    return setListeners(List.of(one));
  }

  /** Told from the next fit on in place of those told before. */
  public synchronized NeuralNetwork setListeners(Collection<? extends TrainingListener> several) {
    listeners = List.copyOf(several);
    return this;
  }

  /**
   * Trains for some passes over the data.
   *
   * @param data in any form; see {@link MiniBatches}
   * @param epochs how many, at least 0
   * @throws org.pydl4j.nd.errors.InterruptedTrainingException after {@link #requestStop()} or an
   *     interruption of the thread; what was learnt stays
   * @throws org.pydl4j.nd.errors.ScoreException if the score or the gradient becomes NaN or
   *     infinite; names the iteration
   * @throws DataException if the loss cannot work on a label; names the row. Where all labels lie
   *     in memory, that is before the first step. Also if a mini-batch has no example, a pass no
   *     mini-batch, or another use of the iterator took a part of a pass
   * @throws ShapeException if features or labels do not fit the network
   */
  public NeuralNetwork fit(MiniBatches data, int epochs) {
    return fit(data, epochs, List.of());
  }

  /**
   * Trains for some passes over the data; throws as {@link #fit(MiniBatches, int)} does.
   *
   * @param epochs how many, at least 0
   * @param more listeners of this call alone, told after those of the network
   */
  public NeuralNetwork fit(MiniBatches data, int epochs, List<? extends TrainingListener> more) {
    if (epochs < 0) {
      throw new ConfigurationException(
          "The epochs must be at least 0. Got " + epochs + " instead.");
    }
    return fitting(more, loop -> loop.run(batches(data), epochs));
  }

  /** Trains on one mini-batch once; throws as {@link #fit(MiniBatches, int)} does. */
  public NeuralNetwork fit(Batch batch) {
    return fitting(List.of(), loop -> loop.step(batch));
  }

  /** The same for arrays in the order of the network's inputs and outputs. */
  public NeuralNetwork fit(MultiDataSet batch) {
    return fit(batch(batch));
  }

  /** The same for a network of one input and one output. */
  public NeuralNetwork fit(DataSet batch) {
    return fit(batch(batch.multi()));
  }

  /** The same mini-batches under the names of this network's inputs and outputs. */
  public BatchIterator batches(MiniBatches data) {
    return data.named(plan().inputNames(), plan().outputNames());
  }

  /** The same arrays under the names of this network's inputs and outputs. */
  public Batch batch(MultiDataSet data) {
    return data.batch(plan().inputNames(), plan().outputNames());
  }

  private NeuralNetwork fitting(List<? extends TrainingListener> more, Consumer<FitLoop> work) {
    init();
    locks.fitting(
        () -> {
          vectors.trainer(); // refuses networks that cannot be trained before a listener is told
          List<TrainingListener> told = new ArrayList<>(listeners);
          told.addAll(more);
          work.accept(new FitLoop(this, objective(), told));
        });
    return this;
  }

  /**
   * One step of the training loop, of which no file and no copy sees half. Its labels were checked.
   *
   * @param carry what the part of the series before this one left behind; null for whole series
   * @throws ShapeException if the features do not fit the network
   */
  public void trainOn(Batch batch, @Nullable CarriedState carry) {
    requireExamples(batch);
    counted(() -> progress.scored(vectors.trainer().step(batch, carry, iteration(), epoch())));
  }

  private Batch requireExamples(Batch batch) {
    if (batch.size() == 0) {
      throw new DataException("A mini-batch of 0 examples has no loss. Leave it out.");
    }
    return batch;
  }

  private TrainingObjective objective() {
    return new TrainingObjective(configuration(), vectors.parameters());
  }

  /**
   * {@inheritDoc}
   *
   * @throws DataException if there are no examples, or the loss cannot work on a label
   * @throws ShapeException if features or labels do not fit the network
   */
  @Override
  public double computeGradient(Batch batch) {
    requireExamples(batch);
    return locks.between(() -> progress.scored(vectors.trainer().gradient(batch, iteration())));
  }

  /**
   * Trains with validation, early stopping and the like.
   *
   * @return score and metrics by epoch
   */
  public TrainingHistory fit(MiniBatches data, FitOptions options) {
    TrainingHistory history = new TrainingHistory();
    new TrainingRun(this, options, history).fit(data);
    return history;
  }

  /**
   * {@inheritDoc}
   *
   * @throws DataException if there are no examples, or the loss cannot work on a label
   * @throws ShapeException if features or labels do not fit the network
   */
  @Override
  public double score(Batch batch) {
    return objective().score(requireExamples(batch));
  }

  /** The same for arrays in the order of the network's inputs and outputs. */
  public double score(MultiDataSet data) {
    return score(batch(data));
  }

  /**
   * Fills {@link #gradient()} for a mini-batch, averaged over its examples, and returns the score;
   * trains nothing.
   *
   * @throws DataException if there are no examples, or the loss cannot work on a label
   * @throws org.pydl4j.nd.errors.ScoreException if the score is NaN or infinite
   * @throws ShapeException if features or labels do not fit the network
   */
  public double computeGradientAndScore(MultiDataSet batch) {
    return computeGradient(batch(batch));
  }

  /** The same for a network of one input and one output. */
  public double computeGradientAndScore(DataSet batch) {
    return computeGradientAndScore(batch.multi());
  }

  /**
   * The score on these examples, without dropout, regularization included. Nothing changes.
   *
   * @throws DataException if there are no examples, or the loss cannot work on a label
   * @throws ShapeException if features or labels do not fit the network
   */
  public double score(DataSet data) {
    return score(data.multi());
  }

  /** Does the work of a step and counts it. */
  void counted(Runnable work) {
    locks.changing(
        () -> {
          work.run();
          progress.set(iteration() + 1, epoch());
        });
  }

  @Override
  public void applyGradient() {
    locks.training(() -> counted(() -> vectors.trainer().apply(iteration(), epoch())));
  }

  @Override
  public void setReplica(int replica) {
    vectors.trainer().setReplica(replica);
  }

  // ---- inference ----

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
    List<Signal> made = pass.signals(inputs, plan().outputs());
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
    Node last = plan().outputNode(0);
    if (last.outputLayer() == null) {
      throw new ConfigurationException(
          "Logits come from a last layer with a loss, such as Output. It is "
              + last.described()
              + ": ask for output().");
    }
    return inference
        .compute(only(features), (pass, in) -> List.of(Signal.of(pass.logits(in, last))))
        .get(0);
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
    Node node = plan().get(vertex);
    List<Source> wanted = List.of(Source.node(vertex));
    return inference
        .compute(
            only(features),
            (pass, in) -> List.of(plan().handedOut(node.output(), pass.signals(in, wanted).get(0))))
        .get(0);
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
    if (output instanceof FeedForward || output instanceof Recurrent) {
      return Math.toIntExact(output.features());
    }
    throw new ConfigurationException(
        "Evaluation needs one row of numbers an example. The network's output is "
            + output.described()
            + ".");
  }

  // ---- copies and files ----

  /**
   * The network as it is between two steps, for files and copies. A running training waits for the
   * copying of the arrays; where no other thread trains, none may begin until the snapshot is
   * closed, and nothing is copied.
   *
   * @param updater whether the updaters' state is wanted
   */
  public NetworkSnapshot snapshot(boolean updater) {
    FlatParameters parameters = vectors.parameters();
    return locks.still(
        unlock ->
            new NetworkSnapshot(this, parameters, updater ? vectors.usedUpdaters() : null, unlock));
  }

  /** A network without parameters, made equal to this one. */
  final <N extends NeuralNetwork> N copied(N other) {
    try (NetworkSnapshot now = snapshot(true)) {
      other.become(now);
      return other;
    } catch (RuntimeException e) {
      other.close();
      throw e;
    }
  }

  /**
   * A network of its own with equal parameters, updater state and counters; listeners are not
   * copied.
   */
  public abstract NeuralNetwork copy();

  /**
   * Takes over parameters, updater state, counters, normalizer and labels of another network with
   * equal layers.
   *
   * @throws ShapeException if its layers are others
   */
  public void become(NeuralNetwork other) {
    try (NetworkSnapshot now = other.snapshot(true)) {
      become(now);
    }
  }

  /** Takes over what another network of equal layers was. */
  void become(NetworkSnapshot other) {
    setParams(other.parameters());
    NDArray state = other.updaterState();
    if (state != null) {
      setUpdaterState(state);
      setUpdaterSteps(other.updaterSteps());
    }
    setProgress(other.iteration(), other.epoch());
    progress.scored(other.score());
    setNormalizerJson(other.normalizerJson());
    setLabels(other.labels());
  }

  /**
   * Writes a file from which training can go on; see {@link ModelFile}.
   *
   * @throws org.pydl4j.nd.errors.ModelFileException if it cannot be written; an old one stays
   */
  public void save(Path file) {
    ModelFile.write(this, file, true);
  }

  /** A table of the layers: what goes in, what comes out, how many parameters. */
  public String summary() {
    return Summary.of(configuration());
  }

  /** The same table cell by cell, its titles first: for notebooks. */
  public List<String[]> summaryRows() {
    return Summary.rows(configuration());
  }

  @Override
  public String toString() {
    return summary();
  }

  /** Frees the memory; waits for the step that another thread makes. A second call does nothing. */
  @Override
  public void close() {
    super.close();
    stepping.close();
  }
}
