package org.pydl4j.nn;

import com.google.auto.service.AutoService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.data.DataSetIterator;
import org.pydl4j.nn.evaluation.IEvaluation;
import org.pydl4j.nn.files.ModelFile;
import org.pydl4j.nn.inputs.FeedForward;
import org.pydl4j.nn.inputs.InputType;
import org.pydl4j.nn.layers.OutputLayer;
import org.pydl4j.nn.listeners.TrainingListener;
import org.pydl4j.nn.training.FitLoop;
import org.pydl4j.nn.training.FlatParameters;
import org.pydl4j.nn.training.Pass;
import org.pydl4j.nn.training.Trainer;
import org.pydl4j.nn.training.TrainingObjective;

/**
 * A network whose layers stand one after the other. It owns its parameters, their gradient and the
 * updaters' state, until {@link #close()}; arrays that it returns belong to the caller. DL4J:
 * {@code MultiLayerNetwork}.
 *
 * <pre>{@code
 * try (MultiLayerNetwork net = new MultiLayerNetwork(conf).init()) {
 *   net.fit(train, 2);
 *   System.out.println(net.evaluate(test));
 * }
 * }</pre>
 *
 * <p>One thread trains at a time, a second one waits. Any number of threads may call {@link
 * #output} meanwhile; they see the parameters as they change. On the CPU, equal configurations,
 * data and numbers of threads give equal parameters.
 */
public final class MultiLayerNetwork extends NeuralNetwork {
  /** {@link #kind()}. */
  public static final String NAME = "MultiLayerNetwork";

  private final MultiLayerConfiguration configuration;
  private volatile List<TrainingListener> listeners = List.of();
  private final Inference inference;

  /** A network without parameters yet; see {@link #init()}. */
  public MultiLayerNetwork(MultiLayerConfiguration configuration) {
    this.configuration = configuration;
    this.inference = new Inference(configuration, vectors);
  }

  /**
   * Makes the parameters as the configuration and its seed say; does nothing when they are there.
   *
   * @throws org.pydl4j.nd.errors.ClosedException if this network was closed
   */
  public MultiLayerNetwork init() {
    vectors.parameters();
    return this;
  }

  /**
   * Makes the parameters with these values, by DL4J's names, in place of random ones.
   *
   * @param values {@code 0_W}, {@code 0_b} …, in the shapes of {@link #paramTable()}
   * @throws org.pydl4j.nd.errors.ShapeException if one is missing, too many or of another shape
   * @throws org.pydl4j.nd.errors.ClosedException if this network has parameters, or was closed
   */
  public MultiLayerNetwork init(Map<String, NDArray> values) {
    vectors.initialize(values);
    return this;
  }

  @Override
  FlatParameters zeroParameters() {
    return new FlatParameters(configuration.plan(), configuration.dtype());
  }

  @Override
  void initialize(FlatParameters fresh) {
    fresh.initialize(configuration.get(MultiLayerConfiguration.SEED));
  }

  @Override
  Trainer newTrainer(FlatParameters parameters) {
    return new Trainer(configuration, parameters);
  }

  /** The description that this network was made from. */
  public MultiLayerConfiguration configuration() {
    return configuration;
  }

  // ---- training ----

  /** Told about every mini-batch and pass of later fits, in the order of adding. */
  public synchronized MultiLayerNetwork addListeners(TrainingListener... several) {
    List<TrainingListener> all = new ArrayList<>(listeners);
    all.addAll(Arrays.asList(several));
    return setListeners(all);
  }

  /** Told, too, from the next fit on. */
  public MultiLayerNetwork addListeners(TrainingListener one) {
    return addListeners(new TrainingListener[] {one});
  }

  /** Told from the next fit on in place of those told before. */
  public MultiLayerNetwork setListeners(TrainingListener... several) {
    return setListeners(Arrays.asList(several));
  }

  /** Told alone from the next fit on. */
  public MultiLayerNetwork setListeners(TrainingListener one) {
    return setListeners(List.of(one));
  }

  /** Told from the next fit on in place of those told before. */
  public synchronized MultiLayerNetwork setListeners(
      Collection<? extends TrainingListener> several) {
    listeners = List.copyOf(several);
    return this;
  }

