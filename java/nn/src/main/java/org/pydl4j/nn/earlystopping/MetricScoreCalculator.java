package org.pydl4j.nn.earlystopping;

import java.util.List;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.data.MiniBatches;
import org.pydl4j.nn.evaluation.Metric;

/**
 * One number of an evaluation on other data than that of the training; the direction follows from
 * it.
 */
public class MetricScoreCalculator implements ScoreCalculator {
  private final Metric metric;
  private final MiniBatches data;

  /**
   * A metric on these data.
   *
   * @param data with labels; used by nobody else meanwhile, and not closed
   */
  public MetricScoreCalculator(Metric metric, MiniBatches data) {
    this.metric = metric;
    this.data = data;
  }

  /** The metric with this name, as {@link Metric#named} takes it, on these data. */
  public static MetricScoreCalculator named(String metric, MiniBatches data) {
    return new MetricScoreCalculator(Metric.named(metric), data);
  }

  @Override
  public final boolean minimizeScore() {
    return metric.minimize();
  }

  @Override
  public final double calculateScore(NeuralNetwork network) {
    return Metric.of(network, data, List.of(metric))[0];
  }
}
