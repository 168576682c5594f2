package org.pydl4j.nn.earlystopping;

import org.pydl4j.nn.NeuralNetwork;

/** What early stopping looks at: one number of a network. DL4J: {@code ScoreCalculator}. */
public interface ScoreCalculator {
  /** The number now; NaN where it is not defined, which is never the best. */
  double calculateScore(NeuralNetwork network);

  /** Whether the smaller one of two scores is the better one. */
  boolean minimizeScore();
}
