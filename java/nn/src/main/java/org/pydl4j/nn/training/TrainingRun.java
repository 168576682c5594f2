package org.pydl4j.nn.training;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.Signature;
import org.pydl4j.nn.data.ClassWeightedIterator;
import org.pydl4j.nn.data.DataSetIterator;
import org.pydl4j.nn.data.MiniBatches;
import org.pydl4j.nn.data.MultiDataSetIterator;
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
  private final TrainingHistory history;
  private @Nullable EarlyStoppingResult result;

  /**
   * Prepares.
   *
   * @param history is written into, a row for each pass
   */
  public TrainingRun(NeuralNetwork network, FitOptions options, TrainingHistory history) {
    this.network = network;
    this.options = options;
    this.history = history;
  }

  /** How early stopping went, also where it failed; null where there is none. */
  public @Nullable EarlyStoppingResult result() {
    return result;
  }

  /** {@link NeuralNetwork#requestStop()}. */
  public boolean requestStop() {
    return network.requestStop();
  }

  /**
   * Trains. With early stopping the network is afterwards the best one: parameters, updater state
   * and counters, also where an exception comes out.
   *
   * @throws RuntimeException as {@code fit} of the network does
   */
  public void fit(MiniBatches data) {
    List<Double> weights = options.classWeights();
    if (weights == null) {
      train(data);
      return;
    }
    DataSetIterator single =
        data instanceof DataSetIterator one
            ? one
            : data instanceof MultiDataSetIterator several ? several.single() : null;
    Signature signature = network.signature();
    if (single == null || signature.inputs().size() > 1 || signature.outputs().size() > 1) {
      throw new ConfigurationException(
          "Weights of classes are for networks of one input and one output. Give weights of"
              + " examples.");
    }
    try (ClassWeightedIterator weighted =
        new ClassWeightedIterator(
            single, weights.stream().mapToDouble(Double::doubleValue).toArray())) {
      train(weighted);
    }
  }

  private void train(MiniBatches data) {
    List<TrainingListener> listeners = new ArrayList<>();
    listeners.add(new HistoryListener(history, options.validationData(), options.metrics()));
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
      ended(trainer.result(), stopping.modelSaver() == null);
    }
  }

  /** Looks at the validation's score where nothing else is said. */
  private EarlyStoppingConfiguration looking(EarlyStoppingConfiguration stopping) {
    return stopping.scoreCalculator() != null || options.validationData() == null
        ? stopping
        : stopping.withScoreCalculator(new HistoryScoreCalculator(history, "val_score"));
  }

  private void ended(@Nullable EarlyStoppingResult ended, boolean own) {
    if (ended == null) {
      return;
    }
    result = ended;
    history.stopped(ended);
    try (NeuralNetwork best = ended.bestModelEpoch() < 0 ? null : ended.getBestModel()) {
      if (best != null) {
        network.become(best);
      }
    } finally {
      if (own) {
        ended.close(); // the network is the best one
      }
    }
  }
}
