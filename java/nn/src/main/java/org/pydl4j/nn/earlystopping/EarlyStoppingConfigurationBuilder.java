package org.pydl4j.nn.earlystopping;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes an {@link EarlyStoppingConfiguration}. */
public final class EarlyStoppingConfigurationBuilder {
  private @Nullable EarlyStoppingModelSaver saver;
  private @Nullable ScoreCalculator calculator;
  private int every = 1;
  private boolean last;
  private final List<EpochTerminationCondition> epochs = new ArrayList<>();
  private final List<IterationTerminationCondition> iterations = new ArrayList<>();

  EarlyStoppingConfigurationBuilder() {}

  /** What keeps the best network, for one training at a time. Default: one in memory. */
  public EarlyStoppingConfigurationBuilder modelSaver(EarlyStoppingModelSaver saver) {
    this.saver = saver;
    return this;
  }

  /** What is looked at. Default: the mean loss of the mini-batches of the pass. */
  public EarlyStoppingConfigurationBuilder scoreCalculator(ScoreCalculator calculator) {
    this.calculator = calculator;
    return this;
  }

  /** Passes between two scores, at least 1. Default: 1. */
  public EarlyStoppingConfigurationBuilder evaluateEveryNEpochs(int epochs) {
    every = epochs;
    return this;
  }

  /** Whether the saver gets the latest network, too. Default: false. */
  public EarlyStoppingConfigurationBuilder saveLastModel(boolean save) {
    last = save;
    return this;
  }

  /** Each of them ends training after a pass. */
  public EarlyStoppingConfigurationBuilder epochTerminationConditions(
      EpochTerminationCondition... conditions) {
    epochs.addAll(List.of(conditions));
    return this;
  }

  /** Each of them ends training after a mini-batch. */
  public EarlyStoppingConfigurationBuilder iterationTerminationConditions(
      IterationTerminationCondition... conditions) {
    iterations.addAll(List.of(conditions));
    return this;
  }

  /**
   * What was set.
   *
   * @throws org.pydl4j.nd.errors.ConfigurationException if there is no condition
   */
  public EarlyStoppingConfiguration build() {
    return new EarlyStoppingConfiguration(saver, calculator, every, last, epochs, iterations);
  }
}
