package org.pydl4j.nn.earlystopping;

import org.pydl4j.nn.data.MiniBatches;
import org.pydl4j.nn.evaluation.RegressionEvaluation;

/**
 * A regression's number, such as the mean squared error on other data than that of the training.
 * DL4J: {@code RegressionScoreCalculator}.
 */
public final class RegressionScoreCalculator extends MetricScoreCalculator {
  /**
   * A metric on these data.
   *
   * @param data with labels; used by nobody else meanwhile, and not closed
   */
  public RegressionScoreCalculator(RegressionEvaluation.Metric metric, MiniBatches data) {
    super(metric, data);
  }
}
