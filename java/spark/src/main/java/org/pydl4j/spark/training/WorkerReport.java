package org.pydl4j.spark.training;

import java.io.Serializable;

/**
 * How far one worker is.
 *
 * @param rank its number, from 0
 * @param executor Spark's name of the executor
 * @param host where it runs
 * @param epoch the pass, from 0
 * @param step steps done in this pass
 * @param steps steps of the pass
 * @param score of its last batch
 * @param examples trained on by this worker since the job began
 * @param computeSeconds time in forward, backward and updaters since the job began
 * @param waitSeconds time waiting for other workers
 * @param communicationSeconds time sending, receiving and reducing
 * @param dataSeconds time getting batches
 */
public record WorkerReport(
    int rank,
    String executor,
    String host,
    long epoch,
    long step,
    long steps,
    double score,
    long examples,
    double computeSeconds,
    double waitSeconds,
    double communicationSeconds,
    double dataSeconds)
    implements Serializable {
  /** The same with another score. */
  WorkerReport withScore(double other) {
    return new WorkerReport(
        rank,
        executor,
        host,
        epoch,
        step,
        steps,
        other,
        examples,
        computeSeconds,
        waitSeconds,
        communicationSeconds,
        dataSeconds);
  }
}
