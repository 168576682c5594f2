package org.pydl4j.nn.earlystopping;

import org.pydl4j.nn.data.MiniBatches;
import org.pydl4j.nn.evaluation.ROC;

/**
 * The area under a ROC curve, or under that of precision and recall, on other data than that of the
 * training. DL4J: {@code ROCScoreCalculator}.
 */
public final class ROCScoreCalculator extends MetricScoreCalculator {
  /**
   * A metric on these data.
   *
   * @param data with labels; used by nobody else meanwhile, and not closed
   */
  public ROCScoreCalculator(ROC.Metric metric, MiniBatches data) {
    super(metric, data);
  }
}
