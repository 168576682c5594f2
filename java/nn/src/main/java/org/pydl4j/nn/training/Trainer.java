package org.pydl4j.nn.training;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.LongWork;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ScoreException;
import org.pydl4j.nd.ops.Autograd;
import org.pydl4j.nd.ops.Updates;
import org.pydl4j.nn.NetworkConfiguration;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.data.Seeds;
import org.pydl4j.nn.plan.Node;

/**
 * One training step: forward, loss, backward, gradient rules, updaters. Owns the updaters' state.
 */
public final class Trainer implements AutoCloseable {
  private final Objective objective;
  private final NetworkConfiguration configuration;
  private final FlatParameters parameters;
  private final GradientRules rules;
  private final UpdaterBlocks updaters;
  private final Accumulation accumulation;
  private final Draws draws = new Draws();
  private long seed;
  private long epoch;

  /** Prepares training of these parameters with labels. */
  public Trainer(NetworkConfiguration configuration, FlatParameters parameters) {
    this(
        configuration,
        parameters,
        new TrainingObjective(configuration, parameters),
        Learnt.WITH_LABELS);
  }

  /**
   * Prepares training of some of these parameters.
   *
   * @param objective what it makes smaller
   * @param learnt which of them it changes
   */
  Trainer(
      NetworkConfiguration configuration,
      FlatParameters parameters,
      Objective objective,
      Learnt learnt) {
    this.configuration = configuration;
    this.parameters = parameters;
    this.objective = objective;
    this.rules = new GradientRules(configuration.plan(), parameters, learnt);
    this.updaters = new UpdaterBlocks(configuration.plan(), parameters, learnt);
    this.accumulation =
        new Accumulation(parameters, configuration.get(NetworkConfiguration.GRADIENT_ACCUMULATION));
    setReplica(0);
  }

  /** Prepares the training of one layer that learns without labels, with updaters of its own. */
  public static Trainer pretraining(
      NetworkConfiguration configuration, FlatParameters parameters, Node layer) {
    return new Trainer(
        configuration,
        parameters,
        new PretrainingObjective(configuration, parameters, layer),
        Learnt.of(layer));
  }

  /** The updaters and their state, live. */
  public UpdaterBlocks updaters() {
    return updaters;
  }

  /**
   * One step on a mini-batch whose labels were checked.
   *
   * @param carry what the part of the series before this one left behind; null for whole series
   * @return its score before the step
   * @throws ScoreException if the score or a part of the gradient is NaN or infinite; the
   *     parameters are then as before
   */
  public double step(Batch batch, @Nullable CarriedState carry, long iteration, long epoch) {
    this.epoch = epoch;
    double score = gradientOf(batch, carry, iteration);
    if (accumulation.several()) {
      requireFiniteGradient(iteration);
    }
    if (accumulation.complete()) {
      apply(iteration, epoch);
    }
    return score;
  }

  /**
   * The second half of a step: changes the parameters along the flat gradient.
   *
   * @throws ScoreException if a part of it is NaN or infinite; nothing is changed
   */
  public void apply(long iteration, long epoch) {
    this.epoch = epoch; // of a gradient that comes without one
    requireFiniteGradient(iteration);
    try (Scope scope = Scope.open()) {
      rules.apply();
      updaters.apply(iteration, epoch);
    } finally {
      parameters.changed(); // also where a constraint fails behind the updaters' step
    }
  }

  /** Makes the random numbers of training (dropout) those of this replica; 0 by default. */
  public void setReplica(int replica) {
    long own = configuration.seed();
    seed = replica == 0 ? own : Seeds.of(own, Integer.MIN_VALUE, replica);
  }

  /**
   * The score of a mini-batch; its gradient, averaged over the examples by their weights, is in the
   * flat gradient afterwards.
   *
   * @throws org.pydl4j.nd.errors.DataException if the loss cannot work on a label
   * @throws ScoreException if the score is NaN or infinite
   */
  public double gradient(Batch batch, long iteration) {
    objective.checkLabels(batch, 0);
    return gradientOf(batch, null, iteration);
  }

  private double gradientOf(Batch batch, @Nullable CarriedState carry, long iteration) {
    long begun = System.nanoTime();
    try (Scope scope = Scope.open();
        Autograd.Guard byHand = Autograd.handWritten()) {
      parameters.keepStates();
      Draws own = draws.begin(seed, iteration, epoch);
      Pass pass =
          Pass.training(configuration.plan(), parameters, own, carry)
              .recomputing(configuration.get(NetworkConfiguration.GRADIENT_CHECKPOINTING));
      NDArray loss = objective.loss(pass, batch);
      double score = loss.getDouble() + rules.score();
      requireFinite(score, iteration);
      parameters.backward(loss);
      return score;
    } finally {
      LongWork.pieceDone(begun);
    }
  }

  /**
   * Fills the flat gradient from derivatives that come from outside, in place of those of a loss.
   *
   * @param cotangents by the names of outputs, in their shapes; an output without one counts 0
   * @return the derivatives with respect to the inputs, by name; the caller owns them
   */
  public Map<String, NDArray> gradient(
      Batch batch, Map<String, NDArray> cotangents, long iteration) {
    long begun = System.nanoTime();
    try (Scope scope = Scope.open()) {
      parameters.keepStates();
      Draws own = draws.begin(seed, iteration, epoch);
      Pass pass = Pass.training(configuration.plan(), parameters, own, null);
      Cotangents product = new Cotangents(configuration, batch, cotangents);
      parameters.backward(product.sum(pass), product.leaves(), product.derivatives());
      return product.kept(scope);
    } finally {
      LongWork.pieceDone(begun);
    }
  }

  private void requireFinite(double score, long iteration) {
    if (!Double.isFinite(score)) {
      throw new ScoreException(
          "The score became "
              + score
              + " at iteration "
              + iteration
              + ", the parameters stay as they were before it. Look for NaN or very large numbers"
              + " in the features, lower the learning rate, or set gradientNormalization.");
    }
  }

  private void requireFiniteGradient(long iteration) {
    NDArray gradient = parameters.gradient();
    if (Updates.isFinite(gradient)) {
      return;
    }
    throw new ScoreException(
        "The gradient of "
            + parameters.firstNotFinite(gradient)
            + " became NaN or infinite at iteration "
            + iteration
            + " though the score is a number; the parameters stay as they were before it. Look for"
            + " very large numbers in the features, or lower the learning rate.");
  }

  @Override
  public void close() {
    rules.close();
    updaters.close();
    accumulation.close();
    draws.close();
  }
}
