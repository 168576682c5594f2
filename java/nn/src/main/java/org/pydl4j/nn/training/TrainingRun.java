package org.pydl4j.nn.training;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.data.DataSetIterator;
import org.pydl4j.nn.earlystopping.EarlyStoppingConfiguration;
import org.pydl4j.nn.earlystopping.EarlyStoppingResult;
import org.pydl4j.nn.earlystopping.EarlyStoppingTrainer;
import org.pydl4j.nn.earlystopping.HistoryScoreCalculator;
import org.pydl4j.nn.listeners.HistoryListener;
import org.pydl4j.nn.listeners.TrainingHistory;
import org.pydl4j.nn.listeners.TrainingListener;

/**
 * One call of fit with all that belongs to it: validation, history, early stopping. It borrows
 * network and data.
 */
public final class TrainingRun {
  private final NeuralNetwork network;
  private final FitOptions options;
  private final HistoryListener history;
  private @Nullable EarlyStoppingResult result;

  /** Prepares. */
  public TrainingRun(NeuralNetwork network, FitOptions options) {
    this.network = network;
    this.options = options;
    this.history = new HistoryListener(options.validationData(), options.metrics());
  }

  /** The numbers by epoch, which grow while it runs. */
  public TrainingHistory history() {
    return history.history();
  }

  /** How early stopping went, also where it failed; null where there is none. */
  public @Nullable EarlyStoppingResult result() {
    return result;
  }

  /**
   * Trains. With early stopping the network is afterwards the best one: parameters, updater state
   * and counters, also where an exception comes out.
   *
   * @throws RuntimeException as {@code fit} of the network does
   */
  public void fit(DataSetIterator data) {
    List<TrainingListener> listeners = new ArrayList<>();
    listeners.add(history);
    listeners.addAll(options.listeners());
    EarlyStoppingConfiguration stopping = options.earlyStopping();
    if (stopping == null) {
      network.fit(data, options.epochs(), listeners);
      return;
    }
    EarlyStoppingTrainer trainer = new EarlyStoppingTrainer(looking(stopping), network, data);
    try {
      trainer.fit(options.epochs(), listeners);
    } finally {
      result = trainer.result();
      restore(result);
      if (stopping.modelSaver() == null && result != null) {
        result.close(); // the network is the best one
      }
    }
  }

  /** Looks at the validation's score where nothing else is said. */
  private EarlyStoppingConfiguration looking(EarlyStoppingConfiguration stopping) {
    return stopping.scoreCalculator() != null || options.validationData() == null
        ? stopping
        : stopping.withScoreCalculator(new HistoryScoreCalculator(history(), "val_score"));
  }

  private void restore(@Nullable EarlyStoppingResult result) {
    if (result == null || result.bestModelEpoch() < 0) {
      return;
    }
    try (NeuralNetwork best = result.getBestModel()) {
      if (best != null) {
        network.become(best);
      }
    }
  }
}
