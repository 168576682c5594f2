package org.pydl4j.nn;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.data.MiniBatches;
import org.pydl4j.nn.data.MultiDataSet;
import org.pydl4j.nn.files.ModelFile;
import org.pydl4j.nn.listeners.TrainingHistory;
import org.pydl4j.nn.listeners.TrainingListener;
import org.pydl4j.nn.plan.Node;
import org.pydl4j.nn.training.CarriedState;
import org.pydl4j.nn.training.Cotangents;
import org.pydl4j.nn.training.FitLoop;
import org.pydl4j.nn.training.FitOptions;
import org.pydl4j.nn.training.FlatParameters;
import org.pydl4j.nn.training.Steps;
import org.pydl4j.nn.training.TrainingObjective;
import org.pydl4j.nn.training.TrainingRun;

/**
 * What networks do, however their layers are joined: they train, compute, are evaluated, copied and
 * saved. One thread trains at a time, a second one waits; any number may compute meanwhile, and see
 * the parameters as they change.
 */
public abstract class NeuralNetwork extends NetworkInference implements Steps {
  private volatile List<TrainingListener> listeners = List.of();

  /** For the kinds of this package; makes no parameters yet. */
  NeuralNetwork(NetworkConfiguration configuration) {
    super(configuration);
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
    FlatParameters.require(plan(), values);
    vectors.initialize(fresh -> fresh.assign(values));
    return this;
  }

  /**
   * The same with one value after the other, so that no more than one of them lies in memory beside
   * the parameters.
   *
   * @param shapes of all values by name, which are looked at before there is memory for them
   * @param values makes each, in a scope that closes it
   * @throws ShapeException if one is missing, too many or of another shape
   * @throws org.pydl4j.nd.errors.ClosedException if this network has parameters, or was closed
   */
  public NeuralNetwork init(Map<String, long[]> shapes, Function<String, NDArray> values) {
    FlatParameters.requireShapes(plan(), shapes);
    vectors.initialize(fresh -> fresh.assign(values));
    return this;
  }

