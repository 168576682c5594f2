package org.pydl4j.nn;

import com.google.auto.service.AutoService;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Nd;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ClosedException;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.data.DataSetIterator;
import org.pydl4j.nn.evaluation.Evaluable;
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
import org.pydl4j.nn.training.UpdaterBlocks;

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
public final class MultiLayerNetwork implements Trainable, Evaluable {
  /** {@link #kind()}. */
  public static final String NAME = "MultiLayerNetwork";

  private final MultiLayerConfiguration configuration;
  private final ReentrantLock training = new ReentrantLock();
  // Held by whoever changes the numbers or must see all of one moment. Fair: a loop that takes it
  // again at once would otherwise keep a thread waiting that saves.
  private final ReentrantLock numbers = new ReentrantLock(true);
  private final List<TrainingListener> listeners = new ArrayList<>();
  private FlatParameters parameters;
  private Trainer trainer;
  private final AtomicInteger fits = new AtomicInteger(); // running and waiting
  private volatile boolean stopRequested;
  private volatile boolean closed;
  private volatile long iteration;
  private volatile long epoch;
  private volatile double score = Double.NaN;
  private volatile String normalizer;
  private volatile List<String> labels = List.of();

  /** A network without parameters yet; see {@link #init()}. */
  public MultiLayerNetwork(MultiLayerConfiguration configuration) {
    this.configuration = configuration;
  }

  /**
   * Makes the parameters as the configuration and its seed say; does nothing when they are there.
   */
  public synchronized MultiLayerNetwork init() {
    if (closed) {
      throw new ClosedException("This network was closed. Make a new one, or load it again.");
    }
    if (parameters == null) {
      FlatParameters fresh = new FlatParameters(configuration.plan(), configuration.dtype());
      fresh.initialize(configuration.get(MultiLayerConfiguration.SEED));
      parameters = fresh;
    }
    return this;
  }

  /**
   * Makes the parameters with these values, by DL4J's names, in place of random ones.
   *
   * @throws ShapeException if one is missing, too many or of another shape
   */
  public synchronized MultiLayerNetwork init(Map<String, NDArray> values) {
    if (closed || parameters != null) {
      throw new ClosedException("Only a network without parameters can be given its first ones.");
    }
    FlatParameters fresh = new FlatParameters(configuration.plan(), configuration.dtype());
    try {
      fresh.assign(values);
    } catch (RuntimeException e) {
      fresh.close();
      throw e;
    }
    parameters = fresh;
    return this;
  }

  /** The description that this network was made from. */
  public MultiLayerConfiguration configuration() {
    return configuration;
  }

  // ---- training ----

  /** Told about every mini-batch and pass from now on, in the order of adding. */
  public MultiLayerNetwork addListeners(TrainingListener... several) {
    listeners.addAll(Arrays.asList(several));
    return this;
  }

  /** Told, too, from now on. */
  public MultiLayerNetwork addListeners(TrainingListener one) {
    return addListeners(new TrainingListener[] {one});
  }

  /** Told in place of those told before. */
  public MultiLayerNetwork setListeners(TrainingListener... several) {
    listeners.clear();
    return addListeners(several);
  }

  /** Told alone from now on. */
  public MultiLayerNetwork setListeners(TrainingListener one) {
    return setListeners(new TrainingListener[] {one});
  }

  /** Told from now on in place of those told before. */
  public MultiLayerNetwork setListeners(Collection<? extends TrainingListener> several) {
    return setListeners(several.toArray(TrainingListener[]::new));
  }

  /**
   * Trains for some passes over the data.
   *
   * @throws org.pydl4j.nd.errors.InterruptedTrainingException after {@link #requestStop()} or an
   *     interruption of the thread; what was learnt stays
   * @throws org.pydl4j.nd.errors.ScoreException if the score or the gradient becomes NaN or
   *     infinite; names the iteration
   * @throws org.pydl4j.nd.errors.DataException if the loss cannot work on a label; names the row.
   *     Where all labels lie in memory, that is before the first step
   * @throws org.pydl4j.nd.errors.ShapeException if features or labels do not fit the network
   */
  public MultiLayerNetwork fit(DataSetIterator data, int epochs) {
    if (epochs < 0) {
      throw new ConfigurationException(
          "The epochs must be at least 0. Got " + epochs + " instead.");
    }
    return exclusively(loop -> loop.run(data, epochs));
  }