  /**
   * Trains for some passes over the data.
   *
   * @param epochs how many, at least 0
   * @throws org.pydl4j.nd.errors.InterruptedTrainingException after {@link #requestStop()} or an
   *     interruption of the thread; what was learnt stays
   * @throws org.pydl4j.nd.errors.ScoreException if the score or the gradient becomes NaN or
   *     infinite; names the iteration
   * @throws org.pydl4j.nd.errors.DataException if the loss cannot work on a label; names the row.
   *     Where all labels lie in memory, that is before the first step. Also if a mini-batch has no
   *     example, a pass no mini-batch, or another use of the iterator took a part of a pass
   * @throws org.pydl4j.nd.errors.ShapeException if features or labels do not fit the network
   */
  public MultiLayerNetwork fit(DataSetIterator data, int epochs) {
    return fit(data, epochs, List.of());
  }

  /** {@inheritDoc} Throws as {@link #fit(DataSetIterator, int)} does. */
  @Override
  public MultiLayerNetwork fit(
      DataSetIterator data, int epochs, List<? extends TrainingListener> more) {
    if (epochs < 0) {
      throw new ConfigurationException(
          "The epochs must be at least 0. Got " + epochs + " instead.");
    }
    return fitting(more, loop -> loop.run(data, epochs));
  }

  /** Trains on one mini-batch once; throws as {@link #fit(DataSetIterator, int)} does. */
  public MultiLayerNetwork fit(DataSet batch) {
    return fitting(List.of(), loop -> loop.step(batch));
  }

  private MultiLayerNetwork fitting(List<? extends TrainingListener> more, Consumer<FitLoop> work) {
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

  @Override
  public void step(DataSet batch) {
    requireInput(batch);
    counted(() -> progress.scored(vectors.trainer().step(batch, iteration(), epoch())));
  }

  private DataSet requireInput(DataSet batch) {
    LayerPlan.requireInput(configuration.inputType(), batch.features().shape());
    if (batch.size() == 0) {
      throw new DataException("A mini-batch of 0 examples has no loss. Leave it out.");
    }
    return batch;
  }

  /**
   * The score on these examples, without dropout, regularization included. Nothing changes.
   *
   * @throws DataException if there are no examples, or the loss cannot work on a label
   * @throws org.pydl4j.nd.errors.ShapeException if features or labels do not fit the network
   */
  @Override
  public double score(DataSet data) {
    return objective().score(requireInput(data), null);
  }

  private TrainingObjective objective() {
    return new TrainingObjective(configuration, vectors.parameters());
  }

  /**
   * Fills {@link #gradient()} for a mini-batch, averaged over its examples, and returns the score;
   * trains nothing.
   *
   * @throws DataException if there are no examples, or the loss cannot work on a label
   * @throws org.pydl4j.nd.errors.ScoreException if the score is NaN or infinite
   * @throws org.pydl4j.nd.errors.ShapeException if features or labels do not fit the network
   */
  public double computeGradientAndScore(DataSet batch) {
    return gradientOf(requireInput(batch), null);
  }

  private double gradientOf(DataSet batch, @Nullable NDArray weights) {
    return locks.between(
        () -> progress.scored(vectors.trainer().gradient(batch, weights, iteration())));
  }

  // ---- training from outside: clusters ----

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
    public Trainable create(String configurationJson) {
      return new MultiLayerNetwork(MultiLayerConfiguration.fromJson(configurationJson)).init();
    }
  }

  @Override
  public String kind() {
    return NAME;
  }

  @Override
  public String configurationJson() {
    return configuration.toJson();
  }

  @Override
  public double computeGradient(Batch batch) {
    return gradientOf(dataSet(batch), batch.weights());
  }

  @Override
  public double score(Batch batch) {
    return objective().score(dataSet(batch), batch.weights());
  }

  private DataSet dataSet(Batch batch) {
    return requireInput(OneToOne.dataSet(batch));
  }

  // ---- inference ----

  /**
   * The outputs for a batch, in memory from {@link Nd}; the caller owns them. Large batches are
   * computed piece by piece.
   *
   * @param features [n, …] as the input type says, of any type
   * @return [n, …] as the output type says
   * @throws org.pydl4j.nd.errors.ShapeException if the features do not fit the network
   * @throws org.pydl4j.nd.errors.ClosedException if the network was closed
   */
  public NDArray output(NDArray features) {
    return activation(features, configuration.plan().size() - 1);
  }

  /**
   * What the network says of each example; the caller owns it. Behind a cross-entropy or softmax it
   * is the class with the greatest output, int64 [n]; one output alone is the probability of class
   * 1 of two, which it is from 0.5 on. Behind another loss it is the output, [n] where there is one
   * number an example. DL4J's {@code predict} always gives the place of the greatest output.
   *
   * @param features [n, …] as for {@link #output(NDArray)}
   * @throws org.pydl4j.nd.errors.DataException if an output that decides a class is NaN
   */
  public NDArray predict(NDArray features) {
    List<LayerPlan> plan = configuration.plan();
    return Prediction.of(plan.get(plan.size() - 1).layer(), output(features));
  }

