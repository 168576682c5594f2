package org.pydl4j.spark.training;

import org.pydl4j.nn.Signature;

/**
 * What a {@link ShardFactory} is told.
 *
 * @param rank the number of this worker, from 0
 * @param workers how many there are
 * @param batchSize examples in a full batch
 * @param seed of the shuffling
 * @param signature names, types and shapes that the model takes and gives
 */
public record ShardPlan(int rank, int workers, int batchSize, long seed, Signature signature) {
  /**
   * The seed of this worker, to be mixed with the epoch; a large odd number keeps workers apart.
   */
  public long workerSeed() {
    return seed + rank * 0xD1342543DE82EF95L;
  }
}
