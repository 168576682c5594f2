package org.pydl4j.spark.training;

/** Hears on the driver how a training goes, from one thread of the job. */
public interface JobListener {
  /** A worker is so far; about once a second from each. */
  default void onProgress(WorkerReport report) {}

  /** All workers ended a pass. */
  default void onEpoch(EpochReport report) {}
}
