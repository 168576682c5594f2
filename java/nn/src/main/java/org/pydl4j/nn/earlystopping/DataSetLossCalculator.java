package org.pydl4j.nn.earlystopping;

import org.pydl4j.nd.errors.DataException;
import org.pydl4j.nn.NeuralNetwork;
import org.pydl4j.nn.data.Batch;
import org.pydl4j.nn.data.BatchIterator;
import org.pydl4j.nn.data.MiniBatches;

/**
 * The loss on other data than that of the training, regularization included, without dropout.
 * Smaller is better. DL4J: {@code DataSetLossCalculator}.
 */
public final class DataSetLossCalculator implements ScoreCalculator {
  private final MiniBatches data;
  private final boolean average;

  /** The mean over the examples. */
  public DataSetLossCalculator(MiniBatches data) {
    this(data, true);
  }

  /**
   * The loss on these data.
   *
   * @param data with labels; used by nobody else meanwhile, and not closed
   * @param average the mean over the examples; false for the sum over them
   */
  public DataSetLossCalculator(MiniBatches data, boolean average) {
    this.data = data;
    this.average = average;
  }

  @Override
  public boolean minimizeScore() {
    return true;
  }

  /**
   * {@inheritDoc}
   *
   * @throws DataException if there is no example, or the loss cannot work on a label
   */
  @Override
  public double calculateScore(NeuralNetwork network) {
    double sum = 0;
    long examples = 0;
    BatchIterator batches = network.batches(data);
    batches.reset();
    while (batches.hasNext()) {
      Batch batch = batches.next();
      sum += network.score(batch) * batch.size();
      examples += batch.size();
    }
    if (examples == 0) {
      throw new DataException(
          "The data that a score is calculated on gave no mini-batch: there is no example in it, or"
              + " its iterator is used up and cannot begin anew.");
    }
    return average ? sum / examples : sum;
  }
}