  /** Trains on one mini-batch once. */
  public MultiLayerNetwork fit(DataSet batch) {
    return exclusively(loop -> loop.step(batch));
  }

  private MultiLayerNetwork exclusively(java.util.function.Consumer<FitLoop> work) {
    if (training.isHeldByCurrentThread()) {
      throw new ConfigurationException(
          "A network cannot be trained inside a listener of its own training. Let the listener"
              + " throw an exception to end this training, or train a copy().");
    }
    init();
    fits.incrementAndGet();
    training.lock();
    try {
      trainer(); // refuses networks that cannot be trained before a listener is told
      work.accept(new FitLoop(this, objective(), List.copyOf(listeners)));
    } finally {
      stopRequested = false;
      training.unlock();
      fits.decrementAndGet();
    }
    return this;
  }

  /** One step of the training loop, of which no file and no copy sees half. */
  public void step(DataSet batch) {
    changing(
        () -> {
          score = trainer().step(batch, iteration, epoch);
          setProgress(iteration + 1, epoch);
        });
  }

  private void changing(Runnable work) {
    numbers.lock();
    try {
      work.run();
    } finally {
      numbers.unlock();
    }
  }

  private synchronized Trainer trainer() {
    if (trainer == null) {
      trainer = new Trainer(configuration, init().parameters);
    }
    return trainer;
  }

  /**
   * Makes a running fit end after its current mini-batch, with an exception that says so; the
   * parameters stay. From any thread. Does nothing when no fit is running.
   *
   * @return whether a fit is running
   */
  public boolean requestStop() {
    boolean running = fits.get() > 0;
    if (running) {
      stopRequested = true;
    }
    return running;
  }

  /** Whether {@link #requestStop()} was called since the running fit began. */
  public boolean stopRequested() {
    return stopRequested;
  }

  /** Mini-batches that this network was trained on in its life. */
  @Override
  public long iteration() {
    return iteration;
  }

  /** Whole passes over the data in its life. */
  @Override
  public long epoch() {
    return epoch;
  }

  /** Continues counting from here: for files and for averaging on clusters. */
  @Override
  public void setProgress(long iteration, long epoch) {
    changing(
        () -> {
          this.iteration = iteration;
          this.epoch = epoch;
        });
  }

  /** The score of the last mini-batch that was trained on; NaN before. */
  public double score() {
    return score;
  }

  /** The score on these examples, without dropout, regularization included. Nothing changes. */
  public double score(DataSet data) {
    LayerPlan.requireInput(configuration.inputType(), data.features().shape());
    return objective().score(data, null);
  }

  private TrainingObjective objective() {
    return new TrainingObjective(configuration, init().parameters);
  }

  /**
   * Fills {@link #gradient()} for a mini-batch, averaged over its examples, and returns the score;
   * trains nothing.
   */
  public double computeGradientAndScore(DataSet batch) {
    LayerPlan.requireInput(configuration.inputType(), batch.features().shape());
    training.lock();
    try {
      score = trainer().gradient(batch, null, iteration);
      return score;
    } finally {
      training.unlock();
    }
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
    DataSet data = dataSet(batch);
    training.lock();
    try {
      score = trainer().gradient(data, batch.weights(), iteration);
      return score;
    } finally {
      training.unlock();
    }
  }

  @Override
  public void applyGradient() {
    training.lock();
    try {
      changing(
          () -> {
            trainer().apply(iteration, epoch);
            setProgress(iteration + 1, epoch);
          });
    } finally {
      training.unlock();
    }
  }

  @Override
  public double score(Batch batch) {
    return objective().score(dataSet(batch), batch.weights());
  }

  @Override
  public void setReplica(int replica) {
    trainer().setReplica(replica);
  }

  private DataSet dataSet(Batch batch) {
    DataSet data = OneToOne.dataSet(batch);
    LayerPlan.requireInput(configuration.inputType(), data.features().shape());
    return data;
  }

  // ---- inference ----

