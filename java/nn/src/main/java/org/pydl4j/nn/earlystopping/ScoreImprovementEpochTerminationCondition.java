package org.pydl4j.nn.earlystopping;

import org.pydl4j.nd.errors.ConfigurationException;

/**
 * Ends training when the score got no better for a number of passes. DL4J: {@code
 * ScoreImprovementEpochTerminationCondition}.
 */
public final class ScoreImprovementEpochTerminationCondition implements EpochTerminationCondition {
  private final int maxEpochsWithNoImprovement;
  private final double minImprovement;
  private long bestEpoch = -1;
  private double bestScore = Double.NaN;

  /** Any improvement counts. */
  public ScoreImprovementEpochTerminationCondition(int maxEpochsWithNoImprovement) {
    this(maxEpochsWithNoImprovement, 0);
  }

  /**
   * Ends it after so many passes without an improvement.
   *
   * @param maxEpochsWithNoImprovement at least 1
   * @param minImprovement only more than this is one; at least 0
   */
  public ScoreImprovementEpochTerminationCondition(
      int maxEpochsWithNoImprovement, double minImprovement) {
    if (maxEpochsWithNoImprovement < 1) {
      throw new ConfigurationException(
          "The 'maxEpochsWithNoImprovement' must be at least 1. Got "
              + maxEpochsWithNoImprovement
              + " instead.");
    }
    if (!(minImprovement >= 0)) {
      throw new ConfigurationException(
          "The 'minImprovement' must be a number of at least 0. Got "
              + minImprovement
              + " instead.");
    }
    this.maxEpochsWithNoImprovement = maxEpochsWithNoImprovement;
    this.minImprovement = minImprovement;
  }

  @Override
  public void initialize() {
    bestEpoch = -1;
    bestScore = Double.NaN;
  }

  @Override
  public boolean terminate(long epoch, double score, boolean minimize) {
    double better = minimize ? bestScore - score : score - bestScore;
    if (bestEpoch < 0
        || better > minImprovement
        || Double.isNaN(bestScore) && !Double.isNaN(score)) {
      bestEpoch = epoch;
      bestScore = score;
      return false;
    }
    return epoch >= bestEpoch + maxEpochsWithNoImprovement;
  }

  @Override
  public String toString() {
    return "ScoreImprovementEpochTerminationCondition("
        + maxEpochsWithNoImprovement
        + ", "
        + minImprovement
        + ")";
  }
}
