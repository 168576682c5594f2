package org.pydl4j.nn.earlystopping;

import org.pydl4j.nd.errors.ConfigurationException;

/** Ends training after a number of passes. DL4J: {@code MaxEpochsTerminationCondition}. */
public final class MaxEpochsTerminationCondition implements EpochTerminationCondition {
  private final int maxEpochs;

  /** Ends it after {@code maxEpochs} passes, at least 1. */
  public MaxEpochsTerminationCondition(int maxEpochs) {
    if (maxEpochs < 1) {
      throw new ConfigurationException(
          "The 'maxEpochs' must be at least 1. Got " + maxEpochs + " instead.");
    }
    this.maxEpochs = maxEpochs;
  }

  @Override
  public boolean terminate(long epoch, double score, boolean minimize) {
    return epoch + 1 >= maxEpochs;
  }

  @Override
  public boolean requiresScore() {
    return false;
  }

  @Override
  public String toString() {
    return "MaxEpochsTerminationCondition(" + maxEpochs + ")";
  }
}
