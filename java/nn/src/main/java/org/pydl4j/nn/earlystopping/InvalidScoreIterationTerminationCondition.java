package org.pydl4j.nn.earlystopping;

/**
 * Ends training when the score or the gradient becomes NaN or infinite, which is an error without
 * this condition. DL4J: {@code InvalidScoreIterationTerminationCondition}.
 */
public final class InvalidScoreIterationTerminationCondition
    implements IterationTerminationCondition {
  /** Makes one. */
  public InvalidScoreIterationTerminationCondition() {}

  @Override
  public boolean terminate(double score) {
    return !Double.isFinite(score);
  }

  @Override
  public String toString() {
    return "InvalidScoreIterationTerminationCondition()";
  }
}
