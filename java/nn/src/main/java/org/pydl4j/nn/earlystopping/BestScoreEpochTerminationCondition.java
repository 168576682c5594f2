package org.pydl4j.nn.earlystopping;

/**
 * Ends training when the score is as good as was hoped for, or better. DL4J: {@code
 * BestScoreEpochTerminationCondition}.
 */
public final class BestScoreEpochTerminationCondition implements EpochTerminationCondition {
  private final double bestExpectedScore;

  /** Ends it from this score on; the direction is the calculator's. */
  public BestScoreEpochTerminationCondition(double bestExpectedScore) {
    this.bestExpectedScore = bestExpectedScore;
  }

  @Override
  public boolean terminate(long epoch, double score, boolean minimize) {
    return minimize ? score <= bestExpectedScore : score >= bestExpectedScore;
  }

  @Override
  public String toString() {
    return "BestScoreEpochTerminationCondition(" + bestExpectedScore + ")";
  }
}
