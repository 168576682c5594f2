package org.pydl4j.nn.training;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pydl4j.nd.LongWork;
import org.pydl4j.nd.Scope;
import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nd.errors.InterruptedTrainingException;
import org.pydl4j.nn.Model;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.data.BatchIterator;
import org.pydl4j.nn.data.DataPosition;
import org.pydl4j.nn.listeners.TrainingListener;
import org.pydl4j.nn.listeners.TrainingProgress;

/** One call of fit: passes over the data, mini-batch by mini-batch, with listeners in between. */
public final class FitLoop implements TrainingProgress {
  private final NeuralNetwork network;
  private final Steps steps;
  private final Objective objective;
  private final List<TrainingListener> listeners;
  private long epochs = 1;
  private long epochInFit;
  private long batchSize;
  private long examplesDone;
  private long totalExamples = -1;

  /**
   * Prepares; the network's training lock is held by the caller.
   *
   * @param steps of the network, or of a part of it
   */
  public FitLoop(
      NeuralNetwork network, Steps steps, Objective objective, List<TrainingListener> listeners) {
    this.network = network;
    this.steps = steps;
    this.objective = objective;
    this.listeners = listeners;
  }

  /** Makes the passes. */
  public void run(BatchIterator data, int passes) {
    epochs = passes;
    totalExamples = data.totalExamples();
    objective.checkLabels(data.labels(), 0);
    try (LongWork work = LongWork.begin()) {
      for (epochInFit = 0; epochInFit < passes; epochInFit++) {
        pass(data, work);
      }
    }
  }

  private void pass(BatchIterator data, LongWork work) {
    boolean checked = !data.labels().isEmpty();
    data.startEpoch(steps.epoch());
    DataPosition position = data.position();
    examplesDone = position == null ? 0 : position.examples();
    steps.setDataPosition(position);
    listeners.forEach(listener -> listener.onEpochStart(this));
    while (data.hasNext()) {
      Batch batch = data.next();
      if (!checked) {
        objective.checkLabels(batch, examplesDone);
      }
      train(batch, data.position());
      work.stepDone();
      requireGoing();
    }
    requireWhole();
    steps.setDataPosition(null); // the next pass begins at its beginning
    steps.epochDone();
    listeners.forEach(listener -> listener.onEpochEnd(this));
  }

  /** A pass of which somebody else took a part would train on the rest without a word. */
  private void requireWhole() {
    if (examplesDone == 0) {
      throw new DataException(
          "This pass over the data gave no mini-batch: there is no example in it, or its iterator"
              + " is used up and cannot begin anew.");
    }
    if (totalExamples >= 0 && examplesDone != totalExamples) {
      throw new DataException(
          "This pass over the data gave "
              + examplesDone
              + " of its "
              + totalExamples
              + " examples, since its iterator was used by somebody else meanwhile, such as an"
              + " evaluation in a listener. Give each an iterator of its own; what was learnt"
              + " stays.");
    }
  }

  /** Makes one step. */
  public void step(Batch batch) {
    objective.checkLabels(batch, 0);
    train(batch, steps.dataPosition());
  }

  /** The place behind the batch is reached with its last segment. */
  private void train(Batch batch, @Nullable DataPosition behind) {
    batchSize = batch.size();
    long length = network.configuration().segmentLength();
    Segments segments = new Segments(network.configuration().plan(), batch, length);
    if (segments.count() == 1) {
      steps.trainOn(batch, null);
      examplesDone += batchSize;
      steps.setDataPosition(behind);
      told();
    } else {
      train(segments, behind);
    }
  }

  /** A step for each part of the series; the states go on from one to the next. */
  private void train(Segments segments, @Nullable DataPosition behind) {
    try (CarriedState carry = new CarriedState()) {
      for (int i = 0; i < segments.count(); i++) {
        try (Scope scope = Scope.open()) {
          steps.trainOn(segments.get(i), carry);
        }
        carry.advance();
        if (i + 1 == segments.count()) {
          examplesDone += batchSize;
          steps.setDataPosition(behind);
        }
        told();
      }
    }
  }

  private void told() {
    for (TrainingListener listener : listeners) {
      listener.iterationDone(this);
    }
  }

  private void requireGoing() {
    if (network.stopRequested() || Thread.currentThread().isInterrupted()) {
      throw new InterruptedTrainingException(
          "Training was stopped on request after iteration "
              + steps.iteration()
              + ". The parameters are those of that iteration.");
    }
  }

  @Override
  public Model model() {
    return network;
  }

  @Override
  public long iteration() {
    return steps.iteration();
  }

  @Override
  public long epoch() {
    return steps.epoch();
  }

  @Override
  public long epochInFit() {
    return epochInFit;
  }

  @Override
  public long epochs() {
    return epochs;
  }

  @Override
  public double score() {
    return steps.score();
  }

  @Override
  public long batchSize() {
    return batchSize;
  }

  @Override
  public long examplesDone() {
    return examplesDone;
  }

  @Override
  public long totalExamples() {
    return totalExamples;
  }
}
