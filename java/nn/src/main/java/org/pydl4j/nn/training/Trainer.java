package org.pydl4j.nn.training;

import java.util.List;
import org.pydl4j.nd.NDArray;
import org.pydl4j.nd.RandomSource;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.ScoreException;
import org.pydl4j.nd.ops.Autograd;
import org.pydl4j.nn.LayerPlan;
import org.pydl4j.nn.MultiLayerConfiguration;
import org.pydl4j.nn.data.DataSet;
import org.pydl4j.nn.layers.OutputLayer;

/**
 * One training step: forward, loss, backward, gradient rules, updaters. Owns the updaters' state.
 */
public final class Trainer implements AutoCloseable {
  private final List<LayerPlan> plan;
  private final MultiLayerConfiguration configuration;
  private final FlatParameters parameters;
  private final OutputLayer outputLayer;
  private final GradientRules rules;
  private final UpdaterBlocks updaters;
  private final RandomSource random = new RandomSource(0);
  private long seed;

  /** Prepares training of these parameters. */
  public Trainer(MultiLayerConfiguration configuration, FlatParameters parameters) {
    this.configuration = configuration;
    this.plan = configuration.plan();
    this.parameters = parameters;
    LayerPlan last = plan.get(plan.size() - 1);
    if (!(last.layer() instanceof OutputLayer output)) {
      throw new ConfigurationException(
          "The last layer must have a loss for training, such as Output. It is "
              + last.described()
              + ".");
    }
    this.outputLayer = output;
    this.rules = new GradientRules(plan, parameters);
    this.updaters = new UpdaterBlocks(plan, parameters);
    setReplica(0);
  }

  /** All updater state in one vector, live. */
  public NDArray updaterState() {
    return updaters.state();
  }

  /**
   * One step on a mini-batch.
   *
   * @return its score before the step
   * @throws ScoreException if the score is NaN or infinite; the parameters are then as before
   */
  public double step(DataSet batch, long iteration, long epoch) {
    double score = gradient(batch, null, iteration);
    apply(iteration, epoch);
    return score;
  }

  /** The second half of a step: changes the parameters along the flat gradient. */
  public void apply(long iteration, long epoch) {
    try (Scope scope = Scope.open()) {
      rules.apply();
      updaters.apply(iteration, epoch);
      parameters.changed();
    }
  }

  /** Makes the random numbers of training (dropout) those of this replica; 0 by default. */
  public void setReplica(int replica) {
    long own = configuration.get(MultiLayerConfiguration.SEED);
    seed = replica == 0 ? own : Seeds.of(own, Integer.MIN_VALUE, replica);
  }

  /**
   * The score of a mini-batch; its gradient, averaged over the examples, is in the flat gradient
   * afterwards.
   *
   * @param weights [n], how much each example counts; null when all count 1
   */
  public double gradient(DataSet batch, NDArray weights, long iteration) {
    try (Scope scope = Scope.open()) {
      NDArray features = Batches.features(batch.features(), configuration.dtype());
      Pass pass = Pass.training(plan, parameters, random, seed, iteration);
      NDArray loss = loss(pass, features, batch.labels(), weights);
      double score = loss.getDouble() + rules.score();
      requireFinite(score, iteration);
      parameters.backward(loss);
      return score;
    }
  }

  /** The score of a mini-batch without dropout, regularization included; nothing changes. */
  public double score(DataSet batch, NDArray weights) {
    try (Scope scope = Scope.open();
        Autograd.Guard inference = Autograd.inference()) {
      NDArray features = Batches.features(batch.features(), configuration.dtype());
      NDArray loss = loss(Pass.inference(plan, parameters), features, batch.labels(), weights);
      return loss.getDouble() + rules.score();
    }
  }

  private NDArray loss(Pass pass, NDArray features, NDArray given, NDArray weights) {
    NDArray logits = pass.logits(features);
    NDArray labels =
        Batches.labels(given, outputLayer, logits.size(0), logits.size(1), configuration.dtype());
    if (weights == null) {
      return outputLayer.loss().score(logits, labels, outputLayer.activation());
    }
    NDArray by = Batches.weights(weights, logits.size(0), configuration.dtype());
    return outputLayer.loss().score(logits, labels, outputLayer.activation(), by);
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

  @Override
  public void close() {
    rules.close();
    updaters.close();
    random.close();
  }
}