  /**
   * Makes the parameters with what is written into their vector, in place of random values.
   *
   * @param fill gets the vector, [numParams], zeros in the order of {@link #params()}, which it may
   *     close; it is not to be used later
   * @throws org.pydl4j.nd.errors.ClosedException if this network has parameters, or was closed
   */
  public NeuralNetwork init(Consumer<NDArray> fill) {
    vectors.initialize(
        fresh -> {
          try (NDArray vector = fresh.lend()) { // whose end notes that values are others
            fill.accept(vector);
          }
        });
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
    requireEpochs(epochs);
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

  private NeuralNetwork fitting(List<? extends TrainingListener> more, Consumer<FitLoop> work) {
    init();
    locks.fitting(
        () -> {
          vectors.trainer(); // refuses networks that cannot be trained before a listener is told
          List<TrainingListener> told = new ArrayList<>(listeners);
          told.addAll(more);
          work.accept(new FitLoop(this, this, objective(), told));
        });
    return this;
  }

  /** {@inheritDoc} */
  @Override
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

  @Override
  public void epochDone() {
    setProgress(iteration(), epoch() + 1);
  }

  /**
   * Trains the layers that learn without labels, one after the other from the input on, each on
   * what those before it make, with updaters of its own. DL4J: {@code pretrain}. Frozen layers stay
   * as they are; iteration and epoch of the network do not count.
   *
   * @param data whose labels are not looked at
   * @param epochs how many passes for each layer, at least 0
   * @throws ConfigurationException if no layer can learn so
   * @throws DataException if what goes into a layer is beyond what it can learn from
   */
  public NeuralNetwork pretrain(MiniBatches data, int epochs) {
    return pretrain(data, epochs, List.of());
  }

  /**
   * The same with listeners of this call alone; throws as {@link #pretrain(MiniBatches, int)} does.
   */
  public NeuralNetwork pretrain(
      MiniBatches data, int epochs, List<? extends TrainingListener> more) {
    for (Node node : Pretraining.layers(plan())) {
      if (!node.layer().isFrozen()) {
        pretrain(node, data, epochs, more);
      }
    }
    return this;
  }

  /**
   * Trains one layer that learns without labels. DL4J: {@code pretrainLayer}.
   *
   * @param layer its name, {@code layer0} where it was given none
   * @throws ConfigurationException if there is no such layer, or it cannot learn so
   */
  public NeuralNetwork pretrainLayer(
      String layer, MiniBatches data, int epochs, List<? extends TrainingListener> more) {
    pretrain(Unsupervised.node(plan(), layer), data, epochs, more);
    return this;
  }

  private void pretrain(
      Node node, MiniBatches data, int epochs, List<? extends TrainingListener> more) {
    requireEpochs(epochs);
    init();
    locks.fitting(
        () -> {
          List<TrainingListener> told = new ArrayList<>(listeners);
          told.addAll(more);
          try (Pretraining part = new Pretraining(this, vectors.parameters(), node)) {
            part.loop(told).run(batches(data), epochs);
          }
        });
  }

  /**
   * The inputs that a layer such as VariationalAutoencoder thinks of, given its outputs: of a
   * distribution the means. DL4J: {@code generateAtMeanGivenZ}.
   *
   * @param layer its name, {@code layer0} where it was given none; null for the first one that
   *     learns without labels
   * @param hidden [n, nOut] of the layer
   * @return [n, nIn] of the layer; the caller owns it
   * @throws ConfigurationException if there is no such layer, or it cannot do that
   * @throws ShapeException if {@code hidden} has another shape
   */
  public NDArray decode(@Nullable String layer, NDArray hidden) {
    return new Unsupervised(configuration(), vectors.parameters()).decode(layer, hidden);
  }

  /**
   * What pretraining makes small, for each example: how unlikely it is, or how badly it is made
   * again. Corruption and draws of hidden numbers are those of a training step. DL4J: the opposite
   * of {@code reconstructionLogProbability}.
   *
   * @param layer its name, {@code layer0} where it was given none; null for the first one that
   *     learns without labels
   * @return [n], for sequences [n · time]; the caller owns it
   * @throws ConfigurationException if there is no such layer, or it cannot do that
   * @throws ShapeException if the inputs do not fit the network
   */
  public NDArray pretrainingLosses(@Nullable String layer, Batch batch) {
    return new Unsupervised(configuration(), vectors.parameters()).losses(layer, batch);
  }

  /** The same of a network of one input. */
  public NDArray pretrainingLosses(@Nullable String layer, NDArray features) {
    return pretrainingLosses(layer, batch(new MultiDataSet(List.of(features), List.of())));
  }

  private static void requireEpochs(int epochs) {
    if (epochs < 0) {
      throw new ConfigurationException(
          "The epochs must be at least 0. Got " + epochs + " instead.");
    }
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
   * The derivatives with respect to the inputs, of outputs along given directions: {@code d sum
   * (output · cotangent) / d input}, without dropout. With 1 for one class and 0 for the others it
   * says which numbers of an input that class depends on. Nothing changes.
   *
   * @param batch its inputs and their masks; labels and weights are not looked at
   * @param cotangents by the names of outputs, in their shapes; an output without one counts 0
   * @return by the names of inputs, in their shapes; none for inputs that are whole numbers. The
   *     caller owns them
   * @throws ShapeException if the inputs do not fit the network, or the cotangents its outputs
   */
  public Map<String, NDArray> inputGradient(Batch batch, Map<String, NDArray> cotangents) {
    requireExamples(batch);
    return Cotangents.ofInputs(configuration(), vectors.parameters(), batch, cotangents);
  }

  /**
   * The same with a list of cotangents in the order of the outputs, for arrays in the order of the
   * inputs.
   */
  public Map<String, NDArray> inputGradient(MultiDataSet batch, List<NDArray> cotangents) {
    return inputGradient(batch(batch), byOutput(cotangents));
  }

  private Map<String, NDArray> byOutput(List<NDArray> cotangents) {
    List<String> names = plan().outputNames();
    if (cotangents.size() != names.size()) {
      throw new ShapeException(
          "There must be an array of derivatives for each of the outputs "
              + names
              + ". Got "
              + cotangents.size()
              + ".");
    }
    Map<String, NDArray> named = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      named.put(names.get(i), cotangents.get(i));
    }
    return named;
  }

  /**
   * Fills {@link #gradient()} from derivatives of outputs that come from outside, in place of those
   * of a loss: for losses that are computed elsewhere, and networks in front of others. {@link
   * #applyGradient()} makes the step. DL4J: {@code backpropGradient}.
   *
   * @param batch its inputs and their masks; labels and weights are not looked at
   * @param cotangents by the names of outputs, in their shapes; an output without one counts 0
   * @return the derivatives with respect to the inputs, by name; the caller owns them
   * @throws ShapeException if the inputs do not fit the network, or the cotangents its outputs
   */
  public Map<String, NDArray> backpropGradient(Batch batch, Map<String, NDArray> cotangents) {
    requireExamples(batch);
    Map<String, NDArray> made = new LinkedHashMap<>();
    locks.changing(() -> made.putAll(vectors.trainer().gradient(batch, cotangents, iteration())));
    return made;
  }

  /** The same with lists in the order of inputs and outputs. */
  public Map<String, NDArray> backpropGradient(MultiDataSet batch, List<NDArray> cotangents) {
    return backpropGradient(batch(batch), byOutput(cotangents));
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
    setDataPosition(other.dataPosition());
    setNormalizerJson(other.normalizerJson());
    setProcessJson(other.processJson());
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
}
