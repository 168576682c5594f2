package org.pydl4j.spark.training;

import org.pydl4j.nn.Signature;

/**
 * What a {@link ShardFactory} is told.
 *
 * @param rank the number of this worker, from 0
 * @param workers how many there are
 * @param batchSize examples in a full batch
 * @param seed of the shuffling; to be mixed with the rank and the epoch
 * @param signature names, types and shapes that the model takes and gives
 */
public record ShardPlan(int rank, int workers, int batchSize, long seed, Signature signature) {}
