package org.pydl4j.nn;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.DType;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.ShapeException;
import org.pydl4j.nn.data.DataPosition;
import org.pydl4j.nn.plan.Plan;
import org.pydl4j.nn.training.FlatParameters;
import org.pydl4j.nn.training.Trainer;
import org.pydl4j.nn.training.UpdaterBlocks;

/**
 * What a network has: one vector of parameters, one of gradients, one of updater state, which it
 * owns until {@link #close()}; counters; a normalizer and names of classes; who may change it and
 * who may look. Vectors and tables that it returns are views, which the caller closes.
 */
public abstract class NetworkState implements Trainable {
  final NetworkLocks locks = new NetworkLocks();
  final NetworkProgress progress = new NetworkProgress();
  final NetworkNotes notes = new NetworkNotes();
  final NetworkVectors vectors;
  private final NetworkConfiguration configuration;

  /** Makes no parameters yet. */
  NetworkState(NetworkConfiguration configuration) {
    this.configuration = configuration;
    this.vectors =
        new NetworkVectors(
            () ->
                new FlatParameters(
                    configuration.plan(), configuration.dtype(), configuration.mixed()),
            fresh -> fresh.initialize(configuration.seed()),
            parameters -> new Trainer(configuration, parameters));
  }

  /** The description that this network was made from. */
  public NetworkConfiguration configuration() {
    return configuration;
  }

  @Override
  public String configurationJson() {
    return configuration.toJson();
  }

  final Plan plan() {
    return configuration.plan();
  }

  // ---- counters ----

  /**
   * Makes a running fit end after its current mini-batch, with an exception that says so; the
   * parameters stay. From any thread. Does nothing when no fit is running.
   *
   * @return whether a fit is running
   */
  public boolean requestStop() {
    return locks.requestStop();
  }

  /** Whether {@link #requestStop()} was called since the running fit began. */
  public boolean stopRequested() {
    return locks.stopRequested();
  }

  /** Mini-batches that this network was trained on in its life. */
  @Override
  public long iteration() {
    return progress.iteration();
  }

  /** Whole passes over the data in its life. */
  @Override
  public long epoch() {
    return progress.epoch();
  }

  /** Continues counting from here: for files and for averaging on clusters. */
  @Override
  public void setProgress(long iteration, long epoch) {
    locks.changing(() -> progress.set(iteration, epoch));
  }

  /** The score of the last mini-batch that was trained on; NaN before. */
  public double score() {
    return progress.score();
  }

  // ---- vectors ----

  @Override
  public long numParams() {
    return plan().parameterCount();
  }

  /** The type of parameters and activations. */
  @Override
  public DType dtype() {
    return configuration.dtype();
  }

  /** All parameters as one vector [numParams]: a live view, which the caller closes. */
  @Override
  public NDArray params() {
    return vectors.parameters().lend();
  }

  /**
   * Overwrites all parameters.
   *
   * @param values [numParams], of any type
   * @throws ShapeException if it has another shape
   */
  public void setParams(NDArray values) {
    locks.changing(() -> vectors.assign(values));
  }

  /**
   * Each parameter under DL4J's name ({@code 0_W}, {@code 0_b} …), in its layer's shape: live
   * views, which the caller closes.
   */
  public Map<String, NDArray> paramTable() {
    return vectors.table();
  }

  /**
   * The parts of a vector that has the order of the parameters (the gradient), under DL4J's names,
   * as views.
   *
   * @param flat [numParams]
   */
  public Map<String, NDArray> table(NDArray flat) {
    return vectors.parameters().table(flat);
  }

  /**
   * The gradient of the last mini-batch in the order of {@link #params()}, [numParams]; zeros
   * before the first. A live view, which the caller closes.
   */
  @Override
  public NDArray gradient() {
    return vectors.parameters().gradient().alias();
  }

  /**
   * The updaters' state as one vector [n], where n follows from the updaters (0 for Sgd, twice
   * numParams for Adam): a live view, which the caller closes.
   */
  @Override
  public NDArray updaterState() {
    return vectors.updaters().state().alias();
  }

  @Override
  public long updaterStateLength() {
    return UpdaterBlocks.stateLength(plan());
  }

  /**
   * Overwrites the updaters' state; a vector as {@link #updaterState()} gives it. Where it comes
   * from other steps than this network's own, {@link #setUpdaterSteps} says from how many.
   *
   * @throws ShapeException if it has another shape
   */
  public void setUpdaterState(NDArray state) {
    locks.changing(() -> vectors.assignState(state));
  }

