package org.pydl4j.nn.listeners;

import org.pydl4j.nn.Model;

/**
 * How far training is. Listeners get one object again and again: its numbers change with each
 * mini-batch.
 */
public interface TrainingProgress {
  /** The network that is being trained. */
  Model model();

  /** Mini-batches done in the network's life, this one included. */
  long iteration();

  /** The pass over the data, from 0 over the network's life. */
  long epoch();

  /** The pass over the data, from 0 in this call of fit. */
  long epochInFit();

  /** Passes that this call of fit is to make. */
  long epochs();

  /** The loss of this mini-batch, regularization included. */
  double score();

  /** Examples in this mini-batch. */
  long batchSize();

  /** Examples done in this pass. */
  long examplesDone();

  /** Examples in a pass, or -1 when that is not known. */
  long totalExamples();
}
