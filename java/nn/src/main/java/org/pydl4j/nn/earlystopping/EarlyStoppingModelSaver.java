package org.pydl4j.nn.earlystopping;

import org.jspecify.annotations.Nullable;
import org.pydl4j.nn.NeuralNetwork;

/** Keeps the best and the latest network. DL4J: {@code EarlyStoppingModelSaver}. */
public interface EarlyStoppingModelSaver extends AutoCloseable {
  /** Keeps this network, as it is now, in place of the best one before. */
  void saveBestModel(NeuralNetwork network, double score);

  /** Keeps this network, as it is now, in place of the latest one before. */
  void saveLatestModel(NeuralNetwork network, double score);

  /** The best network, which the caller closes; null when none was saved. */
  @Nullable NeuralNetwork getBestModel();

  /** The latest network, which the caller closes; null when none was saved. */
  @Nullable NeuralNetwork getLatestModel();

  /** Frees memory that the kept networks are in; files stay. */
  @Override
  default void close() {}
}
