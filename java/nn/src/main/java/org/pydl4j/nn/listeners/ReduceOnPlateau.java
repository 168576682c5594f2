package org.pydl4j.nn.listeners;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.data.BatchIterator;
import org.pydl4j.nn.data.MiniBatches;

/**
 * Lowers all learning rates where the score gets no better: after {@code patience} passes over the
 * data without an improvement. The score is the mean of a pass's mini-batches, or that of other
 * data. Keras and PyTorch: {@code ReduceLROnPlateau}.
 */
public final class ReduceOnPlateau implements TrainingListener {
  private final double factor;
  private final long patience;
  private final double minDelta;
  private final double least;
  private final @Nullable MiniBatches data;
  private double best = Double.POSITIVE_INFINITY;
  private long waited;
  private double sum;
  private double count;

  /**
   * A listener of one training.
   *
   * @param factor what learning rates are multiplied by, above 0 and below 1
   * @param patience passes without an improvement before that, at least 1
   * @param minDelta what is less of an improvement is none, at least 0
   * @param least the factor below which learning rates are not brought, from 0 to 1
   * @param data whose score counts, with labels, borrowed; null for that of the training
   */
  public ReduceOnPlateau(
      double factor, long patience, double minDelta, double least, @Nullable MiniBatches data) {
    if (!(factor > 0 && factor < 1)) {
      throw new ConfigurationException(
          "The 'factor' of ReduceOnPlateau must be above 0 and below 1. Got "
              + factor
              + " instead.");
    }
    if (patience < 1 || !(minDelta >= 0) || !(least >= 0 && least <= 1)) {
      throw new ConfigurationException(
          "ReduceOnPlateau needs a 'patience' of at least 1, a 'minDelta' of at least 0 and a least"
              + " factor from 0 to 1. Got "
              + patience
              + ", "
              + minDelta
              + " and "
              + least
              + ".");
    }
    this.factor = factor;
    this.patience = patience;
    this.minDelta = minDelta;
    this.least = least;
    this.data = data;
  }

  @Override
  public void onEpochStart(TrainingProgress progress) {
    sum = 0;
    count = 0;
  }

  @Override
  public void iterationDone(TrainingProgress progress) {
    sum += progress.score() * progress.batchSize();
    count += progress.batchSize();
  }

  @Override
  public void onEpochEnd(TrainingProgress progress) {
    if (!(progress.model() instanceof NeuralNetwork net)) {
      return;
    }
    double score = data == null ? sum / count : score(net, data);
    if (score < best - minDelta) {
      best = score;
      waited = 0;
      return;
    }
    waited++;
    if (waited >= patience) {
      waited = 0;
      net.setLearningRateFactor(Math.max(least, net.learningRateFactor() * factor));
    }
  }

  private static double score(NeuralNetwork net, MiniBatches data) {
    BatchIterator batches = net.batches(data);
    batches.reset();
    double sum = 0;
    double weight = 0;
    while (batches.hasNext()) {
      Batch batch = batches.next();
      double one = batch.weight();
      sum += net.score(batch) * one;
      weight += one;
    }
    return sum / weight;
  }
}
