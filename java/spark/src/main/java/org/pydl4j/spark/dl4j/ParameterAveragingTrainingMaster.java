package org.pydl4j.spark.dl4j;

import org.pydl4j.nd.errors.ConfigurationException;
import org.pydl4j.spark.sync.Average;
import org.pydl4j.spark.sync.Sync;
import org.pydl4j.spark.sync.TreeAggregate;
import org.pydl4j.spark.sync.UpdaterState;

/**
 * Averages the parameters of all workers after some batches of each. DL4J: {@code
 * ParameterAveragingTrainingMaster}. With connected workers by default; {@link
 * Builder#aggregationDepth} goes through Spark's own tree aggregation, as DL4J does.
 *
 * @param sync how the workers keep together
 * @param workers how many there are
 * @param batchSizePerWorker examples in a worker's batch
 */
public record ParameterAveragingTrainingMaster(Sync sync, int workers, int batchSizePerWorker)
    implements TrainingMaster {

  /** DL4J's builder. */
  public static final class Builder {
    private final int workers;
    private int batchSizePerWorker = 16;
    private long averagingFrequency = 5;
    private boolean saveUpdater = true;
    private long depth;

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

    /** Batches of each worker between two averages, at least 1; 5 by default. */
    public Builder averagingFrequency(long value) {
      averagingFrequency = value;
      return this;
    }

    /** Whether the updaters' states are averaged as well, else reset; true by default. */
    public Builder saveUpdater(boolean value) {
      saveUpdater = value;
      return this;
    }

    /** Averages in a tree of so many levels through Spark, without connections of our own. */
    public Builder aggregationDepth(long value) {
      depth = value;
      return this;
    }

    /**
     * The master.
     *
     * @throws ConfigurationException if there are no batches between two averages
     */
    public ParameterAveragingTrainingMaster build() {
      UpdaterState state = saveUpdater ? UpdaterState.AVERAGE : UpdaterState.RESET;
      Sync sync =
          depth > 0
              ? TreeAggregate.builder()
                  .every(averagingFrequency)
                  .updaterState(state)
                  .depth(depth)
                  .build()
              : Average.builder().every(averagingFrequency).updaterState(state).build();
      return new ParameterAveragingTrainingMaster(sync, workers, batchSizePerWorker);
    }
  }
}
