package org.pydl4j.spark.training;

import java.io.Serializable;
import java.util.Iterator;

/**
 * Makes the {@link Shard} of a worker from the rows of its partition; travels to the executors.
 *
 * @param <T> the rows of the RDD
 */
@FunctionalInterface
public interface ShardFactory<T> extends Serializable {
  /** Reads the rows, which may be one object that changes with each call of {@code next}. */
  Shard open(Iterator<T> rows, ShardPlan plan);
}
