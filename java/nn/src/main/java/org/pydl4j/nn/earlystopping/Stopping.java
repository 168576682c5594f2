package org.pydl4j.nn.earlystopping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.errors.ScoreException;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.earlystopping.EarlyStoppingResult.TerminationReason;
import org.pydl4j.nn.listeners.TrainingListener;
import org.pydl4j.nn.listeners.TrainingProgress;

/** One training: asks the conditions, keeps the best, and ends it. Told after all listeners. */
final class Stopping implements TrainingListener {
  /** Ends the training; no error. */
  static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Stop() {
      super("Early stopping ended this training.", null, false, false);
    }
  }

  private final EarlyStoppingConfiguration configuration;
  private final NeuralNetwork network;
  private final @Nullable EarlyStoppingListener listener;
  private final EarlyStoppingModelSaver saver;
  private final boolean minimize;
  private final Map<Long, Double> scores = new LinkedHashMap<>();
  private double score = Double.NaN;
  private double best = Double.NaN;
  private long bestEpoch = -1;
  private long epochs;
  private double losses;
  private long batches;
  private TerminationReason reason = TerminationReason.EpochTerminationCondition;
  private @Nullable String details;

  Stopping(
      EarlyStoppingConfiguration configuration,
      NeuralNetwork network,
      @Nullable EarlyStoppingListener listener) {
    this.configuration = configuration;
    this.network = network;
    this.listener = listener;
    this.saver =
        configuration.modelSaver() == null ? new InMemoryModelSaver() : configuration.modelSaver();
    this.minimize =
        configuration.scoreCalculator() == null || configuration.scoreCalculator().minimizeScore();
    configuration.epochConditions().forEach(EpochTerminationCondition::initialize);
    configuration.iterationConditions().forEach(IterationTerminationCondition::initialize);
    if (listener != null) {
      listener.onStart(configuration, network);
    }
  }

  /** These, and this one as the last. */
  List<TrainingListener> after(List<? extends TrainingListener> others) {
    List<TrainingListener> all = new ArrayList<>(others);
    all.add(this);
    return all;
  }

  @Override
  public void onEpochStart(TrainingProgress progress) {
    losses = 0;
    batches = 0;
  }

  @Override
  public void iterationDone(TrainingProgress progress) {
    losses += progress.score();
    batches++;
    for (IterationTerminationCondition condition : configuration.iterationConditions()) {
      if (condition.terminate(progress.score())) {
        throw stop(TerminationReason.IterationTerminationCondition, condition.toString());
      }
    }
  }

  @Override
  public void onEpochEnd(TrainingProgress progress) {
    long epoch = progress.epochInFit();
    epochs = epoch + 1;
    boolean scored = epoch % configuration.evaluateEveryNEpochs() == 0;
    if (scored) {
      score(epoch);
    }
    if (configuration.saveLastModel()) {
      saver.saveLatestModel(network, score);
    }
    for (EpochTerminationCondition condition : configuration.epochConditions()) {
      if ((scored || !condition.requiresScore()) && condition.terminate(epoch, score, minimize)) {
        throw stop(TerminationReason.EpochTerminationCondition, condition.toString());
      }
    }
  }

  private void score(long epoch) {
    ScoreCalculator calculator = configuration.scoreCalculator();
    score = calculator == null ? losses / batches : calculator.calculateScore(network);
    scores.put(epoch, score);
    if (bestEpoch < 0 ? !Double.isNaN(score) : minimize ? score < best : score > best) {
      best = score;
      bestEpoch = epoch;
      saver.saveBestModel(network, score);
    }
    if (listener != null) {
      listener.onEpoch(epoch, score, configuration, network);
    }
  }

  private Stop stop(TerminationReason why, String what) {
    reason = why;
    details = what;
    return new Stop();
  }

  /** Notes that no condition ended it. */
  void ended(String what) {
    details = what;
  }

  boolean isEnded() {
    return details != null;
  }

  /** Whether a score that is no number is an end and no error. */
  boolean endsAt(ScoreException e) {
    for (IterationTerminationCondition condition : configuration.iterationConditions()) {
      if (condition.terminate(Double.NaN)) {
        reason = TerminationReason.IterationTerminationCondition;
        details = condition + ": " + e.getMessage();
        return true;
      }
    }
    return false;
  }

  /** Notes that an error ended it. */
  void failed(Throwable e) {
    reason = TerminationReason.Error;
    details = String.valueOf(e);
  }

  EarlyStoppingResult result() {
    return new EarlyStoppingResult(
        reason,
        details == null ? "" : details,
        Collections.unmodifiableMap(scores),
        bestEpoch,
        best,
        epochs,
        saver);
  }
}
