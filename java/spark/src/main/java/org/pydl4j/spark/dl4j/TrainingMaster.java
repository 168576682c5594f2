package org.pydl4j.spark.dl4j;

import org.pydl4j.spark.sync.Sync;

/** How a network is trained on a cluster, in DL4J's words. */
public interface TrainingMaster {
  /** How the workers keep together. */
  Sync sync();

  /** How many workers train. */
  int workers();

  /** Examples in a worker's batch. */
  int batchSizePerWorker();
}
