package org.pydl4j.nn.earlystopping;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nn.NeuralNetwork;

/**
 * How a training with early stopping went. The kept networks are the saver's, whose memory {@link
 * #close()} frees. DL4J: {@code EarlyStoppingResult}.
 *
 * @param terminationReason what ended it
 * @param terminationDetails the condition, or the error, as text
 * @param scoreVsEpoch the scores by pass, counted from 0
 * @param bestModelEpoch the pass with the best score; -1 when there is none
 * @param bestModelScore the best score; NaN when there is none
 * @param totalEpochs whole passes of this training
 * @param modelSaver what keeps the networks
 */
public record EarlyStoppingResult(
    TerminationReason terminationReason,
    String terminationDetails,
    Map<Long, Double> scoreVsEpoch,
    long bestModelEpoch,
    double bestModelScore,
    long totalEpochs,
    EarlyStoppingModelSaver modelSaver)
    implements AutoCloseable {
  /** What ends a training. */
  public enum TerminationReason {
    /** An exception, which came out of the training; an interruption is one. */
    Error,
    /** A condition that is asked after each mini-batch. */
    IterationTerminationCondition,
    /** A condition that is asked after each pass. */
    EpochTerminationCondition
  }

  /** The best network, which the caller closes; null when no score was calculated. */
  public @Nullable NeuralNetwork getBestModel() {
    return modelSaver.getBestModel();
  }

  /** Frees what the saver keeps in memory. */
  @Override
  public void close() {
    modelSaver.close();
  }
}
