package org.pydl4j.nn.earlystopping;

/**
 * Ends training when the loss of a mini-batch is too large. DL4J: {@code
 * MaxScoreIterationTerminationCondition}.
 */
public final class MaxScoreIterationTerminationCondition implements IterationTerminationCondition {
  private final double maxScore;

  /** Ends it when the loss is more than this, or NaN. */
  public MaxScoreIterationTerminationCondition(double maxScore) {
    this.maxScore = maxScore;
  }

  @Override
  public boolean terminate(double score) {
    return !(score <= maxScore);
  }

  @Override
  public String toString() {
    return "MaxScoreIterationTerminationCondition(" + maxScore + ")";
  }
}