  /**
   * The outputs for a batch, in memory from {@link Nd}; the caller owns them. Large batches are
   * computed piece by piece.
   *
   * @param features [n, …] as the input type says, of any type
   * @return [n, …] as the output type says
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
   * @return [n, …] as the layer's output type says
   */
  public NDArray activation(NDArray features, int layer) {
    InputType made = configuration.plan().get(layer).output();
    return computed(features, made, (pass, in) -> pass.output(in, layer));
  }

  /**
   * What the last layer, an {@link OutputLayer}, computes before its activation function, [n, …].
   */
  public NDArray logits(NDArray features) {
    return computed(features, configuration.outputType(), Pass::logits);
  }

  private NDArray computed(
      NDArray features, InputType made, BiFunction<Pass, NDArray, NDArray> way) {
    LayerPlan.requireInput(configuration.inputType(), features.shape());
    try {
      return Inference.compute(configuration, init().parameters, features, made, way);
    } catch (ClosedException e) {
      if (closed) {
        throw new ClosedException("This network was closed while it computed.", e);
      }
      throw e;
    }
  }

  @Override
  public <T extends IEvaluation<T>> T doEvaluation(DataSetIterator data, T evaluation) {
    data.reset();
    while (data.hasNext()) {
      DataSet batch = data.next();
      try (NDArray predictions = Scope.detach(output(batch.features()))) {
        evaluation.eval(batch.labels(), predictions);
      }
    }
    return evaluation;
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

  /** Number of parameters. */
  @Override
  public long numParams() {
    return configuration.plan().stream().mapToLong(LayerPlan::parameterCount).sum();
  }

  /** All parameters as one vector: a live view, which the caller closes. */
  @Override
  public NDArray params() {
    return init().parameters.lend();
  }

  /** Overwrites all parameters; [numParams]. */
  public void setParams(NDArray values) {
    if (values.length() != numParams() || values.rank() != 1) {
      throw new ShapeException(
          "The parameters must be ["
              + numParams()
              + "]. Got "
              + Arrays.toString(values.shape())
              + ".");
    }
    changing(() -> init().parameters.assign(values));
  }

  /**
   * Each parameter under DL4J's name ({@code 0_W}, {@code 0_b} …): live views, which the caller
   * closes.
   */
  public Map<String, NDArray> paramTable() {
    Map<String, NDArray> table = new LinkedHashMap<>();
    for (FlatParameters.Slot slot : init().parameters.slots()) {
      table.put(slot.name(), parameters.shown(slot));
    }
    return table;
  }

  /**
   * The parts of a vector that has the order of the parameters (the gradient), under DL4J's names,
   * as views.
   */
  public Map<String, NDArray> table(NDArray flat) {
    return init().parameters.table(flat);
  }

  /**
   * The gradient of the last mini-batch in the order of {@link #params()}: a live view, which the
   * caller closes.
   */
  @Override
  public NDArray gradient() {
    return init().parameters.gradient().alias();
  }

  /** The updaters' state as one vector: a live view, which the caller closes. */
  @Override
  public NDArray updaterState() {
    return trainer().updaters().state().alias();
  }

  /**
   * Overwrites the updaters' state; a vector as {@link #updaterState()} gives it. Where it comes
   * from other steps than this network's own, {@link #setUpdaterSteps} says from how many.
   */
  public void setUpdaterState(NDArray state) {
    NDArray mine = trainer().updaters().state();
    if (!Arrays.equals(mine.shape(), state.shape())) {
      throw new ShapeException(
          "The updater state must be "
              + Arrays.toString(mine.shape())
              + ". Got "
              + Arrays.toString(state.shape())
              + ".");
    }
    changing(() -> mine.assign(state));
  }

  /**
   * The updaters' state in the shapes of the parameters, under names such as {@code 0_W.m}: live
   * views, which the caller closes.
   */
  public Map<String, NDArray> updaterTable() {
    UpdaterBlocks updaters = trainer().updaters();
    return updaters.table(updaters.state());
  }

  /**
   * Overwrites the updaters' state.
   *
   * @param table as {@link #updaterTable()} gives it
   * @param steps how many steps it comes from
   * @throws ShapeException if an array is missing, too many or of another shape
   */
  public void setUpdaterTable(Map<String, NDArray> table, long steps) {
    changing(
        () -> {
          trainer().updaters().assign(table);
          setUpdaterSteps(steps);
        });
  }

  @Override
  public synchronized long updaterSteps() {
    return trainer == null ? 0 : trainer.updaters().steps();
  }

  @Override
  public void setUpdaterSteps(long steps) {
    if (steps < 0) {
      throw new ConfigurationException(
          "The steps of an updater state must be at least 0. Got " + steps + " instead.");
    }
    changing(() -> trainer().updaters().setSteps(steps));
  }

  /** Whether there is a state to save: training has begun, or the state was set. */
  public synchronized boolean hasUpdaterState() {
    return trainer != null && trainer.updaters().used();
  }

  /**
   * The network as it is between two steps, for files and copies. A running training waits for the
   * copying of the arrays; where no other thread trains, none may begin until the snapshot is
   * closed, and nothing is copied.
   *
   * @param updater whether the updaters' state is wanted
   */
  public NetworkSnapshot snapshot(boolean updater) {
    init();
    boolean idle = training.tryLock();
    numbers.lock();
    boolean kept = false;
    try {
      UpdaterBlocks updaters = updater && hasUpdaterState() ? trainer().updaters() : null;
      NetworkSnapshot made =
          new NetworkSnapshot(this, init().parameters, updaters, idle ? this::unlock : null);
      kept = idle;
      return made;
    } finally {
      if (!kept) {
        numbers.unlock();
        if (idle) {
          training.unlock();
        }
      }
    }
  }

  private void unlock() {
    numbers.unlock();
    training.unlock();
  }

  /** The normalizer that belongs to this network as JSON, or null; kept in its file. */
  @Override
  public String normalizerJson() {
    return normalizer;
  }

  /**
   * Sets {@link #normalizerJson()}; null for none.
   *
   * @throws ConfigurationException if it is no JSON object
   */
  @Override
  public void setNormalizerJson(String json) {
    if (json != null && !isJsonObject(json)) {
      throw new ConfigurationException(
          "A normalizer must be a JSON object, such as Normalizer.toJson writes. Got '"
              + (json.length() < 100 ? json : json.substring(0, 97) + "...")
              + "' instead.");
    }
    this.normalizer = json;
  }

  private static boolean isJsonObject(String text) {
    try {
      return JsonParser.parseString(text).isJsonObject();
    } catch (JsonParseException e) {
      return false;
    }
  }

  /** Names of the classes, in the order of the outputs, or none; kept in its file. */
  @Override
  public List<String> labels() {
    return labels;
  }

  /**
   * Sets {@link #labels()}.
   *
   * @throws ConfigurationException if there are some, but not one for each output
   */
  public void setLabels(List<String> names) {
    if (!names.isEmpty() && names.size() != configuration.outputType().size()) {
      throw new ConfigurationException(
          "The network has "
              + configuration.outputType().size()
              + " outputs, so it needs as many names of classes. Got "
              + names.size()
              + ".");
    }
    labels = List.copyOf(names);
  }

  /**
   * A network of its own with equal parameters, updater state and counters; listeners are not
   * copied.
   */
  public MultiLayerNetwork copy() {
    try (NetworkSnapshot now = snapshot(true)) {
      MultiLayerNetwork other = new MultiLayerNetwork(configuration).init();
      other.parameters.assign(now.parameters());
      if (now.hasUpdaterState()) {
        other.setUpdaterState(now.updaterState());
        other.setUpdaterSteps(now.updaterSteps());
      }
      other.setProgress(now.iteration(), now.epoch());
      other.score = score;
      other.normalizer = now.normalizerJson();
      other.labels = now.labels();
      return other;
    }
  }

  // ---- files ----

  /** Writes a file from which training can go on; see {@link ModelFile}. */
  public void save(Path file) {
    ModelFile.write(this, file, true);
  }

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

  @Override
  public void close() {
    changing(this::free);
  }

  private synchronized void free() {
    closed = true;
    if (trainer != null) {
      trainer.close();
      trainer = null;
    }
    if (parameters != null) {
      parameters.close(); // kept: a call that runs meanwhile finds them closed, not missing
    }
  }
}
