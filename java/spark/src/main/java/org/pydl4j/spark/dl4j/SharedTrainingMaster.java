package org.pydl4j.spark.dl4j;

import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.spark.sync.Sync;
import org.pydl4j.spark.sync.Threshold;

/**
 * Shares compressed gradients at every step. DL4J: {@code SharedTrainingMaster}, here in equal
 * steps of all workers instead of asynchronously.
 *
 * @param sync how the workers keep together
 * @param workers how many there are
 * @param batchSizePerWorker examples in a worker's batch
 */
public record SharedTrainingMaster(Sync sync, int workers, int batchSizePerWorker)
    implements TrainingMaster {

  /** DL4J's builder. */
  public static final class Builder {
    private final int workers;
    private int batchSizePerWorker = 16;
    private double threshold = 1e-3;

    /** For so many workers. */
    public Builder(int workers) {
      if (workers < 1) {
        throw new ConfigurationException("The workers must be at least 1. Got " + workers + ".");
      }
      this.workers = workers;
    }

    /** Examples in a worker's batch, at least 1; 16 by default. */
    public Builder batchSizePerWorker(int value) {
      batchSizePerWorker = value;
      return this;
    }

    /** What a number of an update must reach to be sent at first, above 0; 0.001 by default. */
    public Builder updatesThreshold(double value) {
      threshold = value;
      return this;
    }

    /** The master. */
    public SharedTrainingMaster build() {
      Sync sync = Threshold.builder().threshold(threshold).build();
      return new SharedTrainingMaster(sync, workers, batchSizePerWorker);
    }
  }
}
