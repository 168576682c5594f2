package org.pydl4j.nn.earlystopping;

import org.pydl4j.nn.data.MiniBatches;
import org.pydl4j.nn.evaluation.Evaluation;

/**
 * A classifier's number, such as accuracy or F1 on other data than that of the training. DL4J:
 * {@code ClassificationScoreCalculator}.
 */
public final class ClassificationScoreCalculator extends MetricScoreCalculator {
  /**
   * A metric on these data.
   *
   * @param data with labels; used by nobody else meanwhile, and not closed
   */
  public ClassificationScoreCalculator(Evaluation.Metric metric, MiniBatches data) {
    super(metric, data);
  }
}
