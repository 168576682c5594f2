package org.pydl4j.nn.earlystopping;

import java.util.List;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.data.DataSetIterator;
import org.pydl4j.nn.evaluation.Metric;

/**
 * One number of an evaluation on other data than that of the training; the direction follows from
 * it.
 */
public class MetricScoreCalculator implements ScoreCalculator {
  private final Metric metric;
  private final DataSetIterator data;

  /**
   * A metric on these data.
   *
   * @param data with labels; used by nobody else meanwhile, and not closed
   */
  public MetricScoreCalculator(Metric metric, DataSetIterator data) {
    this.metric = metric;
    this.data = data;
  }

  /** The metric with this name, as {@link Metric#named} takes it, on these data. */
  public static MetricScoreCalculator named(String metric, DataSetIterator data) {
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