  /**
   * The updaters' state in the shapes of the parameters, under names such as {@code 0_W.m}: live
   * views, which the caller closes.
   */
  public Map<String, NDArray> updaterTable() {
    return vectors.updaters().table(vectors.updaters().state());
  }

  /**
   * Overwrites the updaters' state.
   *
   * @param table as {@link #updaterTable()} gives it
   * @param steps how many steps it comes from
   * @throws ShapeException if an array is missing, too many or of another shape
   * @throws ConfigurationException if the steps are negative
   */
  public void setUpdaterTable(Map<String, NDArray> table, long steps) {
    locks.changing(
        () -> {
          vectors.updaters().assign(table);
          setUpdaterSteps(steps);
        });
  }

  @Override
  public long updaterSteps() {
    return vectors.updaterSteps();
  }

  /**
   * {@inheritDoc}
   *
   * @throws ConfigurationException if they are negative
   */
  @Override
  public void setUpdaterSteps(long steps) {
    if (steps < 0) {
      throw new ConfigurationException(
          "The steps of an updater state must be at least 0. Got " + steps + " instead.");
    }
    locks.changing(() -> vectors.updaters().setSteps(steps));
  }

  /**
   * The learning rates of the last step, before the first one those of it; one where all parameters
   * share it.
   */
  public double[] learningRates() {
    return vectors.updaters().learningRates(Math.max(0, iteration() - 1), epoch());
  }

  /** What all learning rates are multiplied by; 1 unless it was set. No file has it. */
  public double learningRateFactor() {
    return vectors.updaters().rateFactor();
  }

  /**
   * Multiplies all learning rates, whatever their schedules, from the next step on.
   *
   * @param factor in place of the one before, at least 0
   * @throws ConfigurationException if it is below 0 or no number
   */
  public void setLearningRateFactor(double factor) {
    if (!(factor >= 0 && factor < Double.POSITIVE_INFINITY)) {
      throw new ConfigurationException(
          "The factor of learning rates must be at least 0. Got " + factor + " instead.");
    }
    locks.changing(() -> vectors.updaters().setRateFactor(factor));
  }

  /** Whether there is a state to save: training has begun, or the state was set. */
  public boolean hasUpdaterState() {
    return vectors.usedUpdaters() != null;
  }

  // ---- what goes with it ----

  /** The normalizer that belongs to this network as JSON, or null; kept in its file. */
  @Override
  public @Nullable String normalizerJson() {
    return notes.normalizerJson();
  }

  /**
   * Sets {@link #normalizerJson()}; null for none.
   *
   * @throws ConfigurationException if it is no JSON object
   */
  @Override
  public void setNormalizerJson(@Nullable String json) {
    notes.setNormalizerJson(json);
  }

  /** The process that makes its input of raw rows as JSON, or null; kept in its file. */
  @Override
  public @Nullable String processJson() {
    return notes.processJson();
  }

  /**
   * Sets {@link #processJson()}; null for none. {@code Processing.attach} sets a checked one.
   *
   * @throws ConfigurationException if it is no JSON object
   */
  @Override
  public void setProcessJson(@Nullable String json) {
    notes.setProcessJson(json);
  }

  /**
   * Where in the data a training is, or was when it ended within a pass, or when the file was
   * written that this network comes from: {@code DataPipeline.restore} goes on from there. Null
   * between passes, and where the data have no such place.
   */
  public @Nullable DataPosition dataPosition() {
    return notes.dataPosition();
  }

  /** Sets {@link #dataPosition()}. */
  public void setDataPosition(@Nullable DataPosition position) {
    notes.setDataPosition(position);
  }

  /** Names of the classes, in the order of the outputs, or none; kept in its file. */
  @Override
  public List<String> labels() {
    return notes.labels();
  }

  /**
   * Sets {@link #labels()}.
   *
   * @throws ConfigurationException if there are some, but neither one for each output nor the two
   *     classes of one output
   */
  public void setLabels(List<String> names) {
    notes.setLabels(names, plan().outputType(0).features());
  }

  // ---- life ----

  /** Frees the memory; waits for the step that another thread makes. A second call does nothing. */
  @Override
  public void close() {
    locks.changing(vectors::close);
  }
}
