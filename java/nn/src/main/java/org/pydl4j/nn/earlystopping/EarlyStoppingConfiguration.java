package org.pydl4j.nn.earlystopping;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ConfigurationException;

/**
 * When a training ends, and what is kept of it. Made by {@link #builder()}. DL4J: {@code
 * EarlyStoppingConfiguration}.
 *
 * @param modelSaver keeps the best network, of one training at a time; null for one in memory
 * @param scoreCalculator what is looked at; null for the mean loss of the pass's mini-batches
 * @param evaluateEveryNEpochs passes between two scores
 * @param saveLastModel whether the latest network is kept, too
 * @param epochConditions end it after a pass, each by itself
 * @param iterationConditions end it after a mini-batch, each by itself
 */
public record EarlyStoppingConfiguration(
    @Nullable EarlyStoppingModelSaver modelSaver,
    @Nullable ScoreCalculator scoreCalculator,
    int evaluateEveryNEpochs,
    boolean saveLastModel,
    List<EpochTerminationCondition> epochConditions,
    List<IterationTerminationCondition> iterationConditions) {
  /** Refuses what never ends. */
  public EarlyStoppingConfiguration {
    if (epochConditions.isEmpty() && iterationConditions.isEmpty()) {
      throw new ConfigurationException(
          "Early stopping needs a condition that ends it, such as"
              + " ScoreImprovementEpochTerminationCondition(5).");
    }
    if (evaluateEveryNEpochs < 1) {
      throw new ConfigurationException(
          "The 'evaluateEveryNEpochs' must be at least 1. Got "
              + evaluateEveryNEpochs
              + " instead.");
    }
    epochConditions = List.copyOf(epochConditions);
    iterationConditions = List.copyOf(iterationConditions);
  }

  /** The same with another calculator. */
  public EarlyStoppingConfiguration withScoreCalculator(ScoreCalculator calculator) {
    return new EarlyStoppingConfiguration(
        modelSaver,
        calculator,
        evaluateEveryNEpochs,
        saveLastModel,
        epochConditions,
        iterationConditions);
  }

  /** Starts a builder. */
  public static EarlyStoppingConfigurationBuilder builder() {
    return new EarlyStoppingConfigurationBuilder();
  }
}
