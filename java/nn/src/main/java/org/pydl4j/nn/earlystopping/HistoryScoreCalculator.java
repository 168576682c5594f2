package org.pydl4j.nn.earlystopping;

import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.evaluation.Metric;
import org.pydl4j.nn.listeners.TrainingHistory;

/** The last number of a history's column, which was calculated already. */
public final class HistoryScoreCalculator implements ScoreCalculator {
  private final TrainingHistory history;
  private final String column;
  private final boolean minimize;

  /**
   * The direction follows from the column: scores are minimized, metrics as they say.
   *
   * @param column such as {@code val_score} or {@code val_accuracy}
   * @throws org.pydl4j.nd.errors.ConfigurationException if there is no such metric
   */
  public HistoryScoreCalculator(TrainingHistory history, String column) {
    this.history = history;
    this.column = column;
    this.minimize =
        column.endsWith("score") || Metric.named(column.replaceFirst("^val_", "")).minimize();
  }

  @Override
  public boolean minimizeScore() {
    return minimize;
  }

  @Override
  public double calculateScore(NeuralNetwork network) {
    return history.last(column);
  }
}
