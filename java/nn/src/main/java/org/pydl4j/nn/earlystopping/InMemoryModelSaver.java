package org.pydl4j.nn.earlystopping;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nn.NeuralNetwork;

/**
 * Keeps copies in memory, which it owns until {@link #close()}: parameters and updater state of up
 * to two networks. DL4J: {@code InMemoryModelSaver}.
 */
public final class InMemoryModelSaver implements EarlyStoppingModelSaver {
  private @Nullable NeuralNetwork best;
  private @Nullable NeuralNetwork latest;

  /** Nothing kept yet. */
  public InMemoryModelSaver() {}

  @Override
  public synchronized void saveBestModel(NeuralNetwork network, double score) {
    best = kept(best, network);
  }

  @Override
  public synchronized void saveLatestModel(NeuralNetwork network, double score) {
    latest = kept(latest, network);
  }

  private static NeuralNetwork kept(@Nullable NeuralNetwork before, NeuralNetwork network) {
    if (before == null) {
      return network.copy();
    }
    before.become(network);
    return before;
  }

  @Override
  public synchronized @Nullable NeuralNetwork getBestModel() {
    return best == null ? null : best.copy();
  }

  @Override
  public synchronized @Nullable NeuralNetwork getLatestModel() {
    return latest == null ? null : latest.copy();
  }

  @Override
  public synchronized void close() {
    if (best != null) {
      best.close();
      best = null;
    }
    if (latest != null) {
      latest.close();
      latest = null;
    }
  }
}
