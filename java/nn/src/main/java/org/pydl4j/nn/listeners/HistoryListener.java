package org.pydl4j.nn.listeners;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.data.MiniBatches;
import org.pydl4j.nn.earlystopping.DataSetLossCalculator;
import org.pydl4j.nn.evaluation.Evaluation;
import org.pydl4j.nn.evaluation.Metric;

/** Writes a {@link TrainingHistory}. It borrows the validation data. */
public final class HistoryListener implements TrainingListener {
  private final TrainingHistory history;
  private final @Nullable MiniBatches validation;
  private final @Nullable List<Metric> metrics;
  private double losses;
  private long examples;
  private long begun;
  private long epoch;

  /** Of the training alone. */
  public HistoryListener(TrainingHistory history) {
    this(history, null, null);
  }

  /**
   * With validation data.
   *
   * @param history gets a row for each pass
   * @param validation with labels, used by nobody else meanwhile; null for none
   * @param metrics numbers beside the score; null for the accuracy where the network's outputs are
   *     classes, else none
   */
  public HistoryListener(
      TrainingHistory history, @Nullable MiniBatches validation, @Nullable List<Metric> metrics) {
    this.history = history;
    if (validation == null && metrics != null && !metrics.isEmpty()) {
      throw new ConfigurationException(
          "Metrics are those of the validation data. Give some: validationData.");
    }
    this.validation = validation;
    this.metrics = metrics == null ? null : List.copyOf(metrics);
  }

  @Override
  public void onEpochStart(TrainingProgress progress) {
    losses = 0;
    examples = 0;
    begun = System.nanoTime();
    epoch = progress.epoch();
  }

  @Override
  public void iterationDone(TrainingProgress progress) {
    losses += progress.score() * progress.batchSize();
    examples += progress.batchSize();
  }

  @Override
  public void onEpochEnd(TrainingProgress progress) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put("score", losses / examples);
    numbers.put("seconds", (System.nanoTime() - begun) / 1e9);
    if (validation != null) {
      if (!(progress.model() instanceof NeuralNetwork network)) {
        throw new ConfigurationException(
            "Validation needs a network. This model is a "
                + progress.model().getClass().getName()
                + ".");
      }
      validate(network, validation, numbers);
    }
    history.add(epoch, numbers);
  }

  private void validate(NeuralNetwork network, MiniBatches data, Map<String, Double> numbers) {
    numbers.put("val_score", new DataSetLossCalculator(data).calculateScore(network));
    List<Metric> wanted = metrics;
    if (wanted == null) {
      wanted = network.classifies() ? List.of(Evaluation.Metric.ACCURACY) : List.of();
    }
    double[] values = Metric.of(network, data, wanted);
    for (int i = 0; i < values.length; i++) {
      numbers.put("val_" + wanted.get(i).label(), values[i]);
    }
  }
}
