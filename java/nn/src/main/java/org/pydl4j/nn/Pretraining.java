package org.pydl4j.nn;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.data.DataPosition;
import org.pydl4j.nn.listeners.TrainingListener;
import org.pydl4j.nn.plan.Node;
import org.pydl4j.nn.plan.Plan;
import org.pydl4j.nn.training.CarriedState;
import org.pydl4j.nn.training.FitLoop;
import org.pydl4j.nn.training.FlatParameters;
import org.pydl4j.nn.training.PretrainingObjective;
import org.pydl4j.nn.training.Steps;
import org.pydl4j.nn.training.Trainer;

/** The training of one layer without labels, with updaters and counters of its own. */
final class Pretraining implements Steps, AutoCloseable {
  private final NeuralNetwork network;
  private final PretrainingObjective objective;
  private final Trainer trainer;
  private long iteration;
  private long epoch;
  private double score = Double.NaN;

  /**
   * Prepares it.
   *
   * @throws ConfigurationException if the layer cannot learn without labels
   */
  Pretraining(NeuralNetwork network, FlatParameters parameters, Node layer) {
    this.network = network;
    this.objective = new PretrainingObjective(network.configuration(), parameters, layer);
    this.trainer = Trainer.pretraining(network.configuration(), parameters, layer);
  }

  /** The layers that learn without labels, front to back. */
  static List<Node> layers(Plan plan) {
    List<Node> able =
        plan.nodes().stream()
            .filter(node -> node.unsupervised() != null)
            .filter(
                node -> node.owner() == node.index()) // one that shares learns where it has them
            .toList();
    if (able.isEmpty()) {
      throw new ConfigurationException(
          "Pretraining needs a layer that learns without labels, such as AutoEncoder,"
              + " VariationalAutoencoder or RBM. The network has none.");
    }
    return able;
  }

  FitLoop loop(List<TrainingListener> told) {
    return new FitLoop(network, this, objective, told);
  }

  @Override
  public void trainOn(Batch batch, @Nullable CarriedState carry) {
    if (batch.size() == 0) {
      throw new DataException("A mini-batch of 0 examples has no loss. Leave it out.");
    }
    network.locks.changing(() -> score = trainer.step(batch, null, iteration, epoch));
    iteration++;
  }

  @Override
  public long iteration() {
    return iteration;
  }

  @Override
  public long epoch() {
    return epoch;
  }

  @Override
  public void epochDone() {
    epoch++;
  }

  /** None is kept: no file goes on from the middle of a pretraining. */
  @Override
  public @Nullable DataPosition dataPosition() {
    return null;
  }

  @Override
  public void setDataPosition(@Nullable DataPosition position) {}

  @Override
  public double score() {
    return score;
  }

  @Override
  public void close() {
    trainer.close();
  }
}
