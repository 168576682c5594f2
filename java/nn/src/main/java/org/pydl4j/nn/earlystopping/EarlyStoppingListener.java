package org.pydl4j.nn.earlystopping;

import org.pydl4j.nn.NeuralNetwork;

/** Told about a training with early stopping. DL4J: {@code EarlyStoppingListener}. */
public interface EarlyStoppingListener {
  /** Before the first pass. */
  default void onStart(EarlyStoppingConfiguration configuration, NeuralNetwork network) {}

  /** After a pass for which a score was calculated; passes are counted from 0. */
  default void onEpoch(
      long epoch, double score, EarlyStoppingConfiguration configuration, NeuralNetwork network) {}

  /** At the end. */
  default void onCompletion(EarlyStoppingResult result) {}
}