  /**
   * What a layer makes of a batch, as {@link #output(NDArray)} does for the last one. DL4J: the
   * last array of {@code feedForwardToLayer}.
   *
   * @param features [n, …] as the input type says, of any type
   * @param layer its number, from 0
   * @return [n, …] as the layer's output type says; the caller owns it
   * @throws ConfigurationException if there is no such layer
   * @throws org.pydl4j.nd.errors.ShapeException if the features do not fit the network
   */
  public NDArray activation(NDArray features, int layer) {
    InputType made = layer(layer).output();
    return inference.compute(features, made, (pass, in) -> pass.output(in, layer));
  }

  /**
   * What the last layer computes before its activation function.
   *
   * @param features [n, …] as the input type says, of any type
   * @return [n, nOut]; the caller owns it
   * @throws ConfigurationException if the last layer is no {@link OutputLayer}
   * @throws org.pydl4j.nd.errors.ShapeException if the features do not fit the network
   */
  public NDArray logits(NDArray features) {
    LayerPlan last = layer(configuration.plan().size() - 1);
    if (!(last.layer() instanceof OutputLayer)) {
      throw new ConfigurationException(
          "Logits come from a last layer with a loss, such as Output. It is "
              + last.described()
              + ": ask for output().");
    }
    return inference.compute(features, configuration.outputType(), Pass::logits);
  }

  private LayerPlan layer(int number) {
    List<LayerPlan> plan = configuration.plan();
    if (number < 0 || number >= plan.size()) {
      throw new ConfigurationException(
          "There is no layer "
              + number
              + ". This network has the layers 0 to "
              + (plan.size() - 1)
              + ".");
    }
    return plan.get(number);
  }

  @Override
  public <T extends IEvaluation<T>> T doEvaluation(DataSetIterator data, T evaluation) {
    data.reset();
    while (data.hasNext()) {
      DataSet batch = data.next();
      NDArray labels = batch.labels();
      if (labels == null) {
        throw new DataException("Evaluation needs labels. This data set has none.");
      }
      try (NDArray predictions = Scope.detach(output(batch.features()))) {
        evaluation.eval(labels, predictions);
      }
    }
    return evaluation;
  }

  @Override
  public boolean classifies() {
    return Prediction.classifies(layer(configuration.plan().size() - 1).layer());
  }

  @Override
  public int outputColumns() {
    if (configuration.outputType() instanceof FeedForward row) {
      return Math.toIntExact(row.size());
    }
    throw new ConfigurationException(
        "Evaluation needs one row of numbers an example. The network's output is "
            + configuration.outputType().described()
            + ".");
  }

  @Override
  public Signature signature() {
    return OneToOne.signature(
        configuration.inputType(), configuration.outputType(), configuration.dtype());
  }

  @Override
  public Map<String, NDArray> output(Map<String, NDArray> inputs) {
    return OneToOne.outputs(output(OneToOne.input(inputs)));
  }

  // ---- parameters ----

  @Override
  public long numParams() {
    return configuration.plan().stream().mapToLong(LayerPlan::parameterCount).sum();
  }

  @Override
  long outputSize() {
    return configuration.outputType().size();
  }

  /**
   * A network of its own with equal parameters, updater state and counters; listeners are not
   * copied.
   */
  public MultiLayerNetwork copy() {
    try (NetworkSnapshot now = snapshot(true)) {
      MultiLayerNetwork other = new MultiLayerNetwork(configuration);
      try {
        other.become(now);
      } catch (RuntimeException e) {
        other.close();
        throw e;
      }
      return other;
    }
  }

  // ---- files ----

  /** Reads what {@link #save} wrote; the caller closes the network. */
  public static MultiLayerNetwork load(Path file) {
    return ModelFile.read(file);
  }

  // ---- description ----

  /** A table of the layers: what goes in, what comes out, how many parameters. */
  public String summary() {
    return Summary.of(configuration);
  }

  /** The same table cell by cell, its titles first: for notebooks. */
  public List<String[]> summaryRows() {
    return Summary.rows(configuration);
  }

  /** The type of parameters and activations. */
  @Override
  public DType dtype() {
    return configuration.dtype();
  }

  @Override
  public String toString() {
    return summary();
  }
}
